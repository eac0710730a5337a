"""Assignments: terms that can be kept, changed, withdrawn and given again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.db import at_time, now
from app.models import Release
from app.services import assignments, classes, scoring
from app.services.assignments import Phase, Terms, phase
from app.services.attempts import attempts_of
from app.services.gradebook import read_gradebook
from app.services.problems import ConflictError, NotAllowedError, NotFoundError
from tests.harness.sittings import sit

HOUR = timedelta(hours=1)


@pytest.fixture
def assign(session, cast):
    """Assign the first quiz to Chidi's class."""

    def assign(terms: Terms = Terms(), slug: str = "actors"):  # noqa: B008 (it is frozen)
        return assignments.assign_quiz(session, cast.chidi.id, cast.chidis_class, slug, terms)

    return assign


def columns(session, cast):
    return [column.slug for column in read_gradebook(session, cast.chidis_class).columns]


def test_an_assigned_quiz_stands_in_the_gradebook_with_its_terms(session, cast, assign):
    terms = Terms(now() - HOUR, now() + HOUR, 2, Release.CLOSING)
    assign(terms)
    [column] = read_gradebook(session, cast.chidis_class).columns
    assert (column.slug, column.attempts_allowed, column.release) == ("actors", 2, "closing")
    assert (column.opens_at, column.closes_at) == (terms.opens_at, terms.closes_at)


def test_a_quiz_is_assigned_to_a_class_once(session, cast, assign):
    assign()
    with pytest.raises(ConflictError):
        assign()
    offered = [row.slug for row in assignments.quizzes_to_assign(session, cast.chidis_class)]
    assert offered == ["in-your-own-words", "proxy-dynamics", "reading-critically"]


def test_a_withdrawn_quiz_takes_its_attempts_along_and_brings_them_back(session, cast, assign):
    assign()
    sit(session, cast.amina.id, "actors", right=5)
    assignments.withdraw_assignment(session, cast.chidi.id, cast.chidis_class, "actors")
    assert columns(session, cast) == []
    assert len(attempts_of(session, cast.amina.id)) == 1
    assign(Terms(attempts_allowed=3))
    book = read_gradebook(session, cast.chidis_class)
    assert book.cell(book.students[0], book.columns[0]).best.points == 5


def test_no_attempt_counts_while_a_quiz_is_withdrawn(session, cast, assign):
    assign()
    assignments.withdraw_assignment(session, cast.chidi.id, cast.chidis_class, "actors")
    sit(session, cast.amina.id, "actors")
    assign()
    book = read_gradebook(session, cast.chidis_class)
    assert book.cell(book.students[0], book.columns[0]).best is None


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        (Terms(now(), now() - HOUR), "closes-before-opens"),
        (Terms(attempts_allowed=0), "no-attempts"),
    ],
)
def test_terms_that_nobody_could_keep_are_refused(session, cast, assign, terms, code):
    with pytest.raises(NotAllowedError) as caught:
        assign(terms)
    assert caught.value.code == code
    assert columns(session, cast) == []


def test_changed_terms_leave_attempts_as_they_are(session, cast, assign):
    assign(Terms(attempts_allowed=3))
    sit(session, cast.amina.id, "actors")
    sit(session, cast.amina.id, "actors")
    change = (session, cast.chidi.id, cast.chidis_class, "actors", Terms(attempts_allowed=1))
    assignments.change_assignment(*change)
    book = read_gradebook(session, cast.chidis_class)
    assert len(book.cell(book.students[0], book.columns[0]).handed_in) == 2


def test_nothing_is_assigned_to_a_class_in_the_archive(session, cast, assign):
    classes.archive_class(session, cast.chidi.id, cast.chidis_class)
    with pytest.raises(NotAllowedError):
        assign()


def test_an_unknown_quiz_is_not_found(assign):
    with pytest.raises(NotFoundError):
        assign(slug="no-such-quiz")


def test_another_teacher_cannot_touch_an_assignment(session, cast, assign):
    assign()
    place = (session, cast.dana.id, cast.chidis_class, "actors")
    for verb in (
        lambda: assignments.own_assignment(*place),
        lambda: assignments.change_assignment(*place, Terms()),
        lambda: assignments.withdraw_assignment(*place),
        lambda: assignments.assign_quiz(*place[:3], "proxy-dynamics", Terms()),
    ):
        with pytest.raises(NotFoundError):
            verb()


@given(st.timedeltas(-HOUR, HOUR), st.timedeltas(timedelta(seconds=1), HOUR))
def test_a_quiz_opens_at_its_moment_and_is_closed_at_its_moment(since_opening, lasts):
    at = now()
    opens_at = at - since_opening
    found = phase(opens_at, opens_at + lasts, at)
    if at < opens_at:
        assert found is Phase.BEFORE
    else:
        assert found is (Phase.OPEN if since_opening < lasts else Phase.CLOSED)


def test_a_quiz_without_times_is_always_open():
    assert phase(None, None, now()) is Phase.OPEN


def test_a_teacher_hands_in_what_was_saved_after_closing_and_not_before(session, cast, assign):
    assign(Terms(closes_at=now() + HOUR))
    attempt_id = sit(session, cast.amina.id, "actors", right=4, hand_in=False)
    with pytest.raises(NotAllowedError) as caught:
        scoring.submit_for(session, cast.chidi.id, attempt_id)
    assert caught.value.code == "still-open"
    with at_time(now() + 2 * HOUR):
        scoring.submit_for(session, cast.chidi.id, attempt_id)
        scoring.submit_for(session, cast.chidi.id, attempt_id)
    book = read_gradebook(session, cast.chidis_class)
    [tried] = book.cell(book.students[0], book.columns[0]).handed_in
    assert tried.points == 4


def test_only_the_teacher_of_the_class_hands_in(session, cast, assign):
    assign(Terms(closes_at=now() + HOUR))
    attempt_id = sit(session, cast.amina.id, "actors", right=4, hand_in=False)
    with at_time(now() + 2 * HOUR):
        for person in (cast.dana, cast.ben, cast.amina):
            with pytest.raises(NotFoundError):
                scoring.submit_for(session, person.id, attempt_id)
