"""Undoing a mending, applying it twice, and one that came between: scores stay a function."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from app.models import MendingUndone, StoredMending
from app.services.mending import apply_mending
from app.services.mending_desk import state_of
from app.services.mending_log import log_at
from app.services.problems import ConflictError
from quizzes.mending import Kind
from tests.harness.mending import NOTE, N, events, mend, plan, undo
from tests.harness.taking import key


def test_undoing_restores_the_scores_by_further_rows(session, cast, place, tries, scores):
    mending = mend(session, cast, place, Kind.KEY, "hill")
    undo(session, cast, place, mending)
    assert scores() == [(N - 1, N), (N, N)]
    last = events(session, tries[0])[-1]
    assert (last.sequence, last.reason, last.from_points, last.to_points) == (3, "undone", 1, 0)
    [logged] = log_at(session, place)
    assert (logged.by, logged.undone_by) == ("Chidi", "Chidi")


def test_undoing_twice_changes_nothing_more(session, cast, place, tries):
    mending = mend(session, cast, place, Kind.FULL)
    undo(session, cast, place, mending)
    undo(session, cast, place, mending)
    assert len(events(session, tries[0])) == 3
    assert session.scalar(select(func.count()).select_from(MendingUndone)) == 1


def test_the_same_button_pressed_twice_mends_once(session, cast, place, tries):
    planned, button = plan(session, cast, place, Kind.FULL), key()
    seen = state_of(planned.places)
    how = {"note": NOTE, "seen": seen, "apply_key": button}
    ids = {apply_mending(session, cast.chidi.id, planned, **how) for _press in range(2)}
    assert len(ids) == 1
    assert session.scalar(select(func.count()).select_from(StoredMending)) == 1


def test_a_mending_that_came_between_is_noticed(session, cast, place, tries):
    planned = plan(session, cast, place, Kind.FULL)
    seen = state_of(planned.places)
    mend(session, cast, place, Kind.DROP)
    with pytest.raises(ConflictError, match="mended-meanwhile"):
        apply_mending(session, cast.chidi.id, planned, note=NOTE, seen=seen, apply_key=key())
    session.rollback()
    assert len(log_at(session, place)) == 1


steps = st.lists(
    st.tuples(
        st.sampled_from(["key", "accept", "drop", "full", "undo"]),
        st.sampled_from(["hill", "marsh", "river"]),
        st.booleans(),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps)
def test_undoing_restores_exactly_in_whatever_order_mendings_came(
    session, cast, place, scores, steps
):
    """Every mending is undone straight after it, last ones first, whichever are in force."""
    applied = []
    for kind, choice, never_lower in steps:
        before = scores()
        if kind == "undo":
            if applied:
                mending, was = applied.pop()
                undo(session, cast, place, mending)
                assert scores() == was
            continue
        answers = [choice] if kind in {"key", "accept"} else []
        mending = mend(session, cast, place, Kind(kind), *answers, never_lower=never_lower)
        applied.append((mending, before))
        if never_lower:
            shares = zip(before, scores(), strict=True)
            assert all(b[0] / b[1] >= a[0] / a[1] for a, b in shares)
    while applied:
        mending, was = applied.pop()
        undo(session, cast, place, mending)
        assert scores() == was
    assert scores() == [(N - 1, N), (N, N)]
