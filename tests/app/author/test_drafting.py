"""Questions drafted from the lesson: chosen, made one's own, and approved by name."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from app.db import db
from app.models import QuestionDraft
from app.services.library import current_quiz
from tests.app.author.filling import editor, press
from tests.harness.queries import counted

PAGE = "/questions/drafted/syria-2024"
SNA = "who-turkey-backs-sna"
STEM = "Which of these backs the Syrian National Army (SNA), according to the lesson?"


def drafts(app):
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(QuestionDraft))


def take(visitor, *ids, **fields):
    visitor.open(f"{PAGE}?upto=99")
    return visitor.submit("Take as drafts", take=list(ids), **fields)


def said(page):
    return " ".join(page.text.split())


def test_a_lesson_leads_to_its_drafted_questions(chidi):
    page = chidi.open("/questions/new")
    assert PAGE in page.links.values()
    assert chidi.open(PAGE).h1 == "Draft questions from the lesson"


def test_each_stands_under_its_claim_with_key_distractors_and_level(chidi):
    text = said(chidi.open(f"{PAGE}?upto=99"))
    claim = text.index("Turkey backs SNA — documented")
    assert text.index(STEM) > claim
    assert f"{STEM} Single choice · Remember · Key: Turkey" in text
    assert "✗ Wrong: Syrian Democratic Forces (SDF) The lesson says otherwise" in text


def shown(page):
    return {box.get("value") for box in page.all("input") if box.get("name") == "take"}


def test_the_first_view_is_short_and_more_is_shown_on_demand(chidi):
    page = chidi.open(PAGE)
    assert 12 <= len(shown(page)) < 18
    assert "99 questions fit, the first" in said(page)
    assert len(shown(chidi.submit("Show more"))) >= 24


def test_questions_are_shown_by_kind_claim_event_and_level(chidi):
    chidi.open(f"{PAGE}?kind=ties")
    assert len(shown(chidi.page)) == 4
    assert SNA in shown(chidi.submit("Show", kind="", about="turkey-backs-sna"))
    assert "kind-turkey-backs-sna" not in shown(chidi.submit("Show", level="remember"))
    page = chidi.submit("Show", about="hts-formed")
    assert {id_.partition("-")[0] for id_ in shown(page)} == {"order"}
    assert "No question fits." in chidi.submit("Show", kind="who").text


def test_what_is_picked_stays_picked_while_others_are_looked_for(app, chidi):
    chidi.open(f"{PAGE}?kind=who")
    chidi.submit("Show", take=[SNA], kind="kind", quiz="actors")
    page = chidi.submit("Show more", take=[SNA, "kind-serious-test"])
    assert page.form("Show").fields().getlist("take") == [SNA, "kind-serious-test"]
    assert "2 drafts are yours now." in chidi.submit("Take as drafts").text


def test_what_is_taken_is_an_ordinary_draft_of_ones_own(app, chidi, dana):
    page = take(chidi, SNA, "judge-us-backs-sdf", quiz="actors")
    assert "2 drafts are yours now." in page.text
    assert STEM in page.links
    assert STEM not in dana.open("/questions").links
    page = chidi.open(page.links[STEM])
    fields = editor(page).fields()
    assert (fields["stem"], fields["level"], fields["quiz"]) == (STEM, "remember", "actors")
    assert "Drafted by the software from: Turkey backs SNA — documented." in said(page)


def test_nothing_reaches_students_before_a_person_publishes_it_and_the_history_names_them(
    app, chidi
):
    page = take(chidi, SNA, quiz="actors")
    with app.app_context():
        assert STEM not in [q.stem for q in current_quiz(db.session, "actors").quiz.questions]
    chidi.open(page.links[STEM])
    page = press(chidi, "Publish")
    assert page.h1 == STEM
    assert "approved by Chidi" in said(page)
    assert "drafted from: Turkey backs SNA — documented" in said(page)
    with app.app_context():
        assert current_quiz(db.session, "actors").quiz.questions[-1].stem == STEM
    chidi.submit("Edit")
    page = press(chidi, "Publish", stem="Reworded: which of these backs the SNA?")
    assert said(page).count("approved by") == 1


def test_what_is_mine_and_what_is_in_the_bank_is_told(chidi, dana):
    page = take(chidi, SNA, quiz="actors")
    about = f"{PAGE}?about=turkey-backs-sna"
    assert "you have a draft" in chidi.open(about).text
    assert "you have a draft" not in dana.open(about).text
    chidi.open(page.links[STEM])
    press(chidi, "Publish")
    assert "in the bank" in dana.open(about).text


def test_an_order_of_events_names_its_events(chidi):
    page = take(chidi, "order-hezbollah", quiz="actors")
    chidi.open(page.links["Put these events in order, the earliest first."])
    page = press(chidi, "Publish")
    assert "drafted from: Hezbollah says openly that its fighters are in Syria" in said(page)


def test_the_button_pressed_twice_takes_once(app, chidi):
    form = chidi.open(f"{PAGE}?kind=who").form("Take as drafts")
    fields, (_, address) = form.filled({"take": [SNA]}, "Take"), form.sent_by("Take")
    for _ in range(2):
        assert chidi.client.post(address, data=fields).status_code == 302
    assert drafts(app) == 1


def test_nothing_chosen_is_told(app, chidi):
    chidi.open(PAGE)
    page = chidi.submit("Take as drafts", status=422)
    assert page.errors == ["Choose at least one question."]
    assert drafts(app) == 0


def test_what_the_lesson_does_not_give_cannot_be_taken(app, chidi):
    chidi.open(PAGE)
    page = chidi.post(PAGE, {"take": "who-rules-the-moon"})
    assert "0 drafts are yours now." in page.text
    assert drafts(app) == 0


def test_taking_more_takes_no_more_queries(app, chidi):
    with app.app_context():
        engine = db.engine

    def queries() -> int:
        with counted(engine) as statements:
            chidi.open(PAGE)
        return len(statements)

    chidi.open(PAGE)
    few = queries()
    take(chidi, SNA, "judge-us-backs-sdf", "kind-serious-test")
    assert queries() == few < 12


@pytest.mark.parametrize("quiz", ["", "no-such-quiz", "every-type"])
def test_a_quiz_may_be_chosen_later(app, chidi, quiz):
    """A quiz on another lesson is none for these."""
    chidi.open(PAGE)
    chidi.post(PAGE, {"take": SNA, "quiz": quiz})
    with app.app_context():
        assert db.session.scalars(select(QuestionDraft.quiz_id)).one() is None


def test_a_new_quiz_is_begun_for_what_is_taken_once(app, chidi):
    form = chidi.open(f"{PAGE}?kind=who").form("Take as drafts")
    fields, (_, address) = (
        form.filled({"take": [SNA], "quiz": "new quiz"}, "Take"),
        form.sent_by("Take"),
    )
    for _ in range(2):
        assert chidi.client.post(address, data=fields).status_code == 302
    page = chidi.open("/questions")
    assert page.text.count("No questions yet.") == 1
    chidi.open(page.links[STEM])
    press(chidi, "Publish")
    assert "No questions yet." not in chidi.open("/questions").text


def test_a_lesson_that_is_not_there_is_not_found(chidi):
    chidi.open("/questions/drafted/no-such-lesson", status=404)


def test_only_teachers_draft(visitors):
    assert visitors.stranger().client.get(PAGE).location.startswith("/login")
    visitors.amina.open(PAGE, status=403)
    visitors.amina.post(PAGE, status=403)
