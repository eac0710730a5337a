"""What readers find in the library: lessons with the quizzes on them."""

from __future__ import annotations

from dataclasses import dataclass

from app.services.library import (
    PinnedLesson,
    PinnedQuiz,
    current_lesson,
    current_lessons,
    current_quizzes,
    pinned_lesson,
    pinned_quiz,
)
from app.services.sessions import AnySession


@dataclass(frozen=True)
class OpenLesson:
    """A lesson, and the quizzes on it that have questions."""

    pinned: PinnedLesson
    quizzes: tuple[PinnedQuiz, ...]


def open_lesson(session: AnySession, slug: str) -> OpenLesson:
    """Open a lesson as it is now, or raise NotFoundError."""
    return with_quizzes(session, current_lesson(session, slug))


def open_library(session: AnySession) -> list[OpenLesson]:
    """Open every lesson, by title."""
    found = session.scalars(current_lessons()).all()
    return [with_quizzes(session, pinned_lesson(session, id_)) for id_ in found]


def with_quizzes(session: AnySession, pinned: PinnedLesson) -> OpenLesson:
    """Put a lesson's quizzes beside it; those without questions stay out of sight."""
    found = [pinned_quiz(session, id_) for id_ in session.scalars(current_quizzes(pinned.id)).all()]
    return OpenLesson(pinned, tuple(one for one in found if one.quiz.questions))
