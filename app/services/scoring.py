"""Scores: a function of stored answers. Each change of one is a row: who, when, from, to, why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from math import fsum, isfinite
from typing import cast
from uuid import UUID

from sqlalchemy import Table, bindparam, insert, select, update

from app.db import new_id, now
from app.models import Attempt, ScoreEvent
from app.services.attempts import find_attempt, own_attempt
from app.services.problems import NotAllowedError, NotFoundError
from app.services.sessions import AnySession, run
from app.services.sheets import Sheet, sheet_of
from quizzes.marking import mark

EVENTS = cast(Table, ScoreEvent.__table__)
A = cast(Table, Attempt.__table__)
SCORES = (
    select(
        EVENTS.c.question_key,
        EVENTS.c.sequence,
        EVENTS.c.to_points,
        EVENTS.c.reason,
        EVENTS.c.note,
        EVENTS.c.at,
    )
    .where(EVENTS.c.attempt_id == bindparam("attempt_id"))
    .order_by(EVENTS.c.sequence)
)
APPEND = insert(EVENTS)
SET_POINTS = update(A).where(A.c.id == bindparam("attempt_id")).values(points=bindparam("total"))
HAND_IN = SET_POINTS.values(submitted_at=bindparam("handed_in_at"))


class Reason(StrEnum):
    """Why a score was set."""

    SUBMITTED = "submitted"
    REGRADED = "regraded"
    OVERRIDDEN = "overridden"


@dataclass(frozen=True, slots=True)
class Score:
    """The points of one question as set last."""

    sequence: int
    points: float
    reason: str
    note: str
    at: datetime


def submit_attempt(session: AnySession, person_id: UUID, attempt_id: UUID) -> None:
    """Hand one's attempt in and score it; handing in again changes nothing."""
    attempt = own_attempt(session, attempt_id, person_id, lock=True)
    if attempt.submitted_at is None:
        points = marks(sheet_of(session, attempt))
        _set_points(session, attempt_id, {}, points, Reason.SUBMITTED)
    session.commit()


def submit_for(session: AnySession, teacher_id: UUID, attempt_id: UUID) -> None:
    """Hand in, after closing, what a student of one's class had saved; again changes nothing."""
    found = find_attempt(session, attempt_id, teacher_id)
    if found.teacher_id != teacher_id:
        raise NotFoundError
    if not found.closed(now()):
        raise NotAllowedError("still-open")
    attempt = own_attempt(session, attempt_id, found.person_id, lock=True)
    if attempt.submitted_at is None:
        points = marks(sheet_of(session, attempt))
        _set_points(session, attempt_id, {}, points, Reason.SUBMITTED, teacher_id)
    session.commit()


def regrade_attempt(
    session: AnySession, attempt_id: UUID, by_id: UUID | None = None, note: str = ""
) -> int:
    """Mark an attempt again from its stored answers; tell how many questions' points changed.

    A teacher's override stands.
    """
    attempt = own_attempt(session, attempt_id, _owner(session, attempt_id), lock=True)
    changed: dict[str, float] = {}
    if attempt.submitted_at is not None:
        before = newest_scores(session, attempt_id)
        changed = _changed(before, marks(sheet_of(session, attempt)))
        _set_points(session, attempt_id, before, changed, Reason.REGRADED, by_id, note)
    session.commit()
    return len(changed)


def override_points(
    session: AnySession,
    teacher_id: UUID,
    attempt_id: UUID,
    question_key: str,
    points: float,
    note: str,
) -> None:
    """Set the points of one question by hand, from 0 to 1, with the reason."""
    found = find_attempt(session, attempt_id, teacher_id)
    if found.person_id == teacher_id or found.submitted_at is None:
        raise NotAllowedError("not-to-override")
    if not (isfinite(points) and 0 <= points <= 1) or not note.strip():
        raise NotAllowedError("override-incomplete")
    own_attempt(session, attempt_id, found.person_id, lock=True)
    before = newest_scores(session, attempt_id)
    if question_key not in before:
        raise NotFoundError
    change = {question_key: float(points)}
    _set_points(session, attempt_id, before, change, Reason.OVERRIDDEN, teacher_id, note.strip())
    session.commit()


def marks(sheet: Sheet) -> dict[str, float]:
    """Mark the answers of a sheet: points by question id."""
    values = {key: saved.value for key, saved in sheet.answers.items()}
    marked = mark(sheet.pinned.quiz, values, sheet.lesson)
    return {key: float(grade.points) for key, grade in marked.grades.items()}


def newest_scores(session: AnySession, attempt_id: UUID) -> dict[str, Score]:
    """Give the points of each question as set last, by its id."""
    rows = run(session, SCORES, {"attempt_id": attempt_id})
    return {row.question_key: Score(*row[1:]) for row in rows}


def _owner(session: AnySession, attempt_id: UUID) -> UUID:
    owner = session.scalar(select(Attempt.person_id).where(Attempt.id == attempt_id))
    if owner is None:
        raise NotFoundError
    return owner


def _changed(before: Mapping[str, Score], points: Mapping[str, float]) -> dict[str, float]:
    return {
        key: value
        for key, value in points.items()
        if key not in before
        or (before[key].reason != Reason.OVERRIDDEN and before[key].points != value)
    }


def _set_points(
    session: AnySession,
    attempt_id: UUID,
    before: Mapping[str, Score],
    points: Mapping[str, float],
    reason: Reason,
    by_id: UUID | None = None,
    note: str = "",
) -> None:
    """Add a score event for each question, and set the attempt's points to the sum of all."""
    at = now()
    common = {"attempt_id": attempt_id, "reason": reason, "note": note, "by_id": by_id, "at": at}
    events = [
        {
            **common,
            "id": new_id(),
            "question_key": key,
            "sequence": before[key].sequence + 1 if key in before else 1,
            "from_points": before[key].points if key in before else None,
            "to_points": value,
        }
        for key, value in points.items()
    ]
    if events:
        run(session, APPEND, events)
    total = fsum(({key: score.points for key, score in before.items()} | dict(points)).values())
    change = {"attempt_id": attempt_id, "total": total}
    if reason is Reason.SUBMITTED:
        run(session, HAND_IN, {**change, "handed_in_at": at})
    else:
        run(session, SET_POINTS, change)
