"""Attempts, found only by those who may see them: one rule, here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, bindparam, func, select

from app.models import Assignment, Attempt, Enrolment, Release, SchoolClass
from app.services.problems import NotFoundError
from app.services.sessions import AnySession, run


@dataclass(frozen=True, slots=True)
class FoundAttempt:
    """An attempt with the terms of its assignment. Without a class, zone and class are None."""

    id: UUID
    person_id: UUID
    quiz_id: UUID
    quiz_revision_id: UUID
    lesson_revision_id: UUID
    assignment_id: UUID | None
    purpose: str
    started_at: datetime
    submitted_at: datetime | None
    points: float | None
    max_points: int
    closes_at: datetime | None
    release: str | None
    zone: str | None
    class_name: str | None
    teacher_id: UUID | None
    mendings: int = 0
    """How often questions of its assignment were mended, or mendings undone."""
    waiting: int = 0
    """How many answers a teacher is still to mark; they are in neither kind of points."""

    @property
    def share(self) -> float:
        """Give the points as a share of what was to be had."""
        return (self.points or 0.0) / self.max_points if self.max_points else 0.0

    def closed(self, at: datetime) -> bool:
        """Tell whether the time for answering is over; handing in stays possible."""
        return self.closes_at is not None and at >= self.closes_at

    def held(self, at: datetime) -> bool:
        """Tell whether the student's result waits for the closing time."""
        waits = self.release == Release.CLOSING and self.closes_at is not None
        return waits and not self.closed(at)


# Plain tables, not mapped classes: these run for every page of every attempt.
A = cast(Table, Attempt.__table__)
S = cast(Table, Assignment.__table__)
C = cast(Table, SchoolClass.__table__)
E = cast(Table, Enrolment.__table__)
# The zone of practice is that of the class joined first.
OWN_ZONE = (
    select(C.c.time_zone)
    .join(E, E.c.class_id == C.c.id)
    .where(E.c.person_id == A.c.person_id)
    .order_by(E.c.joined_at)
    .limit(1)
    .correlate(A)
    .scalar_subquery()
)
ATTEMPTS = (
    select(
        A.c.id,
        A.c.person_id,
        A.c.quiz_id,
        A.c.quiz_revision_id,
        A.c.lesson_revision_id,
        A.c.assignment_id,
        A.c.purpose,
        A.c.started_at,
        A.c.submitted_at,
        A.c.points,
        A.c.max_points,
        S.c.closes_at,
        S.c.release,
        func.coalesce(C.c.time_zone, OWN_ZONE),
        C.c.name,
        C.c.teacher_id,
        func.coalesce(S.c.mendings, 0),
        A.c.waiting,
    )
    .select_from(A)
    .outerjoin(S, S.c.id == A.c.assignment_id)
    .outerjoin(C, C.c.id == S.c.class_id)
)
ONE = ATTEMPTS.where(A.c.id == bindparam("id"))
ONE_LOCKED = ONE.with_for_update(of=A, key_share=True)
PLACE = select(A.c.assignment_id).where(A.c.id == bindparam("id")).scalar_subquery()
MARKED_AS_NOW = select(S.c.id).where(S.c.id == PLACE).with_for_update(read=True)
OF_PERSON = ATTEMPTS.where(A.c.person_id == bindparam("person_id")).order_by(A.c.started_at)
OF_QUIZ = OF_PERSON.where(A.c.quiz_id == bindparam("quiz_id"))


def find_attempt(session: AnySession, attempt_id: UUID, viewer_id: UUID) -> FoundAttempt:
    """Find an attempt that somebody may see, or raise NotFoundError.

    Its owner may; so may the teacher of the class that set it, or of a class the owner is in.
    """
    found = _find(session, attempt_id)
    if viewer_id in {found.person_id, found.teacher_id} or _teaches(session, viewer_id, found):
        return found
    raise NotFoundError


def own_attempt(
    session: AnySession, attempt_id: UUID, person_id: UUID, *, lock: bool = False
) -> FoundAttempt:
    """Find an attempt of one's own, or raise NotFoundError; locked, nobody else changes it now."""
    found = _find(session, attempt_id, lock=lock)
    if found.person_id != person_id:
        raise NotFoundError
    return found


def hold_marking(session: AnySession, attempt_id: UUID) -> None:
    """Let no question be mended while the attempt's points are set. Comes before its own lock.

    SQLite lets one write at a time anyhow.
    """
    if session.get_bind().dialect.name != "sqlite":
        run(session, MARKED_AS_NOW, {"id": attempt_id})


def attempts_at(session: AnySession, person_id: UUID, quiz_id: UUID) -> list[FoundAttempt]:
    """Give somebody's attempts at a quiz, the first one first."""
    rows = run(session, OF_QUIZ, {"person_id": person_id, "quiz_id": quiz_id})
    return [_found(row) for row in rows]


def attempts_of(session: AnySession, person_id: UUID) -> list[FoundAttempt]:
    """Give all of somebody's attempts, the first one first."""
    return [_found(row) for row in run(session, OF_PERSON, {"person_id": person_id})]


def best_of(attempts: Sequence[FoundAttempt]) -> FoundAttempt | None:
    """Give the attempt that counts: the best of those handed in, the earliest of equals."""
    handed_in = [attempt for attempt in attempts if attempt.submitted_at is not None]
    return max(handed_in, key=lambda attempt: attempt.share, default=None)


def _find(session: AnySession, attempt_id: UUID, *, lock: bool = False) -> FoundAttempt:
    one = ONE_LOCKED if lock else ONE
    row = run(session, one, {"id": attempt_id}).one_or_none()
    if row is None:
        raise NotFoundError
    return _found(row)


def _teaches(session: AnySession, viewer_id: UUID, attempt: FoundAttempt) -> bool:
    taught = (
        select(Enrolment.id)
        .join(SchoolClass, SchoolClass.id == Enrolment.class_id)
        .where(Enrolment.person_id == attempt.person_id, SchoolClass.teacher_id == viewer_id)
    )
    return session.scalar(taught.limit(1)) is not None


def _found(row: Any) -> FoundAttempt:
    return FoundAttempt(*row)
