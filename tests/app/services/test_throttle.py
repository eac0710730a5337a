"""Guessing gets slow, for one account and for all together; old misses are forgotten."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from app.db import at_time, now
from app.models import Miss
from app.services.problems import TooManyTriesError
from app.services.throttle import ALL, ALL_TOGETHER, ONE, Guess, count_try, forgive
from tests.harness.taking import at_once

SECOND = timedelta(seconds=1)


def miss(session, *subjects, guess=Guess.LOGIN):
    return count_try(session, guess, subjects or ("amina",))


def wait_of(session, *subjects, guess=Guess.LOGIN):
    with pytest.raises(TooManyTriesError) as refused:
        miss(session, *subjects, guess=guess)
    return refused.value.until - now()


def count(session):
    found = session.scalar(select(func.count()).select_from(Miss))
    session.rollback()
    return found


def test_the_first_misses_are_free_and_then_the_wait_doubles(empty_session):
    moment, waits = now(), []
    for _ in range(ONE.free):
        with at_time(moment):
            miss(empty_session)
    for _ in range(12):
        with at_time(moment):
            waits.append(wait_of(empty_session))
        moment += waits[-1]
        with at_time(moment):
            miss(empty_session)
    seconds = [round(wait.total_seconds()) for wait in waits]
    assert seconds == [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]


def test_a_refused_try_does_not_make_the_wait_longer(empty_session):
    with at_time(now()):
        for _ in range(ONE.free):
            miss(empty_session)
        assert {wait_of(empty_session) for _ in range(5)} == {2 * SECOND}


def test_guesses_at_one_account_leave_others_and_other_kinds_alone(empty_session):
    for _ in range(ONE.free):
        miss(empty_session, "amina")
    wait_of(empty_session, "amina")
    miss(empty_session, "ben")
    miss(empty_session, "amina", guess=Guess.JOIN)


def test_guesses_at_many_accounts_are_slowed_down_together(empty_session):
    moment = now()
    with at_time(moment):
        for number in range(ALL[Guess.LOGIN].free):
            miss(empty_session, f"account {number}", ALL_TOGETHER)
        assert wait_of(empty_session, "yet another", ALL_TOGETHER) == 2 * SECOND
        miss(empty_session, "a known device")
    with at_time(moment + 16 * 60 * SECOND):
        miss(empty_session, "yet another", ALL_TOGETHER)


def test_a_right_try_is_not_counted(empty_session):
    for _ in range(20):
        forgive(empty_session, miss(empty_session, "amina", ALL_TOGETHER))
        empty_session.commit()
    assert count(empty_session) == 0


def test_misses_are_forgotten_after_a_day_and_deleted_in_passing(empty_session):
    yesterday = now() - ONE.memory - SECOND
    with at_time(yesterday):
        for _ in range(ONE.free):
            miss(empty_session)
    miss(empty_session)
    assert count(empty_session) == 1


def test_many_tries_at_once_are_all_counted(engine):
    done = at_once(engine, 12, lambda own, _: miss(own, "amina", ALL_TOGETHER))
    refused = [error for error in done if isinstance(error, TooManyTriesError)]
    assert len(done) - len(refused) == ONE.free


def test_right_tries_at_the_same_moment_do_not_wait_for_each_other(engine):
    at_once(engine, 8, lambda own, n: forgive(own, miss(own, f"account {n}", ALL_TOGETHER)))
    done = at_once(engine, 8, lambda own, n: miss(own, f"account {n}", ALL_TOGETHER))
    assert not [error for error in done if isinstance(error, Exception)]


@given(st.integers(0, 10_000))
def test_no_wait_is_longer_than_the_longest(misses):
    for limit in (ONE, *ALL.values()):
        assert timedelta(0) <= limit.wait(misses) <= limit.longest
