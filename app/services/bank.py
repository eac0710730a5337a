"""The bank as authors see it: quizzes with their questions, and those that no quiz asks."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import select

from app.models import (
    QuestionRevision,
    QuizItem,
    QuizRevision,
    StoredLesson,
    StoredQuestion,
    StoredQuiz,
)
from app.services.library import current_lessons, pinned_lesson
from app.services.problems import NotFoundError
from app.services.sessions import AnySession
from lessons.document import Lesson
from quizzes.types import build_question


@dataclass(frozen=True)
class QuestionLine:
    """A question in a list. `rests_on` names claims of its lesson, `preset` is "true-false"."""

    question_id: UUID
    revision: int
    type: str
    stem: str
    level: str
    rests_on: tuple[str, ...]
    preset: str | None = None

    def fits(self, claim: str, words: str) -> bool:
        """Tell whether it rests on a claim and holds words; an empty wish fits all."""
        return claim in ("", *self.rests_on) and words.casefold() in self.stem.casefold()


@dataclass(frozen=True)
class QuizLines:
    """A quiz and its questions, in a list."""

    slug: str
    title: str
    summary: str
    lesson: str
    lesson_title: str
    number: int
    questions: tuple[QuestionLine, ...]

    def fitting(self, claim: str, words: str) -> QuizLines:
        """Leave only the questions that rest on a claim and hold words."""
        found = tuple(line for line in self.questions if line.fits(claim, words))
        return replace(self, questions=found)


ITEMS = (
    select(
        StoredQuiz.slug,
        QuizRevision.title,
        QuizRevision.summary,
        StoredLesson.slug.label("lesson"),
        StoredLesson.title.label("lesson_title"),
        QuizRevision.number,
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
    .order_by(StoredLesson.title, StoredQuiz.position, StoredQuiz.slug, QuizItem.number)
)


def list_bank(session: AnySession, slug: str | None = None) -> list[QuizLines]:
    """List every quiz with its questions, or one quiz, in one query."""
    rows = session.execute(ITEMS if slug is None else ITEMS.where(StoredQuiz.slug == slug))
    return [_quiz_lines(list(of_quiz)) for _, of_quiz in groupby(rows, lambda row: row.slug)]


def _quiz_lines(rows: Sequence[Any]) -> QuizLines:
    first, asked = rows[0], [row for row in rows if row.question_id is not None]
    return QuizLines(
        slug=first.slug,
        title=first.title,
        summary=first.summary,
        lesson=first.lesson,
        lesson_title=first.lesson_title,
        number=first.number,
        questions=tuple(
            question_line(row.question_id, row.revision, row.document) for row in asked
        ),
    )


def list_quiz(session: AnySession, slug: str) -> QuizLines:
    """List the questions of one quiz, or raise NotFoundError."""
    for lines in list_bank(session, slug):
        return lines
    raise NotFoundError


def question_line(question_id: UUID, number: int, document: str) -> QuestionLine:
    """Make a line of a question's revision."""
    question = build_question(json.loads(document))
    return QuestionLine(
        question_id,
        number,
        question.type,
        question.stem,
        question.level,
        question.rests_on,
        getattr(question, "preset", None),
    )


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
        select(QuestionRevision.question_id, QuestionRevision.number, QuestionRevision.document)
        .join(StoredQuestion, StoredQuestion.id == QuestionRevision.question_id)
        .where(
            QuestionRevision.number == StoredQuestion.current_number,
            StoredQuestion.id.not_in(asked),
        )
        .order_by(StoredQuestion.key)
    )
    return [question_line(*row) for row in rows]


def lessons_to_ask_about(session: AnySession, quiz: str | None = None) -> list[Lesson]:
    """List the lessons that questions can be written on: all, or that of a quiz."""
    found = current_lessons()
    if quiz:
        found = found.where(
            StoredLesson.id.in_(select(StoredQuiz.lesson_id).where(StoredQuiz.slug == quiz))
        )
    return [pinned_lesson(session, revision).lesson for revision in session.scalars(found).all()]
