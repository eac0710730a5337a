"""A quiz's page, and starting from it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.db import db, now
from app.models import Attempt, Person, Release, Role
from app.security import COOKIE
from tests.harness.taking import ALL, SLUG, assign
from tests.harness.visitor import Visitor

PAGE = f"/quizzes/{SLUG}"
LATER = timedelta(days=1)


pytestmark = pytest.mark.usefixtures("quiz_of_every_type")


@pytest.fixture
def set_(app, visitors):
    def set_quiz(**terms):
        with app.app_context():
            return assign(db.session, visitors.cast.chidis_class, **terms)

    return set_quiz


def count(app, model):
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(model))


def test_it_says_what_it_covers_and_how_it_counts(visitors):
    page = visitors.amina.open(PAGE)
    for words in (
        "Every type",
        f"{ALL}, one a page",
        "The conflict",
        "Practice",
        "Up to 1 a question",
    ):
        assert words in page.text


def test_a_quiz_that_is_not_there(visitor):
    visitor.open("/quizzes/no-such-quiz", status=404)


def test_reading_it_makes_nobody_a_guest(app, visitor):
    page = visitor.open(PAGE)
    assert "No account is needed" in page.text
    assert COOKIE not in page.response.headers.get("Set-Cookie", "")
    assert count(app, Person) == 0


def test_a_stranger_who_starts_becomes_a_guest_and_goes_on_where_they_were(app, visitor):
    visitor.open(PAGE)
    page = visitor.submit("Start")
    assert page.path.endswith("/1")
    assert count(app, Person) == count(app, Attempt) == 1
    visitor.open(PAGE)
    assert visitor.submit("Continue").path == page.path


def test_a_stranger_who_presses_start_twice_is_one_guest(app, visitor):
    """The second press is sent before the first one's cookie has come."""
    form = visitor.open(PAGE).form("Start")
    answers = []
    for _ in range(2):
        other = Visitor(app)
        other.client.set_cookie(
            "crosscurrents_form", visitor.client.get_cookie("crosscurrents_form").value
        )
        answers.append(other.client.post(form.action, data=form.fields()))
    assert answers[0].location == answers[1].location
    assert count(app, Person) == count(app, Attempt) == 1


def test_the_terms_of_the_class_are_shown_in_its_zone(visitors, set_):
    set_(closes_at=now() + LATER, attempts_allowed=2, release=Release.CLOSING)
    text = visitors.amina.open(PAGE).text
    for words in ("Chidi's class", "(Europe/Berlin)", "2 attempts left of 2", "The best attempt"):
        assert words in text
    assert "The result opens at the closing time" in text
    assert "This attempt counts for Chidi's class" in text
    assert "Chidi's class" not in visitors.erik.open(PAGE).text


def test_without_attempts_left_it_says_so_and_offers_none(visitors, set_):
    set_(attempts_allowed=1)
    form = visitors.amina.open(PAGE).form("Start")
    visitors.amina.submit("Start")
    visitors.amina.open(visitors.amina.page.path.replace("/1", "/check"))
    visitors.amina.submit("Hand in")
    page = visitors.amina.open(PAGE)
    assert "No attempts left" in page.text
    assert not [f for f in page.forms if f.action.endswith("/start")]
    refused = visitors.amina.post(form.action, {"start_key": "a-key-of-another-page"}, status=409)
    assert "every attempt that your class allows (1)" in refused.text


def test_where_results_are_held_back_there_is_no_practice_before(visitors, set_):
    set_(opens_at=now() + LATER, closes_at=now() + 2 * LATER, release=Release.CLOSING)
    page = visitors.amina.open(PAGE)
    assert "Not open yet" in page.text
    visitors.amina.post(f"{PAGE}/start", {"start_key": "x" * 20}, status=409)


def test_one_s_attempts_are_listed(visitors):
    visitors.amina.open(PAGE)
    visitors.amina.submit("Start")
    assert "not handed in" in visitors.amina.open(PAGE).text
    assert "not handed in" not in visitors.ben.open(PAGE).text


def test_a_teacher_takes_a_preview(app, visitors):
    assert "A preview for teachers" in visitors.chidi.open(PAGE).text
    visitors.chidi.submit("Start")
    with app.app_context():
        attempt = db.session.scalars(select(Attempt)).one()
        assert attempt.purpose == "preview"
        assert db.session.get(Person, attempt.person_id).role == Role.TEACHER


def test_the_same_form_sent_again_after_handing_in_leads_to_the_result(visitors):
    form = visitors.amina.open(PAGE).form("Start")
    first = visitors.amina.submit("Start")
    visitors.amina.open(first.path.replace("/1", "/check"))
    visitors.amina.submit("Hand in")
    again = visitors.amina.client.post(form.action, data=form.fields())
    assert again.location == first.path.removesuffix("/1")
