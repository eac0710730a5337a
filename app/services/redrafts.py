"""Drafts that begin from a published question: to edit it, or to bring back an old revision."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from sqlalchemy import select

from app.db import new_id
from app.models import QuestionDraft, QuestionRevision, StoredQuestion
from app.services.drafts import OPEN, find_draft
from app.services.problems import NotFoundError
from app.services.sessions import AnySession

OF_ROWS = frozenset({"id", "type"})
"""What a draft has in columns of its own, or from its question."""


def edit_question(session: AnySession, question_id: UUID, author_id: UUID) -> QuestionDraft:
    """Begin a draft from a question's current revision, or go on with the one begun before."""
    question = hold_question(session, question_id)
    begun = open_drafts(session, question_id, author_id)
    if begun:
        return begun[0]
    current = revision_of(session, question_id, question.current_number)
    draft = redraft(session, current, author_id, based_on_id=current.id)
    session.commit()
    return draft


def restore_revision(
    session: AnySession, question_id: UUID, number: int, author_id: UUID, key: UUID
) -> QuestionDraft:
    """Begin a draft that says what an earlier revision said; the same `key` gives the same one."""
    question = hold_question(session, question_id)
    if session.get(QuestionDraft, key) is not None:
        return find_draft(session, key, author_id)
    wanted = revision_of(session, question_id, number)
    current = revision_of(session, question_id, question.current_number)
    draft = redraft(session, wanted, author_id, based_on_id=current.id, key=key)
    session.commit()
    return draft


def follow_up(
    session: AnySession, published: QuestionDraft, data: dict[str, Any], quiz_id: UUID | None
) -> QuestionDraft:
    """Keep what was typed in a page whose draft is published: as an edit of the question."""
    revision = session.get_one(QuestionRevision, published.published_id)
    hold_question(session, revision.question_id)
    for draft in open_drafts(session, revision.question_id, published.author_id):
        if draft.data == data:
            return draft
    draft = redraft(session, revision, published.author_id, based_on_id=revision.id)
    draft.data, draft.quiz_id = data, quiz_id
    session.commit()
    return draft


def redraft(
    session: AnySession,
    revision: QuestionRevision,
    author_id: UUID,
    *,
    based_on_id: UUID,
    key: UUID | None = None,
) -> QuestionDraft:
    """Add a draft that says what a revision says; the caller commits."""
    question = session.get_one(StoredQuestion, revision.question_id)
    data = json.loads(revision.document)
    draft = QuestionDraft(
        id=key or new_id(),
        author_id=author_id,
        lesson_id=question.lesson_id,
        question_id=question.id,
        based_on_id=based_on_id,
        type=revision.type,
        data={name: value for name, value in data.items() if name not in OF_ROWS},
    )
    session.add(draft)
    session.flush()
    return draft


def open_drafts(session: AnySession, question_id: UUID, author_id: UUID) -> list[QuestionDraft]:
    """List somebody's open drafts of a question, the newest first."""
    found = (
        select(QuestionDraft)
        .where(
            QuestionDraft.question_id == question_id, QuestionDraft.author_id == author_id, *OPEN
        )
        .order_by(QuestionDraft.saved_at.desc())
    )
    return list(session.scalars(found))


def hold_question(session: AnySession, question_id: UUID) -> StoredQuestion:
    """Give a question, and let nobody else change it until the commit."""
    question = session.get(
        StoredQuestion, question_id, with_for_update=True, populate_existing=True
    )
    if question is None:
        raise NotFoundError
    return question


def revision_of(session: AnySession, question_id: UUID, number: int) -> QuestionRevision:
    """Give a revision of a question by its number, or raise NotFoundError."""
    revision = session.scalar(
        select(QuestionRevision).where(
            QuestionRevision.question_id == question_id, QuestionRevision.number == number
        )
    )
    if revision is None:
        raise NotFoundError
    return revision
