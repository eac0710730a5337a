"""The rows that a crowd's responses are read from, plainly and in few queries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Text, cast, literal_column, select

from app.models import (
    AnswerEvent,
    Attempt,
    QuestionRevision,
    QuizItem,
    ScoreEvent,
    StoredQuestion,
)
from app.services.report_scopes import Scope
from app.services.sessions import AnySession, run

SET_LATER = ScoreEvent.reason != literal_column("'submitted'")
"""Written as the index of these events has it, so that a database uses it."""


def items_of(
    session: AnySession, quiz_revision_ids: Iterable[UUID]
) -> dict[tuple[UUID, str], tuple[UUID, int, datetime]]:
    """Read which revision of each question some quizzes hold: its id, number and moment."""
    rows = session.execute(
        select(
            QuizItem.quiz_revision_id,
            StoredQuestion.key,
            StoredQuestion.id,
            QuestionRevision.number,
            QuestionRevision.created_at,
        )
        .join(QuestionRevision, QuestionRevision.id == QuizItem.question_revision_id)
        .join(StoredQuestion, StoredQuestion.id == QuestionRevision.question_id)
        .where(QuizItem.quiz_revision_id.in_(quiz_revision_ids))
    )
    return {(quiz, key): (id_, number, at) for quiz, key, id_, number, at in rows}


def set_later(session: AnySession, scope: Scope) -> frozenset[UUID]:
    """Find the attempts with points that were set after handing in."""
    rows = session.scalars(
        select(ScoreEvent.attempt_id)
        .distinct()
        .join(Attempt, Attempt.id == ScoreEvent.attempt_id)
        .where(SET_LATER, Attempt.assignment_id.in_(scope.assignments))
    )
    return frozenset(rows)


def newest_answers(
    session: AnySession, attempt_ids: Sequence[UUID]
) -> dict[UUID, dict[str, str | None]]:
    """Read the newest answer to each question, as the text that is stored."""
    rows = run(
        session,
        select(AnswerEvent.attempt_id, AnswerEvent.question_key, cast(AnswerEvent.answer, Text))
        .where(AnswerEvent.attempt_id.in_(attempt_ids))
        .order_by(AnswerEvent.attempt_id, AnswerEvent.sequence),
    )
    return _by_attempt(rows)


def newest_scores(session: AnySession, attempt_ids: Sequence[UUID]) -> dict[UUID, dict[str, float]]:
    """Read the points of each question as they were set last."""
    if not attempt_ids:
        return {}
    rows = run(
        session,
        select(ScoreEvent.attempt_id, ScoreEvent.question_key, ScoreEvent.to_points)
        .where(ScoreEvent.attempt_id.in_(attempt_ids))
        .order_by(ScoreEvent.attempt_id, ScoreEvent.sequence),
    )
    return _by_attempt(rows)


def _by_attempt(rows: Iterable[Any]) -> dict[UUID, dict[str, Any]]:
    """Let the newest of each question stand."""
    newest: dict[UUID, dict[str, Any]] = {}
    for attempt_id, key, value in rows:
        newest.setdefault(attempt_id, {})[key] = value
    return newest
