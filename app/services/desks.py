"""A student's desk: what classes have set, in the order of what is due, and practice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select

from app.db import now
from app.models import Enrolment, Purpose, SchoolClass, ScoreEvent
from app.services.assignments import Phase
from app.services.attempts import FoundAttempt, attempts_of, best_of
from app.services.library import pinned_quiz
from app.services.score_events import MENDED
from app.services.sessions import AnySession
from app.services.set_work import SetQuiz, set_for
from quizzes.document import Quiz

LATELY = timedelta(days=14)


@dataclass(frozen=True)
class Practised:
    """A quiz taken for practice: the best attempt, and the one that is not handed in."""

    quiz: Quiz
    best: FoundAttempt | None
    unfinished: FoundAttempt | None


@dataclass(frozen=True)
class Desk:
    """All of a student's work."""

    classes: Sequence[str]
    set_by: Sequence[SetQuiz]
    practice: Sequence[Practised]
    mended: Mapping[UUID, datetime] = field(default_factory=dict)
    """When a question's mending changed the score of an attempt lately."""

    def changed(self, set_: SetQuiz, at: datetime) -> FoundAttempt | None:
        """Give an attempt whose score changed by a mending, the best first; none while held."""
        tries = sorted(set_.attempts, key=lambda tried: tried != set_.best)
        return next((t for t in tries if t.id in self.mended and not t.held(at)), None)

    def due(self, at: datetime) -> list[SetQuiz]:
        """Give what can be begun or gone on with and is not handed in."""
        return [
            set_
            for set_ in self.set_by
            if set_.unfinished or (set_.phase(at) is Phase.OPEN and not set_.best)
        ]

    def later(self, at: datetime) -> list[SetQuiz]:
        """Give what is not open yet."""
        before = [set_ for set_ in self.set_by if set_.phase(at) is Phase.BEFORE]
        return [set_ for set_ in before if not set_.unfinished]

    def done(self, at: datetime) -> list[SetQuiz]:
        """Give the rest: handed in or closed, the latest first."""
        rest = (*self.due(at), *self.later(at))
        return [set_ for set_ in reversed(self.set_by) if set_ not in rest]


def desk_of(session: AnySession, person_id: UUID) -> Desk:
    """Lay out a student's work."""
    attempts = attempts_of(session, person_id)
    return Desk(
        classes_of(session, person_id),
        set_for(session, person_id, attempts),
        practice_in(session, attempts),
        mended_lately(session, [tried.id for tried in attempts if tried.mendings]),
    )


def mended_lately(session: AnySession, attempt_ids: Sequence[UUID]) -> dict[UUID, datetime]:
    """Tell when mendings changed the scores of attempts, if that is not long ago."""
    if not attempt_ids:
        return {}
    found = (
        select(ScoreEvent.attempt_id, func.max(ScoreEvent.at))
        .where(
            ScoreEvent.attempt_id.in_(attempt_ids),
            ScoreEvent.reason.in_(MENDED),
            ScoreEvent.at > now() - LATELY,
        )
        .group_by(ScoreEvent.attempt_id)
    )
    return {row[0]: row[1] for row in session.execute(found)}


def classes_of(session: AnySession, person_id: UUID) -> Sequence[str]:
    """Name the classes that somebody is in."""
    return session.scalars(
        select(SchoolClass.name)
        .join(Enrolment, Enrolment.class_id == SchoolClass.id)
        .where(Enrolment.person_id == person_id, SchoolClass.archived_at.is_(None))
        .order_by(SchoolClass.name)
    ).all()


def practice_in(session: AnySession, attempts: Sequence[FoundAttempt]) -> list[Practised]:
    """Give the quizzes that were taken for practice, the newest first."""
    by_quiz: dict[UUID, list[FoundAttempt]] = {}
    for tried in reversed(attempts):
        if tried.purpose == Purpose.PRACTICE:
            by_quiz.setdefault(tried.quiz_id, []).append(tried)
    return [
        Practised(
            pinned_quiz(session, tries[0].quiz_revision_id).quiz,
            best_of(tries),
            next((tried for tried in tries if tried.submitted_at is None), None),
        )
        for tries in by_quiz.values()
    ]
