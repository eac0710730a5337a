"""Answer sheets: an attempt with what was asked, as pinned, and what is answered so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.services.answers import NOT_ANSWERED, SavedAnswer, newest_answers
from app.services.attempts import FoundAttempt, find_attempt, own_attempt
from app.services.library import PinnedQuiz, pinned_lesson, pinned_quiz
from app.services.problems import NotFoundError
from app.services.sessions import AnySession
from lessons.document import Lesson
from quizzes.document import Question


@dataclass(frozen=True, slots=True)
class Place:
    """A question's place on the sheet, and its state."""

    number: int
    stem: str
    answered: bool
    flagged: bool
    images: Sequence[Mapping[str, Any]]
    """Those that stand below the question."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """An attempt, its quiz and lesson as pinned, and the newest answers."""

    attempt: FoundAttempt
    pinned: PinnedQuiz
    lesson: Lesson
    answers: Mapping[str, SavedAnswer]

    @property
    def seed(self) -> str:
        """Give what decides the order of this attempt's options."""
        return str(self.attempt.id)

    @property
    def questions(self) -> tuple[Question, ...]:
        """Give the questions in order."""
        return self.pinned.quiz.questions

    @property
    def places(self) -> list[Place]:
        """Give every question's place, and whether it is answered and flagged."""
        return [
            Place(
                number,
                question.stem,
                saved.value is not None,
                saved.flagged,
                [image.shown() for image in question.images if image.at is None],
            )
            for number, question in enumerate(self.questions, start=1)
            for saved in [self.saved(question)]
        ]

    @property
    def marks(self) -> list[tuple[int, bool, bool]]:
        """Give every question's number, and whether it is answered and flagged."""
        saved = [self.answers.get(question.id, NOT_ANSWERED) for question in self.questions]
        return [(n, one.value is not None, one.flagged) for n, one in enumerate(saved, start=1)]

    def question(self, number: int) -> Question:
        """Give the question with a number, or raise NotFoundError."""
        if not 1 <= number <= len(self.questions):
            raise NotFoundError
        return self.questions[number - 1]

    def saved(self, question: Question) -> SavedAnswer:
        """Give the newest answer to a question."""
        return self.answers.get(question.id, NOT_ANSWERED)

    def first_open(self) -> int | None:
        """Give the number of the first question without an answer; None if all have one."""
        return next((place.number for place in self.places if not place.answered), None)


def own_sheet(session: AnySession, attempt_id: UUID, person_id: UUID) -> Sheet:
    """Lay out somebody's own attempt, or raise NotFoundError."""
    return sheet_of(session, own_attempt(session, attempt_id, person_id))


def seen_sheet(session: AnySession, attempt_id: UUID, viewer_id: UUID) -> Sheet:
    """Lay out an attempt for somebody who may see it, or raise NotFoundError."""
    return sheet_of(session, find_attempt(session, attempt_id, viewer_id))


def sheet_of(session: AnySession, attempt: FoundAttempt) -> Sheet:
    """Lay out an attempt."""
    return Sheet(
        attempt,
        pinned_quiz(session, attempt.quiz_revision_id),
        pinned_lesson(session, attempt.lesson_revision_id).lesson,
        newest_answers(session, attempt.id),
    )
