"""Attempts taken over from a guest: answers go together, and assigned quizzes count them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import aliased

from app.db import new_id, now
from app.models import (
    AnswerEvent,
    Assignment,
    Attempt,
    Purpose,
    QuestionRevision,
    QuizItem,
    StoredQuestion,
)
from app.services.sessions import AnySession


def merge_unfinished(session: AnySession, other: Attempt, kept: Attempt) -> None:
    """Add the other attempt's answers to the kept one where they are newer. Part of a verb.

    Only questions that both attempts ask in the same words are looked at, and answers given before
    the kept one's assignment closed. The other attempt goes with the guest it belongs to.
    """
    theirs, ours = newest_answers(session, other.id), newest_answers(session, kept.id)
    closes_at = session.scalar(
        select(Assignment.closes_at).where(Assignment.id == kept.assignment_id)
    )
    sequence = session.scalar(
        select(func.coalesce(func.max(AnswerEvent.sequence), 0)).where(
            AnswerEvent.attempt_id == kept.id
        )
    )
    for key in asked_by_both(session, other, kept):
        answer = theirs.get(key)
        if answer is not None and is_newer(answer, ours.get(key), closes_at):
            sequence = (sequence or 0) + 1
            session.add(copied(answer, kept.id, sequence))


def is_newer(answer: AnswerEvent, ours: AnswerEvent | None, closes_at: datetime | None) -> bool:
    """Tell whether an answer came after ours, and in time."""
    in_time = closes_at is None or answer.saved_at < closes_at
    return in_time and (ours is None or answer.saved_at > ours.saved_at)


def newest_answers(session: AnySession, attempt_id: UUID) -> dict[str, AnswerEvent]:
    """Give an attempt's newest answer to each question."""
    events = session.scalars(
        select(AnswerEvent)
        .where(AnswerEvent.attempt_id == attempt_id)
        .order_by(AnswerEvent.sequence)
    )
    return {event.question_key: event for event in events}


def asked_by_both(session: AnySession, one: Attempt, other: Attempt) -> list[str]:
    """List the questions that two attempts ask in the same revision."""
    second = aliased(QuizItem)
    return list(
        session.scalars(
            select(StoredQuestion.key)
            .join(QuestionRevision, QuestionRevision.question_id == StoredQuestion.id)
            .join(QuizItem, QuizItem.question_revision_id == QuestionRevision.id)
            .join(second, second.question_revision_id == QuestionRevision.id)
            .where(
                QuizItem.quiz_revision_id == one.quiz_revision_id,
                second.quiz_revision_id == other.quiz_revision_id,
            )
            .order_by(second.number)
        )
    )


def copied(event: AnswerEvent, attempt_id: UUID, sequence: int) -> AnswerEvent:
    """Give the same answer, saved at the same time, as an event of another attempt."""
    return AnswerEvent(
        attempt_id=attempt_id,
        sequence=sequence,
        question_key=event.question_key,
        answer=event.answer,
        flagged=event.flagged,
        save_key=f"taken-over-{new_id()}",
        saved_at=event.saved_at,
    )


def count_for_class(
    session: AnySession, person_id: UUID, class_id: UUID, attempts: Iterable[Attempt]
) -> None:
    """Count attempts for a class's open assignments while attempts are allowed, oldest first."""
    assignments = {row.quiz_id: row for row in session.scalars(open_assignments(class_id))}
    for attempt in attempts:
        assignment = assignments.get(attempt.quiz_id)
        if assignment is not None and has_room(session, assignment, person_id):
            attempt.assignment_id, attempt.purpose = assignment.id, Purpose.ASSIGNED
            session.flush()


def open_assignments(class_id: UUID) -> Select[Assignment]:
    """Select a class's assignments that may be taken now."""
    at = now()
    return select(Assignment).where(
        Assignment.class_id == class_id,
        Assignment.withdrawn_at.is_(None),
        or_(Assignment.opens_at.is_(None), Assignment.opens_at <= at),
        or_(Assignment.closes_at.is_(None), Assignment.closes_at > at),
    )


def has_room(session: AnySession, assignment: Assignment, person_id: UUID) -> bool:
    """Tell whether somebody has attempts left at an assignment."""
    if assignment.attempts_allowed is None:
        return True
    used = session.scalar(
        select(func.count())
        .select_from(Attempt)
        .where(Attempt.assignment_id == assignment.id, Attempt.person_id == person_id)
    )
    return (used or 0) < assignment.attempts_allowed
