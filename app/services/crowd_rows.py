"""The rows that a crowd's responses are read from, plainly and in few queries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Select,
    String,
    Subquery,
    Text,
    cast,
    func,
    literal_column,
    select,
    type_coerce,
)

from app.models import (
    AnswerEvent,
    Assignment,
    Attempt,
    QuestionRevision,
    QuizItem,
    ScoreEvent,
    StoredQuestion,
)
from app.services.report_scopes import Scope, as_uuids
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
    return frozenset(session.scalars(select(later_events(scope).c.attempt_id).distinct()))


def mendings_of(scope: Scope) -> Select[int]:
    """Select how often questions were mended, at whichever of the scope's assignments."""
    return select(func.sum(Assignment.mendings)).where(Assignment.id.in_(scope.assignments))


def later_events(scope: Scope, since: datetime | None = None) -> Subquery:
    """Select the scope's events of points that were set after handing in, from a moment on.

    The few events are found first, by their index; left to itself, a database might begin with
    all the attempts.
    """
    found = select(ScoreEvent.attempt_id).where(SET_LATER)
    if since is not None:
        found = found.where(ScoreEvent.at >= since)
    events = found.cte("later").prefix_with("MATERIALIZED")
    return (
        select(events.c.attempt_id)
        .join(Attempt, Attempt.id == events.c.attempt_id)
        .where(Attempt.assignment_id.in_(scope.assignments))
        .subquery()
    )


def newest_answers(
    session: AnySession, attempt_ids: Sequence[UUID]
) -> dict[UUID, dict[str, str | None]]:
    """Read the newest answer to each question, as the text that is stored."""
    rows = run(
        session,
        select(
            type_coerce(AnswerEvent.attempt_id, String),
            AnswerEvent.question_key,
            cast(AnswerEvent.answer, Text),
        )
        .where(AnswerEvent.attempt_id.in_(attempt_ids))
        .order_by(AnswerEvent.attempt_id, AnswerEvent.sequence),
    )
    return _by_attempt(rows.all())


def newest_scores(
    session: AnySession, attempt_ids: Sequence[UUID]
) -> dict[UUID, dict[str, tuple[float, int]]]:
    """Read the points of each question as they were set last, and out of how many."""
    rows = run(
        session,
        select(
            type_coerce(ScoreEvent.attempt_id, String),
            ScoreEvent.question_key,
            ScoreEvent.to_points,
            ScoreEvent.out_of,
        )
        .where(ScoreEvent.attempt_id.in_(attempt_ids))
        .order_by(ScoreEvent.attempt_id, ScoreEvent.sequence),
    )
    return _by_attempt((id_, key, (points, most)) for id_, key, points, most in rows)


def _by_attempt(rows: Iterable[Any]) -> dict[UUID, dict[str, Any]]:
    """Let the newest of each question stand. Rows of an attempt follow each other.

    Ids are left as the database gives them until the end: there are two million rows of a large
    crowd, and few attempts in a batch.
    """
    newest: dict[str | UUID, dict[str, Any]] = {}
    before, of_one = None, dict[str, Any]()
    for attempt_id, key, value in rows:
        if attempt_id != before:
            before, of_one = attempt_id, newest.setdefault(attempt_id, {})
        of_one[key] = value
    ids = as_uuids()
    return {ids(attempt_id): values for attempt_id, values in newest.items()}
