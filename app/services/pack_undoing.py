"""Taking back what a pack brought: what was not here goes, the rest is as it was before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from app.models import (
    LessonRevision,
    QuestionRevision,
    QuizItem,
    QuizRevision,
    RevisionImage,
    StoredLesson,
    StoredQuestion,
    StoredQuiz,
)
from app.services.library import pinned_lesson
from app.services.question_files import question_at
from app.services.sessions import AnySession
from app.services.shelving import renew_quiz, shelve_lesson, shelve_question


def taken_back(
    session: AnySession, lesson: str, by: UUID, kind: str, name: str, before: int, after: int
) -> bool:
    """Take one thing back; tell whether that could be done: nobody changed or used it since."""
    row = _find(session, lesson, kind, name)
    if row is None or row.current_number != after:
        return False
    if before == 0:
        return _removed(session, row)
    RESTORE[kind](session, row, before, by)
    return True


def _find(session: AnySession, lesson: str, kind: str, name: str) -> Any:
    if kind == "lesson":
        return session.scalar(select(StoredLesson).where(StoredLesson.slug == name))
    if kind == "quiz":
        return session.scalar(select(StoredQuiz).where(StoredQuiz.slug == name))
    own = select(StoredQuestion).join(StoredLesson, StoredLesson.id == StoredQuestion.lesson_id)
    return session.scalar(own.where(StoredLesson.slug == lesson, StoredQuestion.key == name))


def _removed(session: AnySession, row: Any) -> bool:
    """Remove what was not here before, unless something rests on it: the database knows."""
    try:
        with session.begin_nested():
            for statement in _removal(row):
                session.execute(statement)
            session.delete(row)
    except IntegrityError:
        return False
    return True


def _removal(row: Any) -> list[Any]:
    if isinstance(row, StoredLesson):
        return [delete(LessonRevision).where(LessonRevision.lesson_id == row.id)]
    if isinstance(row, StoredQuestion):
        own = QuestionRevision.question_id == row.id
        revisions = select(QuestionRevision.id).where(own)
        shown = delete(RevisionImage).where(RevisionImage.question_revision_id.in_(revisions))
        return [shown, delete(QuestionRevision).where(own)]
    revisions = select(QuizRevision.id).where(QuizRevision.quiz_id == row.id)
    items = delete(QuizItem).where(QuizItem.quiz_revision_id.in_(revisions))
    return [items, delete(QuizRevision).where(QuizRevision.quiz_id == row.id)]


def _restore_lesson(session: AnySession, row: StoredLesson, number: int, by: UUID) -> None:
    revision_id = session.scalars(
        select(LessonRevision.id).where(
            LessonRevision.lesson_id == row.id, LessonRevision.number == number
        )
    ).one()
    shelve_lesson(session, pinned_lesson(session, revision_id).lesson, by)


def _restore_question(session: AnySession, row: StoredQuestion, number: int, by: UUID) -> None:
    shelve_question(session, row.lesson_id, question_at(session, row.id, number), by)


def _restore_quiz(session: AnySession, row: StoredQuiz, number: int, by: UUID) -> None:
    old = session.scalars(
        select(QuizRevision).where(QuizRevision.quiz_id == row.id, QuizRevision.number == number)
    ).one()
    asked = session.scalars(
        select(QuestionRevision)
        .join(QuizItem, QuizItem.question_revision_id == QuestionRevision.id)
        .where(QuizItem.quiz_revision_id == old.id)
        .order_by(QuizItem.number)
    ).all()
    renew_quiz(session, row, old.title, old.summary, list(asked), by, old.waived)


RESTORE: dict[str, Callable[[AnySession, Any, int, UUID], None]] = {
    "lesson": _restore_lesson,
    "question": _restore_question,
    "quiz": _restore_quiz,
}
