"""The bank as authors see it: quizzes with their questions, and a question's history."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from app.models import (
    Person,
    QuestionDraft,
    QuestionRevision,
    QuizItem,
    QuizRevision,
    StoredLesson,
    StoredQuestion,
    StoredQuiz,
)
from app.services.library import PinnedLesson
from app.services.problems import NotFoundError
from app.services.publishing import asked_in, lesson_of
from app.services.sessions import AnySession
from quizzes.document import Question
from quizzes.types import build_question


@dataclass(frozen=True)
class QuestionLine:
    """A question in a list."""

    question_id: UUID
    number: int
    revision: int
    type: str
    stem: str
    level: str


@dataclass(frozen=True)
class QuizLines:
    """A quiz and its questions, in a list."""

    slug: str
    title: str
    lesson_title: str
    questions: tuple[QuestionLine, ...]


@dataclass(frozen=True)
class RevisionLine:
    """A revision in a question's history."""

    number: int
    created_at: datetime
    author: str | None


@dataclass(frozen=True)
class QuestionFile:
    """All about one question: what it asks now, where, and how it came to be so."""

    id: UUID
    question: Question
    shown: int
    current: int
    lesson: PinnedLesson
    quizzes: tuple[StoredQuiz, ...]
    history: tuple[RevisionLine, ...]


ITEMS = (
    select(
        StoredQuiz.slug,
        StoredQuiz.title,
        StoredLesson.title.label("lesson"),
        QuizItem.number,
        QuestionRevision.question_id,
        QuestionRevision.number.label("revision"),
        QuestionRevision.document,
    )
    .select_from(StoredQuiz)
    .join(StoredLesson, StoredLesson.id == StoredQuiz.lesson_id)
    .join(QuizRevision, QuizRevision.quiz_id == StoredQuiz.id)
    .outerjoin(QuizItem, QuizItem.quiz_revision_id == QuizRevision.id)
    .outerjoin(QuestionRevision, QuestionRevision.id == QuizItem.question_revision_id)
    .where(QuizRevision.number == StoredQuiz.current_number)
    .order_by(StoredLesson.title, StoredQuiz.position, StoredQuiz.title, QuizItem.number)
)


def list_bank(session: AnySession) -> list[QuizLines]:
    """List every quiz with its questions, in one query."""
    found: dict[str, tuple[str, str, list[QuestionLine]]] = {}
    for row in session.execute(ITEMS):
        lines = found.setdefault(row.slug, (row.title, row.lesson, []))[2]
        if row.question_id is not None:
            data = json.loads(row.document)
            lines.append(
                QuestionLine(
                    row.question_id,
                    row.number,
                    row.revision,
                    data["type"],
                    data["stem"],
                    data["level"],
                )
            )
    return [
        QuizLines(slug, title, lesson, tuple(lines))
        for slug, (title, lesson, lines) in found.items()
    ]


def open_question(
    session: AnySession, question_id: UUID, number: int | None = None
) -> QuestionFile:
    """Give a question with its history; `number` shows an earlier revision."""
    row = session.get(StoredQuestion, question_id)
    if row is None:
        raise NotFoundError
    shown = row.current_number if number is None else number
    document = session.scalar(
        select(QuestionRevision.document).where(
            QuestionRevision.question_id == question_id, QuestionRevision.number == shown
        )
    )
    if document is None:
        raise NotFoundError
    return QuestionFile(
        id=row.id,
        question=build_question(json.loads(document)),
        shown=shown,
        current=row.current_number,
        lesson=lesson_of(session, row.lesson_id),
        quizzes=tuple(asked_in(session, row.id)),
        history=tuple(history(session, row.id)),
    )


def history(session: AnySession, question_id: UUID) -> Sequence[RevisionLine]:
    """List a question's revisions, the newest first."""
    rows = session.execute(
        select(QuestionRevision.number, QuestionRevision.created_at, Person.display_name)
        .outerjoin(Person, Person.id == QuestionRevision.created_by_id)
        .where(QuestionRevision.question_id == question_id)
        .order_by(QuestionRevision.number.desc())
    )
    return [RevisionLine(*row) for row in rows]


def find_quiz(session: AnySession, slug: str) -> StoredQuiz:
    """Give a quiz's place in the library, or raise NotFoundError."""
    quiz = session.scalar(select(StoredQuiz).where(StoredQuiz.slug == slug))
    if quiz is None:
        raise NotFoundError
    return quiz


def quizzes_of_lesson(session: AnySession, lesson_id: UUID) -> Sequence[StoredQuiz]:
    """List the quizzes on a lesson."""
    found = select(StoredQuiz).where(StoredQuiz.lesson_id == lesson_id)
    return session.scalars(found.order_by(StoredQuiz.position, StoredQuiz.title)).all()


def unused_questions(session: AnySession) -> list[QuestionLine]:
    """List the questions that no quiz asks now."""
    asked = (
        select(QuestionRevision.question_id)
        .join(QuizItem, QuizItem.question_revision_id == QuestionRevision.id)
        .join(QuizRevision, QuizRevision.id == QuizItem.quiz_revision_id)
        .join(StoredQuiz, StoredQuiz.id == QuizRevision.quiz_id)
        .where(QuizRevision.number == StoredQuiz.current_number)
    )
    rows = session.execute(
        select(QuestionRevision)
        .join(StoredQuestion, StoredQuestion.id == QuestionRevision.question_id)
        .where(
            QuestionRevision.number == StoredQuestion.current_number,
            StoredQuestion.id.not_in(asked),
        )
    ).scalars()
    return [
        QuestionLine(row.question_id, 0, row.number, row.type, data["stem"], data["level"])
        for row in rows
        for data in [json.loads(row.document)]
    ]


def drafted(session: AnySession, author_id: UUID) -> dict[UUID, UUID]:
    """Tell which questions somebody has a draft of: question to draft."""
    rows = session.execute(
        select(QuestionDraft.question_id, QuestionDraft.id).where(
            QuestionDraft.author_id == author_id, QuestionDraft.question_id.is_not(None)
        )
    )
    return {question: draft for question, draft in rows if question is not None}
