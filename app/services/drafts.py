"""Drafts: unpublished work on questions, each its author's alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import Select, delete, select

from app.db import now
from app.models import QuestionDraft, StoredLesson, StoredQuestion, StoredQuiz
from app.services.import_files import lacks_description, lacks_evidence
from app.services.problems import NotFoundError
from app.services.sessions import AnySession

OPEN = (QuestionDraft.published_id.is_(None), QuestionDraft.discarded_at.is_(None))
DISCARDED_FOR = timedelta(days=30)


@dataclass(frozen=True)
class DraftLine:
    """A draft in a list: enough to recognise it."""

    draft: QuestionDraft
    lesson_title: str
    question_key: str | None

    @property
    def needs_evidence(self) -> bool:
        """Tell whether nothing in the lesson is named on which its key rests."""
        return lacks_evidence(self.draft.data)

    @property
    def needs_description(self) -> bool:
        """Tell whether an image of it is not described yet."""
        return lacks_description(self.draft.data)


def drafts_of(author_id: UUID) -> Select[QuestionDraft, str, str]:
    """Select an author's open drafts, the newest first, with lesson title and question key."""
    return (
        select(QuestionDraft, StoredLesson.title, StoredQuestion.key)
        .join(StoredLesson, StoredLesson.id == QuestionDraft.lesson_id)
        .outerjoin(StoredQuestion, StoredQuestion.id == QuestionDraft.question_id)
        .where(QuestionDraft.author_id == author_id, *OPEN)
        .order_by(QuestionDraft.saved_at.desc(), QuestionDraft.id)
    )


def list_drafts(session: AnySession, author_id: UUID) -> list[DraftLine]:
    """List an author's open drafts, the newest first."""
    return [DraftLine(*row) for row in session.execute(drafts_of(author_id))]


def find_draft(session: AnySession, draft_id: UUID, author_id: UUID) -> QuestionDraft:
    """Give somebody's own draft, or raise NotFoundError."""
    draft = session.get(QuestionDraft, draft_id)
    if draft is None or draft.author_id != author_id:
        raise NotFoundError
    return draft


def drafted(session: AnySession, author_id: UUID) -> set[UUID]:
    """Tell which questions somebody has an open draft of."""
    return set(
        session.scalars(
            select(QuestionDraft.question_id).where(
                QuestionDraft.author_id == author_id, QuestionDraft.question_id.is_not(None), *OPEN
            )
        )
    )


def choose_quiz(session: AnySession, draft: QuestionDraft, quiz: StoredQuiz) -> None:
    """Let a draft be meant for a quiz on its lesson."""
    if quiz.lesson_id != draft.lesson_id:
        raise NotFoundError
    if draft.quiz_id != quiz.id:
        draft.quiz_id = quiz.id
        draft.version += 1
        session.commit()


def discard_draft(session: AnySession, draft: QuestionDraft) -> None:
    """Throw a draft away. It can be taken up again for a while; older ones go for good."""
    draft.discarded_at = draft.discarded_at or now()
    too_old = QuestionDraft.discarded_at < now() - DISCARDED_FOR
    own = QuestionDraft.author_id == draft.author_id
    session.execute(delete(QuestionDraft).where(own, too_old, QuestionDraft.id != draft.id))
    session.commit()


def take_up(session: AnySession, draft: QuestionDraft) -> None:
    """Take up a draft again that was thrown away."""
    draft.discarded_at = None
    session.commit()
