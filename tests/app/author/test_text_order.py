"""Ordering the text, using the article's numbers, and every field of the lesson's front."""

from __future__ import annotations

import ast
from datetime import date
from uuid import UUID

import pytest

from app.author.lesson_fault_words import LESSON_FAULTS
from app.db import db, new_id
from app.services.articles import desk_in, keep_article
from app.services.lesson_drafts import find_desk
from lessons.desk.arranging import add_paragraph, add_section
from lessons.desk.finishing import finish
from lessons.desk.troubles import TOLD
from lessons.desk.writing import FRONT, SOURCE, write
from lessons.document import Source
from tests.harness.desk import finished, make
from tests.harness.sources import calls, named

COUNTED = "Uganda sent 2,000 soldiers to Kenya.\n\nKenya lost forty boats."


def two_sections(desk):
    desk = add_section(add_paragraph(desk, "section-1"))
    return write(
        desk, {"section-2.title": "Later", "paragraph-2.text": "B", "paragraph-3.text": "C"}
    )


@pytest.fixture
def article(app, visitors):
    """A desk with two paragraphs in its first section, and one in its second."""
    with app.app_context():
        draft = finished(db.session, visitors.cast.chidi)
        make(db.session, draft, two_sections)
        return draft.article_id


@pytest.fixture
def desk(app, visitors, article):
    """Give what lies on the desk."""

    def desk():
        with app.app_context():
            return desk_in(find_desk(db.session, UUID(str(article)), visitors.cast.chidi.id))

    return desk


@pytest.fixture
def press(chidi, article):
    """Press a button of the text, with something typed before."""
    address = f"/articles/{article}/desk"
    chidi.open(f"{address}?show=text")

    def press(button, **typed):
        return chidi.fill(typed, button, action=f"{address}/text")

    return press


def order(desk):
    return [[p.id[-1] for p in section.paragraphs] for section in desk.sections]


@pytest.mark.parametrize(
    ("button", "after"),
    [
        ("Up section 1, paragraph 2", [["2", "1"], ["3"]]),
        ("Down section 1, paragraph 2", [["1"], ["2", "3"]]),
        ("To section 2 section 1, paragraph 1", [["2"], ["3", "1"]]),
        ("Down section 1", [["3"], ["1", "2"]]),
        ("Take out section 1, paragraph 2", [["1"], ["3"]]),
    ],
)
def test_a_button_moves_a_part_of_the_text_and_undo_brings_it_back(
    chidi, press, desk, button, after
):
    press(button, **{"title": "Typed on"})
    assert order(desk()) == after
    chidi.submit("Undo")
    assert order(desk()) == [["1", "2"], ["3"]]
    assert desk().title == "Typed on"  # what was typed is a step of its own


def test_a_claim_goes_with_its_paragraph(press, desk):
    stated = [claim.paragraph for claim in desk().claims]
    press("Down section 1")
    assert [claim.paragraph for claim in desk().claims] == stated
    page = press("Take out section 2, paragraph 1")
    assert "The words for the claim “Uganda backs Kenya” do not stand in the text." in page.text


def test_the_same_move_sent_twice_counts_once(chidi, article, press, desk):
    form = chidi.page.form("Up section 1, paragraph 2")
    sent = form.filled({"title": "Typed on"}, "Up section 1, paragraph 2")
    for _ in range(2):
        chidi.client.post(form.action, data=sent)
    assert order(desk()) == [["2", "1"], ["3"]]


def test_a_stale_move_is_made_when_its_author_has_settled_what_clashed(chidi, press, desk):
    stale = chidi.page.form("Up section 1, paragraph 2")
    press("Save", title="Elsewhere")
    sent = stale.filled({"title": "Here"}, "Up section 1, paragraph 2")
    page = chidi.arrive(chidi.client.post(stale.action, data=sent), 409)
    assert "Title There now: Elsewhere From this page: Here" in page.text
    chidi.submit("Use what this page says")
    assert (desk().title, order(desk())[0]) == ("Here", ["2", "1"])


def test_numbers_stand_beside_their_sentences_and_go_into_the_text(app, visitors, chidi):
    with app.app_context():
        key = new_id()
        keep_article(db.session, visitors.cast.chidi.id, key, COUNTED, {"title": "Boats"})
    page = chidi.open(f"/articles/{key}/desk?show=text")
    assert "2,000 soldiers S1 Uganda sent 2,000 soldiers to Kenya." in page.text
    page = chidi.fill({}, "Insert forty boats", action=f"/articles/{key}/desk/text")
    fields = page.form(action=f"/articles/{key}/desk/text").fields()
    assert (fields["paragraph-1.text"], fields["paragraph-1.rests"]) == ("forty boats", "S2")
    assert "forty boats in your text" in page.text


def test_every_field_of_the_front_is_written_on_the_desk(press, desk):
    dates = {"as_of": "2026-03-08", "next_check": "2029-01-02", "source_date": "2026-02"}
    typed = {name: f"My {name}" for name in FRONT} | {f"source_{n}": f"My {n}" for n in SOURCE}
    page = press("Save", **typed | dates | {"language": "nb"})
    lesson = finish(desk(), Source(title="Other", paragraphs=7), "x", date(2026, 11, 22))
    front = {name: str(getattr(lesson, name)) for name in FRONT}
    assert front == {n: (typed | dates | {"language": "nb"})[n] for n in FRONT}
    source = {name: getattr(lesson.source, name) for name in SOURCE}
    assert source == {n: (typed | dates)[f"source_{n}"] for n in SOURCE}
    assert page.form(action=f"{page.path}/text").fields()["content_note"] == "My content_note"


def test_all_that_the_lessons_checks_find_has_words_of_the_desk():
    codes = {
        argument.value
        for path in named(".py", under="lessons")
        for name, call in calls(path)
        if name in {"Flaw", "_twice"}
        for argument in call.args[2:3]
        if isinstance(argument, ast.Constant)
    }
    assert codes - TOLD <= LESSON_FAULTS.keys()
    assert len(codes) > 15
