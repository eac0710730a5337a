"""Quizzes are made, worded and put in order by authors; students see none that is empty."""

from __future__ import annotations

import pytest

from app.db import db
from app.models import StoredQuiz
from app.services.bank import list_quiz
from quizzes.types.sample_lesson import LESSON
from tests.app.author.filling import editor, fill_in, press
from tests.app.author.test_every_type import SAMPLES
from tests.harness.taking import SLUG

NEW = f"/questions/quizzes/new/{LESSON.slug}"
WORDS = {"title": "Written here", "summary": "All that was written here."}


def stems(app, slug=SLUG):
    with app.app_context():
        return [line.stem for line in list_quiz(db.session, slug).questions]


def test_a_quiz_begins_empty_and_says_so(chidi):
    chidi.open(NEW)
    page = chidi.submit("Begin the quiz", **WORDS)
    assert page.path == "/questions/quizzes/written-here"
    assert page.h1 == "Written here"
    assert "Students do not see this quiz until it has one." in page.text


def test_pressed_twice_it_is_one_quiz(app, chidi):
    chidi.open(NEW)
    fields = chidi.page.form("Begin the quiz").filled(WORDS)
    pages = [chidi.client.post(NEW, data=fields).location for _ in range(2)]
    assert pages == ["/questions/quizzes/written-here"] * 2
    with app.app_context():
        assert db.session.query(StoredQuiz).filter_by(title="Written here").count() == 1


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"title": ""}, "Give the quiz a title of 3 to 80 letters."),
        ({"title": "x" * 81}, "Give the quiz a title of 3 to 80 letters."),
        ({"summary": "short"}, "Say in 10 to 300 letters what the quiz covers."),
    ],
)
def test_words_are_asked_for_and_kept(chidi, changes, error):
    chidi.open(NEW)
    page = chidi.submit("Begin the quiz", status=422, **WORDS | changes)
    assert page.title.startswith("Error: ")
    assert page.errors == [error]
    kept = page.form("Begin the quiz").fields()
    assert {name: kept[name] for name in WORDS} == WORDS | changes


def test_a_question_can_be_published_into_a_quiz_begun_on_the_way(app, chidi):
    chidi.open(f"/questions/new/single-choice?lesson={LESSON.slug}")
    fill_in(chidi, SAMPLES["single-choice"], "Begin a new quiz for it")
    assert chidi.page.h1 == "New quiz"
    page = chidi.submit("Begin the quiz", **WORDS)
    assert editor(page).fields()["quiz"] == "written-here"
    assert editor(page).fields()["stem"] == SAMPLES["single-choice"]["stem"]
    press(chidi, "Publish")
    assert stems(app, "written-here") == [SAMPLES["single-choice"]["stem"]]


def test_an_empty_quiz_is_not_offered_to_anybody_else(chidi, visitors):
    chidi.open(NEW)
    chidi.submit("Begin the quiz", **WORDS)
    for reader in (visitors.amina, visitors.stranger()):
        assert "Written here" not in reader.open("/").text
        assert "Written here" not in reader.open(f"/lessons/{LESSON.slug}").text
        page = reader.open("/quizzes/written-here")
        assert "Start" not in [text for form in page.forms for text, _ in form.buttons()]


def test_an_empty_quiz_is_not_offered_for_a_class(chidi, visitors):
    chidi.open(NEW)
    chidi.submit("Begin the quiz", **WORDS)
    page = chidi.open(f"/classes/{visitors.cast.chidis_class}/assign")
    assert "Every type" in page.text
    assert "Written here" not in page.text


def test_questions_move_and_leave(app, chidi):
    before = stems(app)
    chidi.open(f"/questions/quizzes/{SLUG}")
    chidi.fill({}, "↓")
    assert stems(app)[:2] == [before[1], before[0]]
    page = chidi.submit("Take out")
    assert "The question was taken out." in page.text
    assert before[1] not in stems(app)
    assert before[1] in chidi.open("/questions").links


def test_title_and_summary_can_be_changed(chidi):
    chidi.open(f"/questions/quizzes/{SLUG}/words")
    page = chidi.submit("Save", **WORDS)
    assert page.h1 == "Written here"
    assert page.path == f"/questions/quizzes/{SLUG}"
    assert "Revision 2." in page.text
    assert "Written here" in chidi.open(f"/quizzes/{SLUG}").h1


@pytest.mark.parametrize("data", [{}, {"question": "x"}, {"question": "0" * 32}])
def test_what_no_page_of_ours_sends_changes_nothing(app, chidi, data):
    before = stems(app)
    chidi.open(f"/questions/quizzes/{SLUG}")
    chidi.post(f"/questions/quizzes/{SLUG}/move", data, status=404)
    assert stems(app) == before


def test_quizzes_and_lessons_that_are_not_there_are_not_found(chidi):
    for address in ("/questions/quizzes/none", "/questions/quizzes/none/words", NEW + "-none"):
        chidi.open(address, status=404)


def test_somebody_elses_draft_cannot_be_given_a_quiz(chidi, dana):
    chidi.open(f"/questions/new/ordering?lesson={LESSON.slug}")
    draft = press(chidi, "Save draft", stem="Mine?").path.rpartition("/")[2]
    dana.open(f"{NEW}?draft={draft}")
    dana.submit("Begin the quiz", status=404, **WORDS)
