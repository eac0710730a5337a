"""Marking: a teacher reads a response beside its rubric, and every marking is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from app.db import now
from app.models import Marking, Person
from app.services.attempts import find_attempt, hold_marking, own_attempt
from app.services.problems import ConflictError, NotAllowedError, NotFoundError
from app.services.score_events import Because, Reason, newest_scores, set_marks
from app.services.scoring import mark_again
from app.services.sessions import AnySession
from app.services.sheets import Sheet, sheet_of
from quizzes.mending import Mark
from quizzes.types import by_hand_only
from quizzes.types.rubric import earned

LONGEST_COMMENT = 4_000


@dataclass(frozen=True)
class Given:
    """What a teacher gave to a response last."""

    sequence: int
    levels: Mapping[str, str]
    comment: str
    by_id: UUID
    by: str
    at: datetime


def mark_response(
    session: AnySession,
    teacher_id: UUID,
    attempt_id: UUID,
    question_key: str,
    levels: Mapping[str, str],
    comment: str = "",
    seen: int = 0,
    why: str = "",
) -> None:
    """Give a response a level of each criterion, and a comment.

    `seen` is the number of the marking that the teacher looked at, 0 for none: if somebody else
    marked meanwhile, ConflictError is raised. A correction needs a reason. The same again
    changes nothing.
    """
    found = find_attempt(session, attempt_id, teacher_id)
    if found.teacher_id != teacher_id or found.submitted_at is None:
        raise NotFoundError
    hold_marking(session, attempt_id)
    attempt = own_attempt(session, attempt_id, found.person_id, lock=True)
    points = points_for(sheet_of(session, attempt), question_key, levels)
    last = newest_markings(session, attempt_id).get(question_key)
    if last and (last.levels, last.comment) == (dict(levels), comment.strip()):
        session.commit()
        return
    _check(last, seen, why, comment)
    row = _next(last, attempt_id, question_key, levels, comment, teacher_id)
    session.add(row)
    because = Because(Reason.MARKED, row.at, why.strip(), teacher_id)
    before = newest_scores(session, attempt_id)
    set_marks(session, attempt_id, before, {question_key: Mark(points)}, because)
    if attempt.mendings:
        mark_again(session, attempt, Because(Reason.REGRADED, row.at, by_id=teacher_id))
    session.commit()


def points_for(sheet: Sheet, question_key: str, levels: Mapping[str, str]) -> float:
    """Give the points of levels for an answer that only a teacher can mark."""
    question: Any = next((q for q in sheet.questions if q.id == question_key), None)
    if question is None or not by_hand_only(question) or sheet.saved(question).value is None:
        raise NotFoundError
    points = earned(question.rubric, levels)
    if points is None:
        raise NotAllowedError("marking-incomplete")
    return float(points)


def newest_markings(session: AnySession, attempt_id: UUID) -> dict[str, Given]:
    """Give what was given last to each response of an attempt, by the question's id."""
    rows = session.execute(
        select(Marking, Person.display_name)
        .join(Person, Person.id == Marking.by_id)
        .where(Marking.attempt_id == attempt_id)
        .order_by(Marking.sequence)
    )
    return {row.question_key: given_by(row, name) for row, name in rows}


def given_by(row: Marking, name: str) -> Given:
    """Read a marking."""
    return Given(row.sequence, row.levels, row.comment, row.by_id, name, row.at)


def _next(
    last: Given | None,
    attempt_id: UUID,
    question_key: str,
    levels: Mapping[str, str],
    comment: str,
    teacher_id: UUID,
) -> Marking:
    return Marking(
        attempt_id=attempt_id,
        question_key=question_key,
        sequence=(last.sequence if last else 0) + 1,
        levels=dict(levels),
        comment=comment.strip(),
        by_id=teacher_id,
        at=now(),
    )


def _check(last: Given | None, seen: int, why: str, comment: str) -> None:
    if (last.sequence if last else 0) != seen:
        raise ConflictError("marked-meanwhile")
    if last and not why.strip():
        raise NotAllowedError("correction-needs-reason")
    if len(comment) > LONGEST_COMMENT:
        raise NotAllowedError("comment-too-long")
