"""Writing questions in tests: shipped ones as plain data, drafts of them, and published ones."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import new_id
from app.models import QuestionDraft, QuestionRevision, StoredLesson, StoredQuestion, StoredQuiz
from app.services.draft_saves import begin_draft
from app.services.publishing import Published, publish_draft
from quizzes.document import Question
from quizzes.types import build_question
from tests.harness.cast import Member

LESSON = "syria-2024"
QUIZ = "actors"
NEW_STEM = "Which group is in front, the lesson says?"


def shipped(session: Session, type_name: str = "single-choice", **having: object) -> Question:
    """Give the first shipped question of a type whose plain data hold these values."""
    found = select(QuestionRevision).where(QuestionRevision.type == type_name)
    for row in session.scalars(found.order_by(QuestionRevision.id)):
        data = json.loads(row.document)
        if all(data.get(name) == value for name, value in having.items()):
            return build_question(data)
    raise AssertionError(f"no {type_name} with {having} is shipped")


def as_typed(question: Question, **changes: object) -> dict[str, Any]:
    """Give a question's data as a draft has them, with some changed; None leaves a field out."""
    data = json.loads(question.to_json()) | changes
    return {n: v for n, v in data.items() if n not in {"id", "type"} and v is not None}


def begin(
    session: Session,
    who: Member,
    quiz: str | None = QUIZ,
    type_name: str = "single-choice",
    key: UUID | None = None,
    **changes: object,
) -> QuestionDraft:
    """Begin a draft of a new question that is ready to be published but for the changes."""
    changes.setdefault("stem", NEW_STEM)
    return begin_draft(
        session,
        who.id,
        key or new_id(),
        lesson_id=session.scalars(select(StoredLesson.id).filter_by(slug=LESSON)).one(),
        type_name=type_name,
        data=as_typed(shipped(session, type_name), **changes),
        quiz_id=quiz_id(session, quiz) if quiz else None,
    )


def publish(session: Session, who: Member, **changes: object) -> Published:
    """Publish a new question."""
    return publish_draft(session, begin(session, who, **changes), who.id)


def quiz_id(session: Session, slug: str = QUIZ) -> UUID:
    """Give a quiz's id."""
    return session.scalars(select(StoredQuiz.id).where(StoredQuiz.slug == slug)).one()


def question_id(session: Session, key: str) -> UUID:
    """Give the id of a question by its key."""
    return session.scalars(select(StoredQuestion.id).where(StoredQuestion.key == key)).one()
