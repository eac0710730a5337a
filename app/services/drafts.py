"""Drafts: unpublished work on questions. What an author typed is kept as it was typed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from app.db import now
from app.models import (
    QuestionDraft,
    QuestionRevision,
    StoredLesson,
    StoredQuestion,
    StoredQuiz,
)
from app.services.problems import ConflictError, NotFoundError
from app.services.sessions import AnySession

Data = dict[str, Any]


@dataclass(frozen=True)
class DraftLine:
    """A draft in a list: enough to recognise it."""

    draft: QuestionDraft
    lesson_title: str
    question_key: str | None


def drafts_of(author_id: UUID) -> Select[QuestionDraft, str, str]:
    """Select an author's drafts, the newest first, with lesson title and question key."""
    return (
        select(QuestionDraft, StoredLesson.title, StoredQuestion.key)
        .join(StoredLesson, StoredLesson.id == QuestionDraft.lesson_id)
        .outerjoin(StoredQuestion, StoredQuestion.id == QuestionDraft.question_id)
        .where(QuestionDraft.author_id == author_id)
        .order_by(QuestionDraft.saved_at.desc())
    )


def list_drafts(session: AnySession, author_id: UUID) -> list[DraftLine]:
    """List an author's drafts, the newest first."""
    return [DraftLine(*row) for row in session.execute(drafts_of(author_id))]


def find_draft(session: AnySession, draft_id: UUID, author_id: UUID) -> QuestionDraft:
    """Give somebody's own draft, or raise NotFoundError."""
    draft = session.get(QuestionDraft, draft_id)
    if draft is None or draft.author_id != author_id:
        raise NotFoundError
    return draft


def begin_draft(
    session: AnySession,
    author_id: UUID,
    *,
    lesson_id: UUID,
    type_name: str,
    data: Data,
    quiz_id: UUID | None = None,
    key: UUID | None = None,
) -> QuestionDraft:
    """Begin work on a new question. The same `key` again gives the draft already begun."""
    if key is not None and (begun := session.get(QuestionDraft, key)) is not None:
        return find_draft(session, begun.id, author_id)
    draft = QuestionDraft(
        author_id=author_id, lesson_id=lesson_id, type=type_name, data=data, quiz_id=quiz_id
    )
    if key is not None:
        draft.id = key
    session.add(draft)
    session.commit()
    return draft


def edit_question(session: AnySession, question_id: UUID, author_id: UUID) -> QuestionDraft:
    """Begin a draft from a question's current revision, or go on with the one begun before."""
    question = session.get(StoredQuestion, question_id)
    if question is None:
        raise NotFoundError
    begun = session.scalar(
        select(QuestionDraft).where(
            QuestionDraft.question_id == question_id, QuestionDraft.author_id == author_id
        )
    )
    if begun is not None:
        return begun
    revision = session.scalars(
        select(QuestionRevision).where(
            QuestionRevision.question_id == question_id,
            QuestionRevision.number == question.current_number,
        )
    ).one()
    draft = QuestionDraft(
        author_id=author_id,
        lesson_id=question.lesson_id,
        question_id=question_id,
        based_on_id=revision.id,
        type=revision.type,
        data=without_type(json.loads(revision.document)),
    )
    session.add(draft)
    session.commit()
    return draft


def save_draft(
    session: AnySession,
    draft: QuestionDraft,
    data: Mapping[str, Any],
    *,
    version: int,
    quiz_id: UUID | None = None,
) -> QuestionDraft:
    """Keep what was typed. `version` is the one the page showed.

    Raise ConflictError if another tab saved something else meanwhile.
    """
    session.refresh(draft, with_for_update=True)
    if draft.data == dict(data) and draft.quiz_id == quiz_id:
        return draft
    if version != draft.version:
        raise ConflictError("draft-changed")
    draft.data, draft.quiz_id = dict(data), quiz_id
    draft.version += 1
    draft.saved_at = now()
    session.commit()
    return draft


def discard_draft(session: AnySession, draft: QuestionDraft) -> None:
    """Throw a draft away."""
    session.delete(draft)
    session.commit()


def without_type(data: Data) -> Data:
    """Leave out the type, which a draft has in a column of its own."""
    return {name: value for name, value in data.items() if name != "type"}


def quiz_id_of(session: AnySession, slug: str | None) -> UUID | None:
    """Give the id of a quiz by its slug; None for none or an unknown one."""
    return session.scalar(select(StoredQuiz.id).where(StoredQuiz.slug == slug)) if slug else None
