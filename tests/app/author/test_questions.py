"""The bank's pages: every question with its key, its claims, its history and what changed."""

from __future__ import annotations

import json
from urllib.parse import urlencode

import pytest

from app.db import db
from app.services.bank import list_quiz
from app.services.shelving import shelve_lesson
from quizzes.types import TYPES, by_hand_only
from quizzes.types.sample_lesson import LESSON
from tests.app.author.filling import editor, press
from tests.harness.queries import counted
from tests.harness.taking import SLUG

STEM = "A new question, is it not?"


def marked(page, tag):
    """Give the words that one of two texts has alone."""
    return ["".join(element.itertext()) for element in page.all(tag)]


def test_every_quiz_is_listed_with_its_questions(chidi):
    page = chidi.open("/questions")
    assert page.h1 == "Questions"
    assert {"Every type", "Who is who"} <= page.links.keys()
    for question in (type_.samples().question for type_ in TYPES.values()):
        assert question.stem in page.links or by_hand_only(question)


def test_a_longer_bank_takes_no_more_queries(app, chidi, publish):
    with app.app_context():
        engine = db.engine

    def queries() -> int:
        with counted(engine) as statements:
            chidi.open("/questions")
        return len(statements)

    chidi.open("/questions")
    few = queries()
    for number in range(4):
        publish(stem=f"Number {number} of them, is it not?")
    assert queries() == few


def test_questions_are_found_by_the_claim_that_they_rest_on(chidi):
    page = chidi.open("/questions?claim=south-backs-front")
    assert TYPES["evidence"].samples().question.stem in page.links
    assert TYPES["single-choice"].samples().question.stem not in page.links
    assert "Northland backs League — documented" in page.text
    assert "No question rests on this claim." in chidi.open("/questions?claim=no-such").text


def test_questions_are_found_by_words_in_capitals_or_not(chidi):
    stem = TYPES["evidence"].samples().question.stem
    page = chidi.open(f"/questions?{urlencode({'words': stem[:20].upper()})}")
    assert stem in page.links
    assert TYPES["single-choice"].samples().question.stem not in page.links
    assert "No question has these words." in chidi.open("/questions?words=no-such").text


def test_a_question_is_shown_with_its_key_and_claims(chidi, publish):
    page = chidi.open(publish())
    assert page.h1 == STEM
    assert "The River League the key" in page.text
    assert "Feedback It holds the pass." in page.text
    assert page.links["League captures ground from Front — documented"].endswith(
        "claim=river-holds-bridge"
    )
    assert "The River League holds the old bridge" in page.text
    assert page.links["Every type"].endswith(SLUG)


@pytest.mark.parametrize("name", TYPES)
def test_every_type_is_shown_without_a_word_of_the_machinery(name, chidi, publish):
    page = chidi.open(publish(name))
    question = TYPES[name].samples().question
    braces = () if name == "gap" else ("{", "}")  # there the author wrote them
    for word in ("single-choice", "None", "captures-from", *braces):
        assert word not in page.text
    assert page.text.count("Revision") >= 1
    assert question.level.capitalize() in page.text


def edit(visitor, address, **changes):
    visitor.open(address)
    visitor.submit("Edit")
    return press(visitor, "Publish", **changes)


def test_an_edit_is_a_new_revision_and_the_old_one_can_be_read(chidi, dana, publish):
    address = publish()
    page = edit(dana, address, stem="Reworded now, is it not?")
    assert page.h1 == "Reworded now, is it not?"
    assert "Revision 2 What changed in revision 2" in page.text
    assert "Dana" in page.text
    old = chidi.open(f"{address}?revision=1")
    assert old.h1 == STEM
    assert "This is revision 1. Revision 2 is asked now." in old.text


def test_what_changed_is_said_field_by_field(chidi, publish):
    address = publish()
    edit(
        chidi,
        address,
        stem="A new question, or is it?",
        level="apply",
        **{
            "options-0-feedback": "It says so there.",
            "options-1-text": "",
            "options-1-key": "",
            "options-1-feedback": "",
            "options-3-text": "Northland",
            "options-3-feedback": "It pays.",
            "options-3-misconception": "wrong-actor",
        },
    )
    page = chidi.open(f"{address}/changes?to=2")
    assert page.h1 == "What changed"
    said = page.text[page.text.index("Compare") :]
    assert "Question Before: A new question, is it not? Now: A new question, or is it?" in said
    assert "Level Before: Remember Now: Apply" in said
    assert "Option “The River League” · Feedback Before: It says so." in said
    assert "Option “The Hill Front” · Text Before: The Hill Front Now: nothing" in said
    assert "Option “Northland” · Misconception Before: nothing Now: Wrong actor" in said
    assert marked(page, "del")[0] == "it not?"
    assert marked(page, "ins")[:2] == ["or", "it?"]
    assert "The two say the same." in chidi.open(f"{address}/changes?since=2&to=2").text


def test_when_the_lesson_changes_a_question_says_what_needs_mending(app, chidi, publish):
    address = publish()
    with app.app_context():
        data = json.loads(LESSON.to_json())
        data["claims"] = [row for row in data["claims"] if row["id"] != "river-holds-bridge"]
        shelve_lesson(db.session, type(LESSON).model_validate(data))
        db.session.commit()
    assert "this question needs mending" in chidi.open(address).text
    page = chidi.submit("Edit")
    assert "river-holds-bridge no longer stands in the lesson" in page.text
    page = press(chidi, "Publish", status=422)
    assert "The lesson has no such claim any more. Choose another." in page.errors
    assert editor(page).fields()["claims"] == "river-holds-bridge"


def test_an_old_revision_comes_back_as_a_draft_and_a_new_revision(chidi, publish):
    address = publish()
    edit(chidi, address, stem="Worse now, is it not?")
    chidi.open(f"{address}?revision=1")
    fields = chidi.page.form("Bring this revision back").fields()
    action = chidi.page.form("Bring this revision back").action
    for _ in range(2):
        answer = chidi.client.post(action, data=fields, follow_redirects=True)
        page = chidi.arrive(answer, 200)
    assert editor(page).fields()["stem"] == STEM
    assert len([a for a in chidi.open("/questions").links if a == STEM]) == 1
    chidi.open(page.path)
    page = press(chidi, "Publish")
    assert page.h1 == STEM
    assert "Published as revision 3." in page.text


def test_the_second_author_sees_the_other_revision_and_may_publish_over_it(chidi, dana, publish):
    address = publish()
    chidi.open(address)
    chidi.submit("Edit")
    edit(dana, address, stem="Dana's words, is it not?")
    page = press(chidi, "Publish", stem="Chidi's words, is it not?", status=409)
    assert page.title.startswith("Error: ")
    assert "Published meanwhile by Dana" in page.text
    assert "Dana's words, is it not?" in page.text
    assert page.links["See revision 2, in a new tab"] == address
    assert editor(page).fields()["stem"] == "Chidi's words, is it not?"
    page = press(chidi, "Publish over it")
    assert page.h1 == "Chidi's words, is it not?"
    assert "Published as revision 3." in page.text


@pytest.mark.parametrize(
    "rest",
    ["?revision=0", "?revision=x", "?revision=7", "?revision=" + "9" * 30, "/changes?to=9"],
)
def test_a_revision_that_is_not_there_is_not_found(chidi, publish, rest):
    chidi.open(publish() + rest, status=404)


def test_new_questions_begin_with_lesson_and_type(chidi):
    page = chidi.open("/questions/new")
    assert f"On “{LESSON.title}”" in page.text
    links = {a.get("href") for a in page.all("a")}
    for name in TYPES:
        assert f"/questions/new/{name}?lesson={LESSON.slug}" in links
    assert f"/questions/new/single-choice?lesson={LESSON.slug}&preset=true-false" in links
    only = chidi.open(f"/questions/new?quiz={SLUG}")
    assert "The road to Aleppo" not in only.text


@pytest.mark.parametrize(
    "address",
    ["/questions/new/no-such-type?lesson=two-rivers", "/questions/new/ordering?lesson=none",
     "/questions/new/ordering"],
)  # fmt: skip
def test_what_cannot_be_asked_is_not_found(chidi, address):
    chidi.open(address, status=404)


def test_a_question_new_in_the_bank_is_in_the_quizs_list(app, publish):
    publish()
    with app.app_context():
        assert list_quiz(db.session, SLUG).questions[-1].stem == STEM
