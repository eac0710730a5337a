"""Putting lessons, questions and quizzes into the library: a change is a new revision.

These are parts of verbs; the caller commits.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import select

from app.models import (
    LessonRevision,
    QuestionRevision,
    QuizItem,
    QuizRevision,
    StoredLesson,
    StoredQuestion,
    StoredQuiz,
)
from app.services.image_links import link_images
from app.services.sessions import AnySession
from lessons.building import plain_of
from lessons.document import Lesson
from quizzes.document import Question, Quiz


def shelve_lesson(session: AnySession, lesson: Lesson, by: UUID | None = None) -> bool:
    """Make a lesson the current one of its slug; tell whether that took a new revision."""
    row = session.scalar(
        select(StoredLesson).where(StoredLesson.slug == lesson.slug).with_for_update()
    )
    if row is None:
        row = StoredLesson(slug=lesson.slug, title=lesson.title, current_number=0)
        session.add(row)
        session.flush()
    newest = session.scalar(
        select(LessonRevision).where(
            LessonRevision.lesson_id == row.id, LessonRevision.number == row.current_number
        )
    )
    mark = lesson.fingerprint()
    if newest is not None and newest.fingerprint == mark:
        return False
    row.title, row.current_number = lesson.title, row.current_number + 1
    session.add(
        LessonRevision(
            lesson_id=row.id,
            number=row.current_number,
            fingerprint=mark,
            document=lesson.to_json(),
            created_by_id=by,
        )
    )
    session.flush()
    return True


def shelve_question(
    session: AnySession,
    lesson_id: UUID,
    question: Question,
    by: UUID | None = None,
    origin: dict[str, Any] | None = None,
) -> QuestionRevision:
    """Make a question the current one of its key in the lesson's bank; give its revision.

    `origin` tells from what the software drafted it.
    """
    row = session.scalar(
        select(StoredQuestion)
        .where(StoredQuestion.lesson_id == lesson_id, StoredQuestion.key == question.id)
        .with_for_update()
    )
    if row is None:
        row = StoredQuestion(lesson_id=lesson_id, key=question.id, current_number=0)
        session.add(row)
        session.flush()
    newest = current_revision(session, row)
    document = question_document(question)
    mark = sha256(document.encode()).hexdigest()
    if newest is not None and newest.fingerprint == mark:
        return newest
    row.current_number += 1
    revision = QuestionRevision(
        question_id=row.id,
        number=row.current_number,
        type=question.type,
        fingerprint=mark,
        document=document,
        origin=origin,
        created_by_id=by,
    )
    session.add(revision)
    session.flush()
    link_images(session, revision, question)
    return revision


def current_revision(session: AnySession, row: StoredQuestion) -> QuestionRevision | None:
    """Give a question's current revision, None if it has none yet."""
    return session.scalar(
        select(QuestionRevision).where(
            QuestionRevision.question_id == row.id, QuestionRevision.number == row.current_number
        )
    )


def question_document(question: Question) -> str:
    """Write a question with its type as canonical JSON."""
    data = {**json.loads(question.to_json()), "type": question.type}
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def shelve_quiz(
    session: AnySession, quiz: Quiz, by: UUID | None = None, position: int | None = None
) -> bool:
    """Make a quiz the current one of its slug; tell whether that took a new revision.

    Its lesson must be in the library.
    """
    lesson_id = session.scalars(
        select(StoredLesson.id).where(StoredLesson.slug == quiz.lesson)
    ).one()
    questions = [shelve_question(session, lesson_id, question, by) for question in quiz.questions]
    row = session.scalar(select(StoredQuiz).where(StoredQuiz.slug == quiz.slug).with_for_update())
    if row is None:
        row = StoredQuiz(
            slug=quiz.slug, title=quiz.title, lesson_id=lesson_id, position=0, current_number=0
        )
        session.add(row)
        session.flush()
    if position is not None:
        row.position = position
    waived = [plain_of(waiver) for waiver in quiz.waived]
    return renew_quiz(session, row, quiz.title, quiz.summary, questions, by, waived)


def renew_quiz(
    session: AnySession,
    row: StoredQuiz,
    title: str,
    summary: str,
    questions: list[QuestionRevision],
    by: UUID | None,
    waived: list[dict[str, str]] | None = None,
) -> bool:
    """Make these words and questions the quiz's current revision, if they are not already."""
    marks = [question.fingerprint for question in questions]
    content = [title, summary, marks, *([waived] if waived else [])]
    mark = sha256(json.dumps(content).encode()).hexdigest()
    newest = session.scalar(
        select(QuizRevision.fingerprint).where(
            QuizRevision.quiz_id == row.id, QuizRevision.number == row.current_number
        )
    )
    if newest == mark:
        return False
    row.title, row.current_number = title, row.current_number + 1
    revision = QuizRevision(
        quiz_id=row.id,
        number=row.current_number,
        title=title,
        summary=summary,
        waived=waived or None,
        fingerprint=mark,
        created_by_id=by,
    )
    session.add(revision)
    session.flush()
    session.add_all(
        QuizItem(quiz_revision_id=revision.id, number=number, question_revision_id=question.id)
        for number, question in enumerate(questions, start=1)
    )
    session.flush()
    return True
