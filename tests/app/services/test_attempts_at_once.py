"""Two tabs, a double click, a whole class: started at once, and counted once."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from app.models import Attempt
from app.services.attempts import attempts_at
from app.services.library import current_quiz
from app.services.problems import ConflictError
from app.services.scoring import submit_attempt
from tests.harness.taking import SLUG, assign, at_once, key, save, start

pytestmark = pytest.mark.usefixtures("quiz_of_every_type")


def test_a_double_click_starts_one_attempt(engine, session, cast):
    same = key()
    ids = at_once(engine, 8, lambda s, _: start(s, cast.amina, start_key=same))
    assert len(set(ids)) == 1, ids
    assert session.scalar(select(func.count()).select_from(Attempt)) == 1


def test_two_tabs_start_one_attempt(engine, session, cast):
    ids = at_once(engine, 8, lambda s, _: start(s, cast.amina))
    assert len(set(ids)) == 1, ids


def test_limits_hold_when_everybody_presses_at_once(engine, session, cast):
    """Each thread starts and hands in, over and over, until there is nothing left to start."""
    set_ = assign(session, cast.chidis_class, attempts_allowed=3)
    session.commit()

    def use_up(own, number):
        who = (cast.amina, cast.ben)[number % 2]
        for _ in range(20):
            try:
                attempt_id = start(own, who)
            except ConflictError:
                own.rollback()
                return "none left"
            submit_attempt(own, who.id, attempt_id)
        return "never ended"

    assert set(at_once(engine, 8, use_up)) == {"none left"}
    for who in (cast.amina, cast.ben):
        tries = attempts_at(session, who.id, current_quiz(session, SLUG).id)
        assert [tried.assignment_id for tried in tries] == [set_] * 3
        assert all(tried.submitted_at for tried in tries)


def test_saving_and_starting_at_once_locks_nobody_out(engine, session, cast):
    attempt_id = start(session, cast.amina)

    def work(own, number):
        if number % 2:
            return start(own, cast.ben)
        return save(own, cast.amina, attempt_id, 1, choice="river").attempt.id

    assert not [error for error in at_once(engine, 8, work) if isinstance(error, Exception)]
