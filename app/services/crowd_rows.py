"""The rows that a crowd's responses are read from, plainly and in few queries."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    Select,
    Subquery,
    Text,
    cast,
    func,
    literal_column,
    select,
)

from app.models import (
    AnswerEvent,
    Assignment,
    Attempt,
    MendingPlace,
    QuestionRevision,
    QuizItem,
    ScoreEvent,
    StoredMending,
    StoredQuestion,
)
from app.services.joined_rows import UNIT, exactly, joined
from app.services.raw_ids import RawId, raw
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


def set_later(session: AnySession, scope: Scope, but: Collection[str] = ()) -> frozenset[RawId]:
    """Find the attempts with points that were set after handing in, of other questions."""
    later = later_events(scope.assignments)
    found = select(raw(later.c.attempt_id)).where(later.c.question_key.not_in(but)).distinct()
    return frozenset(run(session, found).scalars())


def mended_keys(session: AnySession, scope: Scope) -> set[str]:
    """Name the questions that were mended at the scope's assignments, undone or not."""
    if not session.scalar(mendings_of(scope)):
        return set()
    found = (
        select(StoredQuestion.key)
        .join(QuestionRevision, QuestionRevision.question_id == StoredQuestion.id)
        .join(StoredMending, StoredMending.question_revision_id == QuestionRevision.id)
        .join(MendingPlace, MendingPlace.mending_id == StoredMending.id)
        .where(MendingPlace.assignment_id.in_(scope.assignments))
    )
    return set(session.scalars(found))


def mendings_of(scope: Scope) -> Select[int]:
    """Select how often questions were mended, at whichever of the scope's assignments."""
    return select(func.sum(Assignment.mendings)).where(Assignment.id.in_(scope.assignments))


def later_events(places: Collection[UUID], since: datetime | None = None) -> Subquery:
    """Select some assignments' events of points that were set after handing in, from a moment on.

    The few events are found first, by their index; left to itself, a database might begin with
    all the attempts.
    """
    found = select(ScoreEvent.attempt_id, ScoreEvent.question_key).where(SET_LATER)
    if since is not None:
        found = found.where(ScoreEvent.at >= since)
    events = found.cte("later").prefix_with("MATERIALIZED")
    return (
        select(events.c.attempt_id, events.c.question_key)
        .join(Attempt, Attempt.id == events.c.attempt_id)
        .where(Attempt.assignment_id.in_(places))
        .subquery()
    )


def answers_given(
    session: AnySession, attempt_ids: Sequence[RawId]
) -> Iterator[tuple[RawId, list[str]]]:
    """Read what was answered, in its order: a question's key and the answer's text, in one."""
    text = func.coalesce(cast(AnswerEvent.answer, Text), "")
    return joined(session, AnswerEvent, [AnswerEvent.question_key, text], attempt_ids)


def newest_scores(
    session: AnySession, attempt_ids: Sequence[RawId]
) -> Iterator[tuple[RawId, dict[str, tuple[float, int]]]]:
    """Read the points of each question as they were set last, and out of how many."""
    points, most = exactly(session, ScoreEvent.to_points), cast(ScoreEvent.out_of, Text)
    known: dict[str, tuple[str, tuple[float, int]]] = {}
    for id_, pieces in joined(
        session, ScoreEvent, [ScoreEvent.question_key, points, most], attempt_ids
    ):
        for piece in pieces:
            if piece not in known:
                key, earned, out_of = piece.split(UNIT)
                known[piece] = key, (float(earned), int(out_of))
        yield id_, dict(known[piece] for piece in pieces)
