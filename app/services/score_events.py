"""Score events: each change of a score is a row, and an attempt's points are what they say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from math import fsum
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, bindparam, func, insert, select, update

from app.db import new_id
from app.models import Assignment, Attempt, Person, ScoreEvent
from app.services.sessions import AnySession, run
from quizzes.mending import Kind, Mark

EVENTS = cast(Table, ScoreEvent.__table__)
A = cast(Table, Attempt.__table__)
S = cast(Table, Assignment.__table__)
COLUMNS = (
    EVENTS.c.question_key,
    EVENTS.c.sequence,
    EVENTS.c.to_points,
    EVENTS.c.reason,
    EVENTS.c.note,
    EVENTS.c.at,
    EVENTS.c.out_of,
    EVENTS.c.from_points,
)
SCORES = (
    select(*COLUMNS)
    .where(EVENTS.c.attempt_id == bindparam("attempt_id"))
    .order_by(EVENTS.c.sequence)
)
HISTORY = (
    select(*COLUMNS, Person.display_name.label("by"))
    .outerjoin(Person, Person.id == EVENTS.c.by_id)
    .where(EVENTS.c.attempt_id == bindparam("attempt_id"))
    .order_by(EVENTS.c.sequence)
)
APPEND = insert(EVENTS)
SET_POINTS = (
    update(A)
    .where(A.c.id == bindparam("attempt"))
    .values(points=bindparam("total"), max_points=bindparam("most"), waiting=bindparam("open"))
)
# A mending that came between reading and writing is noticed here.
MENDINGS = select(S.c.mendings).where(S.c.id == A.c.assignment_id).correlate(A).scalar_subquery()
HAND_IN = SET_POINTS.values(submitted_at=bindparam("at")).where(
    func.coalesce(MENDINGS, 0) == bindparam("mendings")
)


class Reason(StrEnum):
    """Why a score was set."""

    SUBMITTED = "submitted"
    WAITING = "waiting"
    """Handed in, and a teacher is still to mark it."""
    MARKED = "marked"
    """A teacher marked it with its rubric."""
    REGRADED = "regraded"
    OVERRIDDEN = "overridden"
    KEY_CHANGED = "key-changed"
    ACCEPTED = "accepted"
    DROPPED = "dropped"
    FULL_MARKS = "full-marks"
    UNDONE = "undone"
    """A mending was taken back."""


REASONS = {
    Kind.KEY: Reason.KEY_CHANGED,
    Kind.ACCEPT: Reason.ACCEPTED,
    Kind.DROP: Reason.DROPPED,
    Kind.FULL: Reason.FULL_MARKS,
}
"""Why a mending sets a score."""
BY_HAND = frozenset({Reason.OVERRIDDEN, Reason.MARKED})
MENDED = frozenset({*REASONS.values(), Reason.UNDONE})


@dataclass(frozen=True, slots=True)
class Score:
    """The points of one question as set last."""

    sequence: int
    points: float
    reason: str
    note: str
    at: datetime
    out_of: int = 1
    from_points: float | None = None
    by_hand: float | None = None
    """What a teacher set last, also if the question was dropped since."""

    @property
    def mark(self) -> Mark:
        """Give the points, and out of how many."""
        return Mark(self.points, self.out_of, self.waiting)

    @property
    def waiting(self) -> bool:
        """Tell whether a teacher is still to mark it."""
        return self.reason == Reason.WAITING


@dataclass(frozen=True, slots=True)
class Because:
    """Why scores are set: the reason, a note, who does it and when."""

    reason: Reason
    at: datetime
    note: str = ""
    by_id: UUID | None = None


Scores = Mapping[str, Score]
Marks = Mapping[str, Mark]


def newest_scores(session: AnySession, attempt_id: UUID) -> dict[str, Score]:
    """Give the points of each question as set last, by its id."""
    return newest(run(session, SCORES, {"attempt_id": attempt_id}))


def newest(rows: Iterable[Any]) -> dict[str, Score]:
    """Give the last score of each question, from rows in their order."""
    found: dict[str, Score] = {}
    for row in rows:
        before = found.get(row.question_key)
        kept = before.by_hand if before else None
        by_hand = row.to_points if row.reason in BY_HAND else kept
        found[row.question_key] = _score(row, by_hand)
    return found


def score_history(session: AnySession, attempt_id: UUID) -> dict[str, list[tuple[Score, str]]]:
    """Give every score of each question in its order, with the name of who set it."""
    history: dict[str, list[tuple[Score, str]]] = {}
    for row in session.execute(HISTORY, {"attempt_id": attempt_id}):
        history.setdefault(row.question_key, []).append((_score(row, None), row.by or ""))
    return history


def changes(before: Mapping[str, Any], marks: Marks) -> dict[str, Mark]:
    """Give the marks that differ from what was set last."""
    return {
        key: mark for key, mark in marks.items() if key not in before or before[key].mark != mark
    }


def event_rows(
    attempt_id: UUID, before: Mapping[str, Any], marks: Marks, why: Because
) -> list[dict[str, Any]]:
    """Make the rows that set some questions' points."""
    common = {
        "attempt_id": attempt_id,
        "note": why.note,
        "by_id": why.by_id,
        "at": why.at,
    }
    return [
        {
            **common,
            "id": new_id(),
            "reason": Reason.WAITING if mark.waiting else why.reason,
            "question_key": key,
            "sequence": before[key].sequence + 1 if key in before else 1,
            "from_points": before[key].points if key in before else None,
            "to_points": mark.points,
            "out_of": mark.out_of,
        }
        for key, mark in marks.items()
    ]


def sum_of(attempt_id: UUID, before: Scores, marks: Marks) -> dict[str, Any]:
    """Give what an attempt's points add up to once some marks are set."""
    standing = {**{key: score.mark for key, score in before.items()}, **marks}
    return {
        "attempt": attempt_id,
        "total": fsum(mark.points for mark in standing.values()),
        "most": sum(mark.out_of for mark in standing.values()),
        "open": sum(mark.waiting for mark in standing.values()),
    }


def set_marks(
    session: AnySession, attempt_id: UUID, before: Scores, marks: Marks, why: Because
) -> None:
    """Add a score event for each mark, and set the attempt's points to the sum of all."""
    if marks:
        run(session, APPEND, event_rows(attempt_id, before, marks, why))
        run(session, SET_POINTS, sum_of(attempt_id, before, marks))


def _score(row: Any, by_hand: float | None) -> Score:
    return Score(
        row.sequence,
        row.to_points,
        row.reason,
        row.note,
        row.at,
        row.out_of,
        row.from_points,
        by_hand,
    )
