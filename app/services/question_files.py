"""A question's file: what it asks, where it is asked, on what it rests and how it came to be so."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from app.models import Person, QuestionRevision, StoredQuestion, StoredQuiz
from app.services.library import PinnedLesson
from app.services.problems import NotFoundError
from app.services.publishing import lesson_of
from app.services.quiz_items import asked_in
from app.services.sessions import AnySession
from quizzes.document import Question
from quizzes.types import build_question


@dataclass(frozen=True)
class RevisionLine:
    """A revision in a question's history; `origin` tells from what the software drafted it."""

    number: int
    created_at: datetime
    author: str | None
    origin: dict[str, Any] | None = None


@dataclass(frozen=True)
class QuestionFile:
    """All about one question, with one of its revisions shown."""

    id: UUID
    question: Question
    shown: int
    current: int
    lesson: PinnedLesson
    quizzes: tuple[StoredQuiz, ...]
    history: tuple[RevisionLine, ...]

    @property
    def line(self) -> RevisionLine:
        """Give the history's line of the revision shown."""
        return next(line for line in self.history if line.number == self.shown)


def open_question(
    session: AnySession, question_id: UUID, number: int | None = None
) -> QuestionFile:
    """Give a question with its history; `number` shows an earlier revision."""
    row = session.get(StoredQuestion, question_id)
    if row is None:
        raise NotFoundError
    shown = row.current_number if number is None else number
    return QuestionFile(
        id=row.id,
        question=question_at(session, question_id, shown),
        shown=shown,
        current=row.current_number,
        lesson=lesson_of(session, row.lesson_id),
        quizzes=tuple(asked_in(session, row.id)),
        history=tuple(history(session, row.id)),
    )


def question_at(session: AnySession, question_id: UUID, number: int) -> Question:
    """Give a question as one of its revisions has it, or raise NotFoundError."""
    document = session.scalar(
        select(QuestionRevision.document).where(
            QuestionRevision.question_id == question_id, QuestionRevision.number == number
        )
    )
    if document is None:
        raise NotFoundError
    return build_question(json.loads(document))


def number_of(session: AnySession, revision_id: UUID | None) -> int:
    """Give a revision's number in its question's history; 0 for none."""
    found = select(QuestionRevision.number).where(QuestionRevision.id == revision_id)
    return session.scalar(found) or 0


def history(session: AnySession, question_id: UUID) -> Sequence[RevisionLine]:
    """List a question's revisions, the newest first."""
    rows = session.execute(
        select(
            QuestionRevision.number,
            QuestionRevision.created_at,
            Person.display_name,
            QuestionRevision.origin,
        )
        .outerjoin(Person, Person.id == QuestionRevision.created_by_id)
        .where(QuestionRevision.question_id == question_id)
        .order_by(QuestionRevision.number.desc())
    )
    return [RevisionLine(*row) for row in rows]
