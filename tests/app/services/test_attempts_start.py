"""Starting an attempt: once, resumed anywhere, within the limits that a class sets."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.db import at_time, now
from app.models import Enrolment, Purpose, Release, Role
from app.services.attempts import find_attempt, own_attempt
from app.services.library import current_lesson, current_quiz
from app.services.problems import ConflictError, NotAllowedError, NotFoundError
from app.services.scoring import submit_attempt
from app.services.shelving import shelve_quiz
from app.services.starts import guest_again, start_attempt
from quizzes.types.sample_lesson import LESSON
from tests.harness.taking import (
    SLUG,
    assign,
    every_type,
    key,
    start,
)

LATER = timedelta(days=1)


pytestmark = pytest.mark.usefixtures("quiz_of_every_type")


def finish(session, who, slug=SLUG):
    attempt_id = start(session, who, slug)
    submit_attempt(session, who.id, attempt_id)
    return attempt_id


def attempt_of(session, who, attempt_id):
    return own_attempt(session, attempt_id, who.id)


def test_an_attempt_pins_what_it_asks(session, cast):
    attempt = attempt_of(session, cast.amina, start(session, cast.amina))
    before = current_quiz(session, SLUG)
    changed = every_type(lambda text: text + " Changed.")
    shelve_quiz(session, changed)
    session.commit()
    assert current_quiz(session, SLUG).revision_id != before.revision_id
    assert attempt.quiz_revision_id == before.revision_id
    assert attempt.lesson_revision_id == current_lesson(session, LESSON.slug).revision_id
    assert attempt.max_points == len(before.quiz.questions)


def test_the_same_key_starts_one_attempt(session, cast):
    same = key()
    first = start(session, cast.amina, start_key=same)
    submit_attempt(session, cast.amina.id, first)
    assert start(session, cast.amina, start_key=same) == first


def test_somebody_elses_key_starts_nothing(session, cast):
    same = key()
    start(session, cast.amina, start_key=same)
    with pytest.raises(ConflictError, match="start-again"):
        start(session, cast.ben, start_key=same)


def test_starting_again_goes_on_with_the_unfinished_attempt(session, cast):
    first = start(session, cast.amina)
    assert start(session, cast.amina) == first
    submit_attempt(session, cast.amina.id, first)
    assert start(session, cast.amina) != first


def test_without_an_assignment_it_is_practice(session, cast):
    assert attempt_of(session, cast.amina, start(session, cast.amina)).purpose == Purpose.PRACTICE


def test_a_teacher_has_a_preview_even_of_what_a_class_has(session, cast):
    assign(session, cast.chidis_class)
    attempt = attempt_of(session, cast.chidi, start(session, cast.chidi))
    assert (attempt.purpose, attempt.assignment_id) == (Purpose.PREVIEW, None)


def test_an_open_assignment_counts_it_and_sets_its_terms(session, cast):
    closes = now() + LATER
    set_ = assign(session, cast.chidis_class, closes_at=closes)
    attempt = attempt_of(session, cast.amina, start(session, cast.amina))
    assert (attempt.purpose, attempt.assignment_id) == (Purpose.ASSIGNED, set_)
    assert (attempt.closes_at, attempt.zone) == (closes, "Europe/Berlin")
    assert attempt.class_name == "Chidi's class"


def test_another_class_s_assignment_is_not_mine(session, cast):
    assign(session, cast.chidis_class)
    assert attempt_of(session, cast.erik, start(session, cast.erik)).purpose == Purpose.PRACTICE


@pytest.mark.parametrize(
    "terms",
    [
        {"opens_at": now() + LATER},
        {"closes_at": now() - LATER},
        {"withdrawn_at": now()},
    ],
)
def test_an_assignment_that_is_not_open_counts_nothing(session, cast, terms):
    assign(session, cast.chidis_class, **terms)
    assert attempt_of(session, cast.amina, start(session, cast.amina)).purpose == Purpose.PRACTICE


def test_the_limit_of_attempts_holds(session, cast):
    assign(session, cast.chidis_class, attempts_allowed=2)
    finish(session, cast.amina)
    finish(session, cast.amina)
    with pytest.raises(ConflictError, match="no-attempts-left"):
        start(session, cast.amina)
    finish(session, cast.ben)


def test_after_closing_it_may_be_practised(session, cast):
    assign(session, cast.chidis_class, attempts_allowed=1, closes_at=now() + LATER)
    finish(session, cast.amina)
    session.commit()
    with at_time(now() + 2 * LATER):
        again = attempt_of(session, cast.amina, start(session, cast.amina))
    assert again.purpose == Purpose.PRACTICE


def test_practice_waits_where_results_are_held_back(session, cast):
    terms = {"opens_at": now() + LATER, "closes_at": now() + 2 * LATER}
    assign(session, cast.chidis_class, release=Release.CLOSING, **terms)
    with pytest.raises(NotAllowedError, match="not-open-yet"):
        start(session, cast.amina)


def test_unfinished_practice_counts_once_the_quiz_is_set(session, cast):
    practice = start(session, cast.amina)
    set_ = assign(session, cast.chidis_class, attempts_allowed=1)
    assert start(session, cast.amina) == practice
    attempt = attempt_of(session, cast.amina, practice)
    assert (attempt.purpose, attempt.assignment_id) == (Purpose.ASSIGNED, set_)


def test_of_two_classes_the_one_that_closes_first_counts(session, cast):
    session.add(Enrolment(class_id=cast.danas_class, person_id=cast.amina.id))
    assign(session, cast.chidis_class, closes_at=now() + 2 * LATER)
    first = assign(session, cast.danas_class, closes_at=now() + LATER, attempts_allowed=1)
    assert attempt_of(session, cast.amina, finish(session, cast.amina)).assignment_id == first
    assert attempt_of(session, cast.amina, start(session, cast.amina)).assignment_id != first


def test_a_quiz_without_questions_cannot_be_started(session, cast):
    shelve_quiz(session, every_type().model_copy(update={"slug": "empty", "questions": ()}))
    session.commit()
    with pytest.raises(NotAllowedError, match="quiz-empty"):
        start(session, cast.amina, "empty")


def test_a_quiz_that_is_not_there_cannot_be_started(session, cast):
    with pytest.raises(NotFoundError):
        start(session, cast.amina, "no-such-quiz")


def test_an_attempt_is_found_by_its_owner_and_the_class_s_teacher_only(session, cast):
    assign(session, cast.chidis_class)
    attempt_id = start(session, cast.amina)
    for viewer in (cast.amina, cast.chidi):
        assert find_attempt(session, attempt_id, viewer.id).id == attempt_id
    for stranger in (cast.ben, cast.dana, cast.erik):
        with pytest.raises(NotFoundError):
            find_attempt(session, attempt_id, stranger.id)
    with pytest.raises(NotFoundError):
        own_attempt(session, attempt_id, cast.chidi.id)


def test_a_teacher_sees_practice_of_students_of_the_class(session, cast):
    attempt_id = start(session, cast.amina)
    assert find_attempt(session, attempt_id, cast.chidi.id).zone == "Europe/Berlin"
    with pytest.raises(NotFoundError):
        find_attempt(session, attempt_id, cast.dana.id)


def test_a_guest_who_pressed_twice_is_one_guest(session, cast):
    from app.services.guests import create_guest

    guest, _token = create_guest(session)
    same = key()
    attempt_id = start_attempt(session, guest, Role.GUEST, SLUG, same)
    found = guest_again(session, same)
    assert found is not None
    assert found[0] == guest
    assert start_attempt(session, found[0], Role.GUEST, SLUG, same) == attempt_id
    assert guest_again(session, key()) is None


def test_nobody_takes_a_student_s_place_with_a_start_key(session, cast):
    same = key()
    start(session, cast.amina, start_key=same)
    assert guest_again(session, same) is None
