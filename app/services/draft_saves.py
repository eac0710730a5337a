"""Saving drafts. What an author typed is kept as it was typed, whatever happened meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.db import now
from app.models import QuestionDraft, StoredQuiz
from app.services.drafts import find_draft
from app.services.problems import ConflictError
from app.services.redrafts import follow_up
from app.services.sessions import AnySession

Data = Mapping[str, Any]
FIRST_VERSION = 1


def begin_draft(
    session: AnySession,
    author_id: UUID,
    key: UUID,
    *,
    lesson_id: UUID,
    type_name: str,
    data: Data,
    quiz_id: UUID | None = None,
) -> QuestionDraft:
    """Begin work on a new question. The same page again, by its `key`, saves what it began."""
    if session.get(QuestionDraft, key) is None:
        draft = QuestionDraft(
            id=key, author_id=author_id, lesson_id=lesson_id, type=type_name, data=dict(data)
        )
        draft.quiz_id = quiz_id
        session.add(draft)
        try:
            session.commit()
        except IntegrityError:  # the button was pressed twice, and the other press was faster
            session.rollback()
        else:
            return draft
    begun = find_draft(session, key, author_id)
    return save_draft(session, begun, data, version=FIRST_VERSION, quiz_id=quiz_id)


def save_draft(
    session: AnySession,
    draft: QuestionDraft,
    data: Data,
    *,
    version: int,
    quiz_id: UUID | None = None,
) -> QuestionDraft:
    """Keep what was typed, and give the draft it is kept in. `version` is what the page showed.

    What is typed after publishing goes into a new draft of the question; a draft thrown away is
    taken up again. Raise ConflictError if another tab saved something else meanwhile.
    """
    session.refresh(draft, with_for_update=True)
    same = draft.data == dict(data) and draft.quiz_id == quiz_id
    if same and draft.discarded_at is None:
        return draft
    if draft.published_id is not None:
        return follow_up(session, draft, dict(data), quiz_id)
    if version != draft.version:
        raise ConflictError("draft-changed")
    draft.data, draft.quiz_id, draft.discarded_at = dict(data), quiz_id, None
    draft.version += 1
    draft.saved_at = now()
    session.commit()
    return draft


def quiz_of_lesson(session: AnySession, lesson_id: UUID, slug: str | None) -> UUID | None:
    """Give the id of a quiz on a lesson by its slug; None for none or an unknown one."""
    found = select(StoredQuiz.id).where(StoredQuiz.slug == slug, StoredQuiz.lesson_id == lesson_id)
    return session.scalar(found) if slug else None
