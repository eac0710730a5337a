"""Who needs their teacher: told by the clock and by what was handed in."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.db import now
from app.services import assignments, classes, needs
from app.services.assignments import Terms
from app.services.needs import Kind
from tests.harness.queries import counted
from tests.harness.sittings import sit

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def assign(session, cast):
    """Assign a quiz to Chidi's class, closing in so long."""

    def assign(closes_in: timedelta | None, slug: str = "actors") -> None:
        closes_at = closes_in and now() + closes_in
        terms = Terms(closes_at=closes_at)
        assignments.assign_quiz(session, cast.chidi.id, cast.chidis_class, slug, terms)

    return assign


@pytest.fixture
def look(session, cast):
    """Look over Chidi's classes after some time."""

    def look(later: timedelta = timedelta(0)):
        rows = classes.classes_of(session, cast.chidi.id)
        overviews = needs.overviews(session, rows, now() + later)
        return needs.most_urgent_first(need for one in overviews for need in one.needs)

    return look


def test_a_class_without_a_quiz_says_so(look):
    [need] = look()
    assert need.kind is Kind.NOTHING_ASSIGNED


def test_a_class_that_nobody_joined_says_so(session, cast, look):
    classes.make_class(session, cast.chidi.id, name="Empty", time_zone="UTC")
    assert {need.kind for need in look()} == {Kind.NOTHING_ASSIGNED, Kind.NOBODY_JOINED}


def test_a_quiz_that_closes_soon_counts_who_has_not_handed_in(session, cast, assign, look):
    assign(DAY)
    sit(session, cast.amina.id, "actors", hand_in=False, right=1)
    [need] = look()
    assert (need.kind, need.missing, need.column.slug) == (Kind.CLOSING, 2, "actors")


def test_a_quiz_that_closes_later_or_never_needs_nobody(assign, look):
    assign(3 * DAY)
    assign(None, "proxy-dynamics")
    assert look() == []


def test_nobody_is_needed_when_all_have_handed_in(session, cast, assign, look):
    assign(DAY)
    for person in (cast.amina, cast.ben):
        sit(session, person.id, "actors", right=1)
    assert look() == []
    assert look(2 * DAY) == []


def test_after_closing_unfinished_and_untried_are_told_apart(session, cast, assign, look):
    assign(HOUR)
    sit(session, cast.amina.id, "actors", hand_in=False, right=1)
    [need] = look(2 * HOUR)
    assert (need.kind, need.unfinished, need.untried) == (Kind.CLOSED, 1, 1)


def test_who_never_began_is_forgotten_after_two_weeks_and_who_began_is_not(
    session, cast, assign, look
):
    assign(HOUR)
    sit(session, cast.amina.id, "actors", hand_in=False, right=1)
    [need] = look(15 * DAY)
    assert (need.unfinished, need.untried) == (1, 0)


def test_a_second_attempt_left_open_needs_nobody(session, cast, assign, look):
    assign(HOUR)
    for person in (cast.amina, cast.ben):
        sit(session, person.id, "actors", right=1)
    sit(session, cast.amina.id, "actors", hand_in=False, right=1)
    assert look(2 * HOUR) == []


def test_what_closes_next_comes_first_then_what_closed_last(assign, look):
    assign(DAY)
    assign(HOUR, "proxy-dynamics")
    assign(3 * HOUR, "reading-critically")
    assert [need.column.slug for need in look()] == [
        "proxy-dynamics", "reading-critically", "actors",
    ]  # fmt: skip
    assert [need.column.slug for need in look(4 * HOUR)] == [
        "actors", "reading-critically", "proxy-dynamics",
    ]  # fmt: skip


def test_a_class_in_the_archive_needs_nobody(session, cast, assign, look):
    assign(HOUR)
    classes.archive_class(session, cast.chidi.id, cast.chidis_class)
    assert look(2 * HOUR) == []


def test_more_classes_take_no_more_queries(session, cast, assign, look, engine):
    assign(DAY)

    def queries() -> int:
        session.expire_all()
        with counted(engine) as statements:
            look()
        return len(statements)

    few = queries()
    for number in range(3):
        row = classes.make_class(session, cast.chidi.id, name=f"Class {number}", time_zone="UTC")
        assignments.assign_quiz(session, cast.chidi.id, row.id, "actors", Terms())
    assert queries() == few
