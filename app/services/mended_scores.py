"""Scores that a mending changed, beside what they were without it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Any
from uuid import UUID

from sqlalchemy import select

from app.models import Attempt, ScoreEvent
from app.services.score_events import MENDED, Reason
from app.services.sessions import AnySession
from quizzes.mending import Mark

LATER = MENDED | {Reason.REGRADED}
"""Why a score is set again that somebody had already: marking again keeps to the mendings."""


@dataclass(frozen=True)
class Unmended:
    """What an attempt's score would be if nothing had been mended."""

    points: float
    out_of: int


def unmended_scores(session: AnySession, assignment_ids: Sequence[UUID]) -> dict[UUID, Unmended]:
    """Give what stood before, of each attempt of some assignments whose score was mended."""
    if not assignment_ids:
        return {}
    mended = select(ScoreEvent.attempt_id).where(ScoreEvent.reason.in_(MENDED))
    rows = session.execute(
        select(
            ScoreEvent.attempt_id,
            ScoreEvent.question_key,
            ScoreEvent.reason,
            ScoreEvent.to_points,
            ScoreEvent.out_of,
        )
        .join(Attempt, Attempt.id == ScoreEvent.attempt_id)
        .where(Attempt.assignment_id.in_(assignment_ids), Attempt.id.in_(mended))
        .order_by(ScoreEvent.sequence)
    )
    by_attempt: dict[UUID, list[Any]] = {}
    for row in rows:
        by_attempt.setdefault(row.attempt_id, []).append(row)
    found = {attempt_id: _unmended(events) for attempt_id, events in by_attempt.items()}
    return {attempt_id: one for attempt_id, one in found.items() if one is not None}


def _unmended(events: Iterable[Any]) -> Unmended | None:
    """Sum up what each question had before; None if every one has that still, or again."""
    before: dict[str, Mark] = {}
    now: dict[str, Mark] = {}
    for event in events:
        mark = Mark(event.to_points, event.out_of)
        now[event.question_key] = mark
        if event.reason not in LATER:
            before[event.question_key] = mark
    if before == now:
        return None
    return Unmended(fsum(m.points for m in before.values()), sum(m.out_of for m in before.values()))
