"""The library as values: which revision is current, and what a revision says."""

from __future__ import annotations

import json
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Row, Select, bindparam, select

from app.models import (
    LessonRevision,
    QuestionRevision,
    QuizItem,
    QuizRevision,
    StoredLesson,
    StoredQuiz,
)
from app.services.problems import NotFoundError
from app.services.revisions import RevisionCache
from app.services.sessions import AnySession, run
from lessons.document import Lesson
from quizzes.document import Question, Quiz, Waiver
from quizzes.types import build_question


@dataclass(frozen=True)
class PinnedLesson:
    """A lesson as one revision has it."""

    id: UUID
    revision_id: UUID
    number: int
    lesson: Lesson


@dataclass(frozen=True)
class PinnedQuiz:
    """A quiz as one revision has it."""

    id: UUID
    revision_id: UUID
    number: int
    quiz: Quiz


_lessons: RevisionCache[PinnedLesson] = RevisionCache(64)
_quizzes: RevisionCache[PinnedQuiz] = RevisionCache(256)

CURRENT_LESSON = (
    select(LessonRevision.id)
    .join(StoredLesson, StoredLesson.id == LessonRevision.lesson_id)
    .where(
        StoredLesson.slug == bindparam("slug"),
        LessonRevision.number == StoredLesson.current_number,
    )
)
CURRENT_QUIZ = (
    select(QuizRevision.id)
    .join(StoredQuiz, StoredQuiz.id == QuizRevision.quiz_id)
    .where(StoredQuiz.slug == bindparam("slug"), QuizRevision.number == StoredQuiz.current_number)
)


def current_lesson(session: AnySession, slug: str) -> PinnedLesson:
    """Give the lesson that readers see now, or raise NotFoundError."""
    revision_id = run(session, CURRENT_LESSON, {"slug": slug}).scalar()
    if revision_id is None:
        raise NotFoundError
    return pinned_lesson(session, revision_id)


def current_quiz(session: AnySession, slug: str) -> PinnedQuiz:
    """Give the quiz that a new attempt would pin, or raise NotFoundError."""
    revision_id = run(session, CURRENT_QUIZ, {"slug": slug}).scalar()
    if revision_id is None:
        raise NotFoundError
    return pinned_quiz(session, revision_id)


def current_lessons() -> Select[UUID]:
    """Select the current revision of every lesson, by title."""
    return (
        select(LessonRevision.id)
        .join(StoredLesson, StoredLesson.id == LessonRevision.lesson_id)
        .where(LessonRevision.number == StoredLesson.current_number)
        .order_by(StoredLesson.title)
    )


def current_quizzes(lesson_id: UUID | None = None) -> Select[UUID]:
    """Select the current revision of every quiz (of one lesson), in their order."""
    found = (
        select(QuizRevision.id)
        .join(StoredQuiz, StoredQuiz.id == QuizRevision.quiz_id)
        .where(QuizRevision.number == StoredQuiz.current_number)
        .order_by(StoredQuiz.position, StoredQuiz.title)
    )
    return found.where(StoredQuiz.lesson_id == lesson_id) if lesson_id else found


def pinned_lesson(session: AnySession, revision_id: UUID) -> PinnedLesson:
    """Give a lesson as one revision has it."""
    return _lessons.get(revision_id, lambda key: _read_lesson(session, key))


def pinned_quiz(session: AnySession, revision_id: UUID) -> PinnedQuiz:
    """Give a quiz as one revision has it."""
    return _quizzes.get(revision_id, lambda key: _read_quiz(session, key))


def _read_lesson(session: AnySession, revision_id: UUID) -> PinnedLesson:
    row = session.get_one(LessonRevision, revision_id)
    return PinnedLesson(row.lesson_id, row.id, row.number, Lesson.from_json(row.document))


def _read_quiz(session: AnySession, revision_id: UUID) -> PinnedQuiz:
    row = session.execute(
        select(QuizRevision, StoredQuiz.slug, StoredLesson.slug.label("lesson"))
        .join(StoredQuiz, StoredQuiz.id == QuizRevision.quiz_id)
        .join(StoredLesson, StoredLesson.id == StoredQuiz.lesson_id)
        .where(QuizRevision.id == revision_id)
    ).one()
    return _pinned(row, questions_of(session, revision_id))


def _pinned(row: Row[QuizRevision, str, str], questions: tuple[Question, ...]) -> PinnedQuiz:
    revision, slug, lesson = row
    quiz = Quiz(
        slug=slug,
        title=revision.title,
        summary=revision.summary,
        lesson=lesson,
        waived=tuple(map(Waiver.model_validate, revision.waived or ())),
        questions=questions,
    )
    return PinnedQuiz(revision.quiz_id, revision.id, revision.number, quiz)


def questions_of(session: AnySession, quiz_revision_id: UUID) -> tuple[Question, ...]:
    """Give the questions of a quiz's revision, in order."""
    documents = session.scalars(
        select(QuestionRevision.document)
        .join(QuizItem, QuizItem.question_revision_id == QuestionRevision.id)
        .where(QuizItem.quiz_revision_id == quiz_revision_id)
        .order_by(QuizItem.number)
    )
    return tuple(build_question(json.loads(document)) for document in documents)
