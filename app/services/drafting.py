"""Questions that the lesson's ledger gives: which there are, and taking some as one's own drafts.

Nothing of it reaches a student before its author has published it.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.models import QuestionDraft, QuestionRevision, StoredQuestion
from app.services.library import PinnedLesson
from app.services.redrafts import OF_ROWS
from app.services.revisions import RevisionCache
from app.services.sessions import AnySession
from quizzes.drafting import Drafted, draft_questions

_drafted: RevisionCache[tuple[Drafted, ...]] = RevisionCache(16)


@dataclass(frozen=True)
class Taken:
    """Which drafted questions, by their ids, somebody has taken, and which are published."""

    mine: frozenset[str]
    published: frozenset[str]


def drafted_on(lesson: PinnedLesson) -> tuple[Drafted, ...]:
    """Give the questions that a lesson's ledger gives; made once for each revision."""
    return _drafted.get(lesson.revision_id, lambda _: draft_questions(lesson.lesson))


def taken(session: AnySession, lesson_id: UUID, author_id: UUID) -> Taken:
    """Tell which questions drafted from a lesson are in an author's hands, or in the bank."""
    mine = session.scalars(
        select(QuestionDraft.origin).where(
            QuestionDraft.lesson_id == lesson_id,
            QuestionDraft.author_id == author_id,
            QuestionDraft.origin.is_not(None),
            QuestionDraft.published_id.is_(None),
            QuestionDraft.discarded_at.is_(None),
        )
    )
    published = session.scalars(
        select(QuestionRevision.origin)
        .join(StoredQuestion, StoredQuestion.id == QuestionRevision.question_id)
        .where(StoredQuestion.lesson_id == lesson_id, QuestionRevision.origin.is_not(None))
    )
    return Taken(_ids(mine), _ids(published))


def take(
    session: AnySession,
    lesson: PinnedLesson,
    wanted: Collection[str],
    author_id: UUID,
    key: UUID,
    quiz_id: UUID | None = None,
) -> int:
    """Begin a draft of each wanted question, and count them; the same `key` again adds none."""
    found = [draft for draft in drafted_on(lesson) if draft.question.id in wanted]
    ids = {uuid5(key, f"{author_id} {draft.question.id}"): draft for draft in found}
    begun = set(session.scalars(select(QuestionDraft.id).where(QuestionDraft.id.in_(ids))))
    for id_, draft in ids.items():
        if id_ not in begun:
            session.add(_draft(id_, draft, lesson, author_id, quiz_id))
    try:
        session.commit()
    except IntegrityError:  # the button was pressed twice, and the other press was faster
        session.rollback()
    return len(found)


def _draft(
    id_: UUID, drafted: Drafted, lesson: PinnedLesson, author_id: UUID, quiz_id: UUID | None
) -> QuestionDraft:
    data = json.loads(drafted.question.to_json())
    return QuestionDraft(
        id=id_,
        author_id=author_id,
        lesson_id=lesson.id,
        quiz_id=quiz_id,
        type=drafted.question.type,
        data={name: value for name, value in data.items() if name not in OF_ROWS},
        origin=_origin(drafted),
    )


def _origin(drafted: Drafted) -> dict[str, Any]:
    return {
        "draft": drafted.question.id,
        "claims": list(drafted.claims),
        "events": list(drafted.events),
    }


def _ids(origins: Any) -> frozenset[str]:
    return frozenset(origin["draft"] for origin in origins if origin)
