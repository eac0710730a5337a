"""What a quiz's page offers somebody: to start, to go on, or why neither is possible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.models import Purpose, Role
from app.services.attempts import FoundAttempt, attempts_at
from app.services.library import PinnedLesson, PinnedQuiz, current_lesson, current_quiz
from app.services.problems import NotAllowedError
from app.services.sessions import AnySession
from app.services.set_work import SetQuiz, purpose_now, set_for
from quizzes.grounds import evidence_of


@dataclass(frozen=True)
class Offer:
    """A quiz as it would be asked now, what classes say about it, and one's attempts so far."""

    quiz: PinnedQuiz
    lesson: PinnedLesson
    set_by: Sequence[SetQuiz] = ()
    attempts: Sequence[FoundAttempt] = ()
    purpose: Purpose | None = Purpose.PRACTICE
    assignment_id: UUID | None = None
    refusal: NotAllowedError | None = None

    @property
    def unfinished(self) -> FoundAttempt | None:
        """Give the attempt that can be gone on with."""
        return next((tried for tried in self.attempts if tried.submitted_at is None), None)

    @property
    def counts_for(self) -> SetQuiz | None:
        """Give the assignment that an attempt begun now would count for."""
        return next((set_ for set_ in self.set_by if set_.id == self.assignment_id), None)

    @property
    def covered(self) -> list[str]:
        """Name the sections of the lesson that the questions rest on."""
        lesson, quiz = self.lesson.lesson, self.quiz.quiz
        rested = {e.paragraph for q in quiz.questions for e in evidence_of(q, lesson)}
        return [s.title for s in lesson.sections if any(p.id in rested for p in s.paragraphs)]


def offer_to_anyone(session: AnySession, slug: str) -> Offer:
    """Offer a quiz to somebody unknown."""
    quiz = current_quiz(session, slug)
    return Offer(quiz, current_lesson(session, quiz.quiz.lesson))


def offer_to(session: AnySession, slug: str, person_id: UUID, role: Role, at: datetime) -> Offer:
    """Offer a quiz to somebody, by what their classes have set and what they did so far."""
    quiz = current_quiz(session, slug)
    lesson = current_lesson(session, quiz.quiz.lesson)
    attempts = attempts_at(session, person_id, quiz.id)
    if role is not Role.STUDENT:
        purpose = Purpose.PREVIEW if role is Role.TEACHER else Purpose.PRACTICE
        return Offer(quiz, lesson, attempts=attempts, purpose=purpose)
    set_by = set_for(session, person_id, attempts, quiz.id)
    try:
        purpose, assignment_id = purpose_now(set_by, at)
    except NotAllowedError as error:
        return Offer(quiz, lesson, set_by, attempts, purpose=None, refusal=error)
    return Offer(quiz, lesson, set_by, attempts, purpose, assignment_id)
