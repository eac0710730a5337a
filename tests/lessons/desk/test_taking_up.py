"""A lesson edited as files is taken onto the desk, and published again just as it was."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessons.dates import is_date
from lessons.desk.beginning import begin
from lessons.desk.finishing import finish, tidy
from lessons.desk.reopening import reopen
from lessons.desk.rows import KINDS, Desk
from lessons.desk.writing import places, write
from lessons.document import Lesson, Source
from lessons.drafting.article import article_of_text
from lessons.drafting.draft import draft_article
from lessons.folder import read_lesson
from tests.harness.desk import ARTICLE, CITATION, ready
from tests.lessons import strategies
from tests.lessons.conftest import changed

LIBRARY = Path(__file__).parents[3] / "lessons" / "library"
DESK = begin(draft_article(article_of_text(ARTICLE, **CITATION)), "2026-11-22")
OTHER = Source(title="Another article", paragraphs=1)
SHIPPED = [read_lesson(folder).value for folder in LIBRARY.iterdir() if folder.is_dir()]


def published(desk: Desk, lesson: Lesson) -> Lesson:
    """Publish a desk on the day on which the lesson was checked last."""
    return finish(desk, OTHER, lesson.slug, lesson.last_checked)


@pytest.mark.parametrize("lesson", SHIPPED, ids=lambda lesson: lesson.slug)
@pytest.mark.parametrize("desk", [Desk(), DESK, ready(DESK)], ids=["bare", "found", "decided"])
def test_a_shipped_lesson_is_the_same_after_the_desk(lesson, desk):
    desk = reopen(desk, lesson)
    assert published(desk, lesson).fingerprint() == lesson.fingerprint()
    again = write(desk, places(desk))
    assert published(again, lesson).fingerprint() == lesson.fingerprint()
    assert reopen(again, lesson) == again


def texts_in(value: Any, make: Callable[[str], str]) -> Any:
    """Change each text of plain data."""
    if isinstance(value, dict):
        return {key: texts_in(inner, make) for key, inner in value.items()}
    if isinstance(value, list):
        return [texts_in(inner, make) for inner in value]
    return make(value) if isinstance(value, str) else value


def sound_enough(lesson: Lesson) -> Lesson:
    """Put right what the checks forbid, and lines that no form keeps: the rest stays wild."""
    plain = texts_in(json.loads(lesson.to_json()), tidy)
    for kind in ("sections", "actors", "claims", "events", "terms"):
        for n, row in enumerate(plain.get(kind, ())):
            row["id"] = f"{kind}-{n}"
    for n, section in enumerate(plain.get("sections", ())):
        section["paragraphs"] = section["paragraphs"] or [{"id": "x", "text": "Something."}]
        for m, paragraph in enumerate(section["paragraphs"]):
            paragraph["id"] = f"p-{n}-{m}"
    for n, actor in enumerate(plain.get("actors", ())):
        actor["aliases"] = [f"{alias} {n}" for alias in actor.get("aliases", ())]
    for event in plain.get("events", ()):
        event["actors"] = [f"actors-{n}" for n, _ in enumerate(plain.get("actors", ()))]
    for term in plain.get("terms", ()):
        term["forms"] = []
    if not is_date(plain["source"].get("date", "2024")):
        del plain["source"]["date"]
    return Lesson.model_validate(plain)


@settings(max_examples=12)
@given(strategies.lessons.map(sound_enough), st.sampled_from([Desk(), ready(DESK)]))
def test_any_lesson_is_the_same_after_the_desk(lesson, desk):
    assert published(reopen(desk, lesson), lesson) == lesson


def test_findings_keep_their_places_among_the_rows_of_a_lesson_in_its_own_order():
    desk = ready(DESK)
    lesson = finish(desk, OTHER, "lake", SHIPPED[0].last_checked)
    turned = changed(lesson, actors=lesson.actors[::-1], claims=lesson.claims[::-1])
    again = reopen(desk, turned)
    assert published(again, turned).actors == turned.actors
    assert published(again, turned).claims == turned.claims
    assert {row.id for row in again.actors} == {row.id for row in desk.actors}
    places = [[row.accepted for row in d.actors] for d in (again, desk)]
    assert places[0] == places[1]


def test_what_was_found_of_a_row_stays_with_it():
    desk = ready(DESK)
    again = reopen(desk, finish(desk, OTHER, "lake", SHIPPED[0].last_checked))
    for kind in KINDS:
        found = {row.id: row.sentences for row in desk.rows(kind)}
        assert {row.id: row.sentences for row in again.rows(kind)} == found
