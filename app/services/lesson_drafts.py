"""Changing a desk: every change is kept at once, can be undone, and overwrites nothing unseen."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from hashlib import sha256
from uuid import UUID

from sqlalchemy import delete, func, select

from app.db import now
from app.models import LessonDraft, LessonDraftStep
from app.services.articles import desk_in, find_article, plain
from app.services.problems import ConflictError
from app.services.sessions import AnySession
from lessons.desk.rows import Desk

MOST_STEPS = 50
WRITING = "write"
ONE_STEP = timedelta(minutes=2)
"""What is typed within this time is one step to undo."""

Change = Callable[[Desk], Desk]


def find_desk(session: AnySession, article_id: UUID, author_id: UUID) -> LessonDraft:
    """Give the desk of somebody's own article, or raise NotFoundError."""
    article = find_article(session, article_id, author_id)
    return session.scalars(select(LessonDraft).where(LessonDraft.article_id == article.id)).one()


def mark_of(what: str, version: int, fields: Mapping[str, object]) -> str:
    """Name a change, so that the same one sent twice is known again."""
    return sha256(json.dumps([what, version, sorted(fields.items())]).encode()).hexdigest()


def change_desk(
    session: AnySession,
    draft: LessonDraft,
    change: Change,
    *,
    what: str,
    version: int,
    fields: Mapping[str, object],
    typed: Change | None = None,
) -> LessonDraft:
    """Make a change on a desk. `version` is what the page showed, `fields` all that it sent.

    What was `typed` on the same page comes first, as a step of its own. The same change again is
    harmless. Raise ConflictError if something else was changed meanwhile.
    """
    session.refresh(draft, with_for_update=True)
    mark = mark_of(what, version, fields)
    steps = _steps(desk_in(draft), [(WRITING, typed), (what, change)])
    if not steps or mark == draft.last_change:
        return draft
    if version != draft.version:
        raise ConflictError("desk-changed")
    for name, after in steps:
        _remember(session, draft, name)
        draft.data, draft.last_change = plain(after), mark
        draft.version += 1
    draft.saved_at = now()
    session.commit()
    return draft


def _steps(desk: Desk, changes: Iterable[tuple[str, Change | None]]) -> list[tuple[str, Desk]]:
    """Make one change after the other; give what each made of the desk, if it changed it."""
    steps = []
    for name, change in changes:
        after = change(desk) if change else desk
        if after != desk:
            steps.append((name, after))
        desk = after
    return steps


def undo(session: AnySession, draft: LessonDraft, *, version: int) -> LessonDraft:
    """Take the last change back."""
    session.refresh(draft, with_for_update=True)
    mark = mark_of("undo", version, {})
    step = last_step(session, draft)
    if step is None or mark == draft.last_change:
        return draft
    if version != draft.version:
        raise ConflictError("desk-changed")
    draft.data, draft.last_change = step.data, mark
    draft.version += 1
    draft.saved_at = now()
    session.delete(step)
    session.commit()
    return draft


def steps_left(session: AnySession, draft: LessonDraft) -> int:
    """Say how many changes can be undone."""
    found = select(func.count()).where(LessonDraftStep.draft_id == draft.id)
    return session.scalar(found) or 0


def last_step(session: AnySession, draft: LessonDraft) -> LessonDraftStep | None:
    """Give the step that would be undone next."""
    return session.scalar(
        select(LessonDraftStep)
        .where(LessonDraftStep.draft_id == draft.id)
        .order_by(LessonDraftStep.version.desc())
        .limit(1)
    )


def _remember(session: AnySession, draft: LessonDraft, what: str) -> None:
    """Keep what the desk holds; writing on is one step with what was written just before."""
    last = last_step(session, draft)
    if last and what == last.what == WRITING and last.at > now() - ONE_STEP:
        return
    session.add(
        LessonDraftStep(
            draft_id=draft.id, version=draft.version, what=what, data=draft.data, at=now()
        )
    )
    session.flush()
    kept = (
        select(LessonDraftStep.version)
        .where(LessonDraftStep.draft_id == draft.id)
        .order_by(LessonDraftStep.version.desc())
        .limit(MOST_STEPS)
    )
    oldest = min(session.scalars(kept))
    session.execute(
        delete(LessonDraftStep).where(
            LessonDraftStep.draft_id == draft.id, LessonDraftStep.version < oldest
        )
    )
