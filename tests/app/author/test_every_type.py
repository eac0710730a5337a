"""Every type can be written in the browser, from an empty page to a student's full mark."""

from __future__ import annotations

import pytest

from app.db import db
from app.models import Attempt
from app.services.library import current_quiz
from quizzes.types import TYPES
from quizzes.types.sample_lesson import LESSON
from tests.app.author.filling import fill_in, press
from tests.harness.taking import ALL, NAMES, SLUG, samples_of
from tests.harness.writing import as_typed

SAMPLES = {name: as_typed(type_.samples().question) for name, type_ in TYPES.items()}
RICHER = {
    "true-false": (
        "single-choice",
        {
            "preset": "true-false",
            "options": [
                {"key": "true", "text": "True", "correct": True, "feedback": "So it is."},
                {
                    "key": "false",
                    "text": "False",
                    "feedback": "Read again.",
                    "misconception": "wrong-actor",
                },
            ],
        },
    ),
    "kept in order": ("single-choice", {"shuffle": False}),
    "six lines": (
        "ordering",
        {
            "items": [
                {"key": word, "text": word.title(), "feedback": "So."}
                for word in ("talks", "bridge", "meeting", "truce", "after", "end")
            ]
        },
    ),
    "many spellings": (
        "short-answer",
        {
            "actor": None,
            "accept": ["The League", "Rïver Lèague"],
            "wrong": [
                {"text": "Front", "feedback": "No.", "misconception": "wrong-actor"},
                {"text": "Guard", "feedback": "No."},
                {"text": "Northland", "feedback": "No."},
            ],
        },
    ),
    "ties written out": (
        "relations",
        {
            "ties": [
                {"who": "northland", "relation": "backs", "whom": "river-league", "feedback": "A"},
                {"who": "river-league", "relation": "fights", "whom": "hill-front"},
            ]
        },
    ),
    "words quoted": (
        "multiple-choice",
        {
            "evidence": [
                {"paragraph": "the-months", "words": "In January the talks failed."},
                {"paragraph": "the-bridge", "words": "It took it in March"},
            ],
            "explanation": "Two\nlines & <marks>.",
        },
    ),
}
WRITTEN = {name: (name, data) for name, data in SAMPLES.items()} | {
    name: (type_name, {n: v for n, v in (SAMPLES[type_name] | changes).items() if v is not None})
    for name, (type_name, changes) in RICHER.items()
}


def new(visitor, type_name, preset=None):
    address = f"/questions/new/{type_name}?lesson={LESSON.slug}&quiz={SLUG}"
    return visitor.open(address + (f"&preset={preset}" if preset else ""))


def asked_last(app):
    with app.app_context():
        return current_quiz(db.session, SLUG).quiz.questions[-1]


@pytest.mark.parametrize("name", WRITTEN)
def test_a_question_is_written_from_nothing_published_and_says_what_was_typed(name, app, chidi):
    type_name, data = WRITTEN[name]
    new(chidi, type_name, data.get("preset"))
    page = fill_in(chidi, data, "Publish")
    assert page.h1 == data["stem"]
    assert "Published as revision 1" in page.text
    assert as_typed(asked_last(app)) == data


@pytest.mark.parametrize("name", WRITTEN)
def test_an_edit_without_a_change_is_none(name, app, chidi):
    type_name, data = WRITTEN[name]
    new(chidi, type_name, data.get("preset"))
    fill_in(chidi, data, "Publish")
    chidi.submit("Edit")
    page = press(chidi, "Publish")
    assert "Nothing had changed: revision 1 stands." in page.text
    assert as_typed(asked_last(app)) == data


@pytest.mark.parametrize("name", NAMES)
def test_what_was_written_can_be_tried_before_it_is_published(name, chidi):
    new(chidi, name)
    page = fill_in(chidi, SAMPLES[name], "Preview")
    assert page.h1 == SAMPLES[name]["stem"]
    right = TYPES[name].samples().right[0].raw
    page = chidi.fill(dict(right), "Mark this answer")
    assert "This answer earns 1 of 1 point." in page.text
    assert "Nothing is kept." in page.text


def test_what_only_a_teacher_can_mark_is_tried_without_points(chidi):
    new(chidi, "open-response")
    fill_in(chidi, SAMPLES["open-response"], "Preview")
    page = chidi.fill({"text": ["They fought."]}, "Mark this answer")
    assert "A teacher marks this answer with the rubric" in page.text


def test_a_number_that_cannot_be_read_is_shown_again_with_the_reason(chidi):
    new(chidi, "numerical")
    fill_in(chidi, SAMPLES["numerical"], "Preview")
    page = chidi.fill({"number": ["two"]}, "Mark this answer", status=422)
    assert "“two” cannot be read as a number." in page.text
    assert any(form.fields().get("number") == "two" for form in page.forms)


@pytest.mark.parametrize("name", TYPES)
def test_an_empty_question_is_not_published_and_says_what_it_needs(name, chidi):
    new(chidi, name)
    page = press(chidi, "Publish", status=422)
    assert page.title.startswith("Error: ")
    assert "Write the question." in page.errors
    assert not [error for error in page.errors if "Field required" in error or "should" in error]


def test_a_quiz_written_in_the_browser_is_taken_and_marked(app, chidi, visitors):
    chidi.open(f"/questions/quizzes/new/{LESSON.slug}")
    chidi.submit("Begin the quiz", title="Written here", summary="All that was written.")
    for name in NAMES:
        chidi.open(f"/questions/new/{name}?lesson={LESSON.slug}&quiz=written-here")
        fill_in(chidi, SAMPLES[name], "Publish")
    visitors.amina.open("/quizzes/written-here")
    visitors.amina.submit("Start")
    for raw in samples_of():
        visitors.amina.fill(
            dict(raw), "Check" if f"{ALL} of {ALL}" in visitors.amina.page.text else "Next"
        )
    visitors.amina.submit("Hand in")
    with app.app_context():
        attempt = db.session.query(Attempt).one()
        assert (attempt.points, attempt.max_points) == (ALL, ALL)
