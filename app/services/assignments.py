"""Assignments: a teacher sets a quiz for a class, changes its terms, or takes it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Row, Select, func, select

from app.db import now
from app.models import Assignment, Attempt, QuizItem, QuizRevision, Release, StoredQuiz
from app.services.classes import own_class
from app.services.problems import ConflictError, NotAllowedError, NotFoundError
from app.services.sessions import AnySession


@dataclass(frozen=True)
class Terms:
    """When a quiz may be taken and how often, and when its result opens."""

    opens_at: datetime | None = None
    closes_at: datetime | None = None
    attempts_allowed: int | None = None
    release: Release = Release.SUBMISSION


class Phase(StrEnum):
    """Where the clock stands."""

    BEFORE = "before"
    OPEN = "open"
    CLOSED = "closed"


def phase(opens_at: datetime | None, closes_at: datetime | None, at: datetime) -> Phase:
    """Tell whether a quiz may be taken at a moment. At its closing time it is closed."""
    if closes_at is not None and at >= closes_at:
        return Phase.CLOSED
    if opens_at is not None and at < opens_at:
        return Phase.BEFORE
    return Phase.OPEN


def assigned(class_id: UUID, slug: str) -> Select[Assignment, StoredQuiz]:
    """Select the assignment by which a class has a quiz now, with the quiz."""
    return (
        select(Assignment, StoredQuiz)
        .join(StoredQuiz, StoredQuiz.id == Assignment.quiz_id)
        .where(
            Assignment.class_id == class_id,
            StoredQuiz.slug == slug,
            Assignment.withdrawn_at.is_(None),
        )
    )


def own_assignment(
    session: AnySession, teacher_id: UUID, class_id: UUID, slug: str
) -> tuple[Assignment, StoredQuiz]:
    """Give an assignment of a teacher's own class and its quiz, or raise NotFoundError."""
    own_class(session, teacher_id, class_id)
    found = session.execute(assigned(class_id, slug)).one_or_none()
    if found is None:
        raise NotFoundError
    return found[0], found[1]


def is_set(session: AnySession, class_id: UUID, slug: str) -> bool:
    """Tell whether a class has a quiz: a button may have been pressed twice."""
    return session.execute(assigned(class_id, slug)).first() is not None


def quizzes_to_assign(session: AnySession, class_id: UUID) -> Sequence[Row[str, str, Assignment]]:
    """Give every quiz with questions that is not set now: slug, title, its withdrawn assignment."""
    asks = (
        select(QuizItem.number)
        .join(QuizRevision, QuizRevision.id == QuizItem.quiz_revision_id)
        .where(
            QuizRevision.quiz_id == StoredQuiz.id, QuizRevision.number == StoredQuiz.current_number
        )
    )
    return session.execute(
        select(StoredQuiz.slug, StoredQuiz.title, Assignment)
        .outerjoin(
            Assignment, (Assignment.quiz_id == StoredQuiz.id) & (Assignment.class_id == class_id)
        )
        .where((Assignment.id.is_(None)) | (Assignment.withdrawn_at.is_not(None)), asks.exists())
        .order_by(StoredQuiz.position, StoredQuiz.title)
    ).all()


def assign_quiz(
    session: AnySession, teacher_id: UUID, class_id: UUID, slug: str, terms: Terms
) -> Assignment:
    """Assign a quiz to a class. One withdrawn before comes back, with its attempts."""
    check_terms(terms)
    if own_class(session, teacher_id, class_id).archived_at is not None:
        raise NotAllowedError("class-archived")
    quiz_id = session.scalar(select(StoredQuiz.id).where(StoredQuiz.slug == slug))
    if quiz_id is None:
        raise NotFoundError
    row = session.scalar(
        select(Assignment).where(Assignment.class_id == class_id, Assignment.quiz_id == quiz_id)
    )
    if row is None:
        row = Assignment(class_id=class_id, quiz_id=quiz_id)
        session.add(row)
    elif row.withdrawn_at is None:
        raise ConflictError("already-assigned")
    row.withdrawn_at = None
    _set_terms(row, terms)
    session.commit()
    return row


def change_assignment(
    session: AnySession, teacher_id: UUID, class_id: UUID, slug: str, terms: Terms
) -> None:
    """Change an assignment's terms. Attempts begun or handed in stay as they are."""
    check_terms(terms)
    row, _quiz = own_assignment(session, teacher_id, class_id, slug)
    _set_terms(row, terms)
    session.commit()


def withdraw_assignment(session: AnySession, teacher_id: UUID, class_id: UUID, slug: str) -> None:
    """Take a quiz back: its attempts leave the gradebook until it is set again."""
    row, _quiz = own_assignment(session, teacher_id, class_id, slug)
    row.withdrawn_at = now()
    session.commit()


def check_terms(terms: Terms) -> None:
    """Refuse terms that nobody could keep."""
    opens_at, closes_at = terms.opens_at, terms.closes_at
    if opens_at is not None and closes_at is not None and closes_at <= opens_at:
        raise NotAllowedError("closes-before-opens")
    if terms.attempts_allowed is not None and terms.attempts_allowed < 1:
        raise NotAllowedError("no-attempts")


def count_attempts(session: AnySession, assignment_id: UUID) -> tuple[int, int]:
    """Count an assignment's attempts handed in, and those begun and not handed in."""
    handed_in, begun = session.execute(
        select(func.count(Attempt.submitted_at), func.count()).where(
            Attempt.assignment_id == assignment_id
        )
    ).one()
    return handed_in, begun - handed_in


def _set_terms(row: Assignment, terms: Terms) -> None:
    row.opens_at, row.closes_at = terms.opens_at, terms.closes_at
    row.attempts_allowed, row.release = terms.attempts_allowed, terms.release
