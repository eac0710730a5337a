"""What a student's classes have set, how far the student is, and what an attempt would be for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select

from app.models import Assignment, Enrolment, Purpose, Release, SchoolClass, StoredQuiz
from app.services.assignments import Phase, phase
from app.services.attempts import FoundAttempt, best_of
from app.services.problems import ConflictError, NotAllowedError
from app.services.sessions import AnySession, run

NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class SetQuiz:
    """A quiz that a class of the student's has set, with the student's attempts at it."""

    id: UUID
    quiz_id: UUID
    slug: str
    title: str
    class_name: str
    zone: str
    opens_at: datetime | None
    closes_at: datetime | None
    attempts_allowed: int | None
    release: str
    attempts: tuple[FoundAttempt, ...] = ()

    @property
    def left(self) -> int | None:
        """Count the attempts that may still be begun; None: as many as one likes."""
        if self.attempts_allowed is None:
            return None
        return max(0, self.attempts_allowed - len(self.attempts))

    @property
    def unfinished(self) -> FoundAttempt | None:
        """Give the attempt that is not handed in."""
        return next((tried for tried in self.attempts if tried.submitted_at is None), None)

    @property
    def best(self) -> FoundAttempt | None:
        """Give the attempt that counts."""
        return best_of(self.attempts)

    def phase(self, at: datetime) -> Phase:
        """Tell whether it may be taken now."""
        return phase(self.opens_at, self.closes_at, at)

    def holds(self, at: datetime) -> bool:
        """Tell whether results are held back: practice would show the key too early."""
        closing = self.release == Release.CLOSING and self.closes_at is not None
        return closing and self.phase(at) is not Phase.CLOSED


SET = (
    select(
        Assignment.id,
        Assignment.quiz_id,
        StoredQuiz.slug,
        StoredQuiz.title,
        SchoolClass.name.label("class_name"),
        SchoolClass.time_zone.label("zone"),
        Assignment.opens_at,
        Assignment.closes_at,
        Assignment.attempts_allowed,
        Assignment.release,
    )
    .join(SchoolClass, SchoolClass.id == Assignment.class_id)
    .join(Enrolment, Enrolment.class_id == SchoolClass.id)
    .join(StoredQuiz, StoredQuiz.id == Assignment.quiz_id)
    .where(
        Enrolment.person_id == bindparam("person_id"),
        Assignment.withdrawn_at.is_(None),
        SchoolClass.archived_at.is_(None),
    )
)
SET_QUIZ = SET.where(Assignment.quiz_id == bindparam("quiz_id"))


def set_for(
    session: AnySession,
    person_id: UUID,
    attempts: Sequence[FoundAttempt],
    quiz_id: UUID | None = None,
) -> list[SetQuiz]:
    """Give what somebody's classes have set (of one quiz), what is due first at the top.

    `attempts` are theirs; each stands with the assignment it was for.
    """
    rows = (
        run(session, SET_QUIZ, {"person_id": person_id, "quiz_id": quiz_id})
        if quiz_id
        else run(session, SET, {"person_id": person_id})
    )
    quizzes = [_with_attempts(row, attempts) for row in rows]
    return sorted(quizzes, key=lambda set_: (set_.closes_at or NEVER, set_.title, set_.id))


def purpose_now(quizzes: Sequence[SetQuiz], at: datetime) -> tuple[Purpose, UUID | None]:
    """Say what a student's attempt at a quiz would be for now, or raise why there can be none."""
    opened = [set_ for set_ in quizzes if set_.phase(at) is Phase.OPEN]
    usable = [set_ for set_ in opened if set_.left != 0]
    if usable:
        return Purpose.ASSIGNED, usable[0].id
    if opened:
        raise ConflictError("no-attempts-left", allowed=opened[0].attempts_allowed)
    if any(set_.holds(at) for set_ in quizzes):
        raise NotAllowedError("not-open-yet")
    return Purpose.PRACTICE, None


def _with_attempts(row: Any, attempts: Sequence[FoundAttempt]) -> SetQuiz:
    own = tuple(tried for tried in attempts if tried.assignment_id == row.id)
    return SetQuiz(**row._mapping, attempts=own)
