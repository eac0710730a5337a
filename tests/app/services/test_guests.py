"""A guest is kept seven days; when they join or log in, what they tried comes along, once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import func, select

from app.db import at_time, now
from app.models import AnswerEvent, Attempt, LoginSession, Person, Purpose, Role
from app.services import guests, logins, sessions
from app.services.answers import newest_answers, save_answer
from app.services.attempts import own_attempt
from app.services.problems import NotAllowedError, NotFoundError
from app.services.scoring import submit_attempt
from app.services.shelving import shelve_quiz
from tests.harness.cast import PASSWORD
from tests.harness.taking import (
    answer_all,
    assign,
    every_type,
    key,
    number_of,
    start,
)

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Guest:
    id: UUID
    token: str
    role: Role = Role.GUEST


pytestmark = pytest.mark.usefixtures("quiz_of_every_type")


@pytest.fixture
def guest(session):
    return Guest(*guests.create_guest(session))


def finish(session, who):
    attempt_id = start(session, who)
    answer_all(session, who, attempt_id)
    submit_attempt(session, who.id, attempt_id)
    return attempt_id


def adopt(session, guest, who, class_id=None):
    count = guests.adopt_guest(session, guest.id, session.get(Person, who.id), class_id)
    session.commit()
    return count


def short_answer(session, who, attempt_id, text):
    number = number_of(session, "short-answer")
    save_answer(session, who.id, attempt_id, number, {"text": [text]}, key())


def answers(session, attempt_id):
    return {name: saved.value for name, saved in newest_answers(session, attempt_id).items()}


def test_a_guest_is_known_for_seven_days(session, guest):
    assert sessions.find_session(session, guest.token).role == "guest"
    with at_time(now() + 8 * DAY):
        assert sessions.find_session(session, guest.token) is None


def test_a_guest_who_goes_on_is_kept_seven_days_more(session, guest):
    with at_time(now() + 6 * DAY):
        guests.keep_guest(session, guest.id)
        session.commit()
    with at_time(now() + 12 * DAY):
        assert guests.purge_guests(session) == 0
        assert sessions.find_session(session, guest.token) is not None


def test_expired_guests_go_with_their_attempts_and_nobody_else_does(session, cast, guest):
    finish(session, guest)
    kept = finish(session, cast.amina)
    with at_time(now() + 8 * DAY):
        assert guests.purge_guests(session) == 1
        assert guests.purge_guests(session) == 0
    assert session.get(Person, guest.id) is None
    assert session.scalars(select(Attempt.id)).all() == [kept]
    expired = select(func.count()).where(LoginSession.person_id == guest.id)
    assert session.scalar(expired) == 0


def test_a_new_guest_takes_some_expired_ones_away_in_passing(session, guest):
    for _ in range(guests.PURGE_IN_PASSING + 4):
        guests.create_guest(session)
    with at_time(now() + 8 * DAY):
        guests.create_guest(session)
    left = session.scalar(select(func.count()).where(Person.role == Role.GUEST))
    assert left == 6


def test_a_finished_attempt_comes_along_as_practice(session, cast, guest):
    attempt_id = finish(session, guest)
    assert guests.tried_by_guest(session, guest.id) == ["Every type"]
    assert adopt(session, guest, cast.amina) == 1
    attempt = own_attempt(session, attempt_id, cast.amina.id)
    assert (attempt.purpose, attempt.assignment_id) == (Purpose.PRACTICE, None)
    assert attempt.points == attempt.max_points
    assert session.get(Person, guest.id) is None
    assert sessions.find_session(session, guest.token) is None


def test_a_teacher_takes_attempts_over_as_previews_that_never_count(session, cast, guest):
    attempt_id = finish(session, guest)
    adopt(session, guest, cast.chidi)
    assert own_attempt(session, attempt_id, cast.chidi.id).purpose == Purpose.PREVIEW


def test_an_unfinished_attempt_is_gone_on_with_by_the_account(session, cast, guest):
    attempt_id = start(session, guest)
    short_answer(session, guest, attempt_id, "HTS")
    adopt(session, guest, cast.amina)
    assert start(session, cast.amina) == attempt_id
    assert "HTS" in str(answers(session, attempt_id))


def test_two_unfinished_attempts_become_one_with_the_newer_answers(session, cast, guest):
    own = start(session, cast.amina)
    other = start(session, guest)
    answer_all(session, cast.amina, own, "wrong")
    short_answer(session, guest, other, "the newer answer")
    before = answers(session, own)
    assert adopt(session, guest, cast.amina) == 1
    after = answers(session, own)
    assert "the newer answer" in str(after)
    assert len([name for name in after if after[name] != before[name]]) == 1
    assert session.scalars(select(Attempt.id)).all() == [own]


def test_an_older_answer_of_the_guest_changes_nothing(session, cast, guest):
    own, other = start(session, cast.amina), start(session, guest)
    short_answer(session, guest, other, "the older answer")
    answer_all(session, cast.amina, own)
    before = answers(session, own)
    adopt(session, guest, cast.amina)
    assert answers(session, own) == before


def test_an_answer_given_after_closing_does_not_get_into_an_assigned_attempt(session, cast, guest):
    closes_at = now() + DAY
    assign(session, cast.chidis_class, closes_at=closes_at)
    own, other = start(session, cast.amina), start(session, guest)
    with at_time(closes_at + DAY):
        short_answer(session, guest, other, "too late")
        adopt(session, guest, cast.amina)
        assert answers(session, own) == {}


def test_answers_to_a_question_that_changed_meanwhile_are_not_mixed_up(session, cast, guest):
    other = start(session, guest)
    answer_all(session, guest, other)
    shelve_quiz(session, every_type(lambda text: text + " Changed."))
    session.commit()
    own = start(session, cast.amina)
    adopt(session, guest, cast.amina)
    unchanged = {q.id for q in every_type().questions} & set(answers(session, own))
    assert not unchanged
    assert session.scalar(select(func.count()).select_from(AnswerEvent)) == 0


def test_attempts_count_for_the_class_joined_while_attempts_are_allowed(session, cast, guest):
    assignment_id = assign(session, cast.danas_class, attempts_allowed=2)
    made = [finish(session, guest) for _ in range(3)]
    adopt(session, guest, cast.erik, cast.danas_class)
    found = [own_attempt(session, attempt_id, cast.erik.id) for attempt_id in made]
    assert [attempt.assignment_id for attempt in found] == [assignment_id, assignment_id, None]
    assert [attempt.purpose for attempt in found] == ["assigned", "assigned", "practice"]


@pytest.mark.parametrize(
    "terms",
    [
        {"opens_at": timedelta(hours=1)},
        {"closes_at": timedelta(hours=-1)},
        {"withdrawn_at": timedelta(hours=-1)},
    ],
)
def test_attempts_do_not_count_for_what_is_not_open(session, cast, guest, terms):
    assign(session, cast.danas_class, **{name: now() + after for name, after in terms.items()})
    attempt_id = finish(session, guest)
    adopt(session, guest, cast.erik, cast.danas_class)
    assert own_attempt(session, attempt_id, cast.erik.id).assignment_id is None


def test_logging_in_brings_a_guests_attempts_along_if_asked_to(session, cast, guest):
    attempt_id = finish(session, guest)
    login = logins.log_in(session, "amina", PASSWORD, counted_for=("x",), guest_id=guest.id)
    assert login.adopted == 1
    assert own_attempt(session, attempt_id, cast.amina.id)


def test_a_wrong_password_brings_nothing_along(session, cast, guest):
    attempt_id = finish(session, guest)
    with pytest.raises(NotAllowedError):
        logins.log_in(session, "amina", "a wrong one", counted_for=("x",), guest_id=guest.id)
    assert own_attempt(session, attempt_id, guest.id)


@pytest.mark.parametrize("who", ["ben", "chidi"])
def test_only_guests_can_be_taken_over(session, cast, who):
    with pytest.raises(NotFoundError):
        guests.adopt_guest(session, getattr(cast, who).id, session.get(Person, cast.amina.id))
