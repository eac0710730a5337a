"""Changing a desk: every change is kept at once, can be undone, and overwrites nothing unseen."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, or_, select, true

from app.db import now
from app.models import LessonDraft, LessonDraftStep
from app.services import desk_log
from app.services.articles import desk_in, find_article, plain
from app.services.problems import ConflictError
from app.services.sessions import AnySession
from lessons.desk.rows import Desk
from lessons.desk.together import bring_together

MOST_STEPS = 50
WRITING, PRESSING = "write", "press"
ONE_STEP = timedelta(minutes=2)
"""What somebody types within this time is one step to undo."""

Change = Callable[[Desk], Desk]


class DisputedError(ConflictError):
    """Somebody changed the same `places` of a desk after a page was opened."""

    def __init__(self, places: tuple[str, ...]) -> None:
        super().__init__("desk-changed")
        self.places = places


@dataclass(frozen=True)
class Settlement:
    """What an author says who was shown both versions: as of which version, and whose stands."""

    seen: int
    mine: bool


def find_desk(session: AnySession, article_id: UUID, author_id: UUID) -> LessonDraft:
    """Give the desk of an article that somebody is an author of, or raise NotFoundError."""
    article = find_article(session, article_id, author_id)
    return session.scalars(select(LessonDraft).where(LessonDraft.article_id == article.id)).one()


def mark_of(what: str, version: int, fields: Mapping[str, object], by: UUID | None = None) -> str:
    """Name a change, so that the same one sent twice is known again."""
    return sha256(json.dumps([what, version, sorted(fields.items()), str(by)]).encode()).hexdigest()


def unchanged(desk: Desk) -> Desk:
    """Leave a desk as it is."""
    return desk


def change_desk(
    session: AnySession,
    draft: LessonDraft,
    change: Change = unchanged,
    *,
    what: str,
    version: int,
    fields: Mapping[str, object],
    by: UUID | None = None,
    then: Change = unchanged,
    settlement: Settlement | None = None,
) -> LessonDraft:
    """Make a change on a desk. `version` is what the page showed, `fields` all that it sent.

    What others changed meanwhile is brought together with it; raise DisputedError if that cannot
    be. `then` is done on what comes of it: what adds to a desk overwrites nothing. A button
    pressed after something was typed is a step of its own. The same change again is harmless.
    """
    session.refresh(draft, with_for_update=True)
    mark = mark_of(what, version, fields, by)
    if mark == draft.last_change or desk_log.is_made(session, draft, mark):
        return draft
    made = _with_others(session, draft, change, version, settlement)
    for name, after in ((what, made), (PRESSING if what == WRITING else what, then(made))):
        if after != desk_in(draft):
            _remember(session, draft, name, by)
            _keep(session, draft, after, name, mark, by)
    session.commit()
    return draft


def undo(
    session: AnySession,
    draft: LessonDraft,
    *,
    version: int,
    by: UUID | None = None,
    settlement: Settlement | None = None,
) -> LessonDraft:
    """Take somebody's own last change back; what others did since stays."""
    session.refresh(draft, with_for_update=True)
    mark = mark_of("undo", version, {}, by)
    step = last_step(session, draft, by)
    if step is None or mark == draft.last_change or desk_log.is_made(session, draft, mark):
        return draft
    newer = desk_log.changes_since(session, draft, version)
    if len(newer) != draft.version - version or any(row.by_id == by for row in newer):
        raise ConflictError("desk-changed")
    seen = _seen(session, draft, settlement)
    both = bring_together(
        _after(session, draft, step), Desk.model_validate(step.data), desk_in(draft), seen=seen
    )
    if both.disputed:
        raise DisputedError(both.disputed)
    session.delete(step)
    _keep(session, draft, both.desk(), "undo", mark, by)
    session.commit()
    return draft


def _with_others(
    session: AnySession,
    draft: LessonDraft,
    change: Change,
    version: int,
    settlement: Settlement | None,
) -> Desk:
    """Make a change as the page meant it, and bring it together with what came since."""
    there = desk_in(draft)
    if version == draft.version or change(there) == there:
        return change(there)
    base = desk_log.desk_at(session, draft, version)
    if base is None:
        raise ConflictError("desk-changed")
    seen = _seen(session, draft, settlement)
    wins = settlement is None or settlement.mine
    both = bring_together(base, change(base), there, seen=seen, mine_wins=wins)
    if both.disputed:
        raise DisputedError(both.disputed)
    return both.desk()


def _seen(session: AnySession, draft: LessonDraft, settlement: Settlement | None) -> Desk | None:
    return desk_log.desk_at(session, draft, settlement.seen) if settlement else None


def _keep(
    session: AnySession, draft: LessonDraft, after: Desk, what: str, mark: str, by: UUID | None
) -> None:
    before = desk_in(draft)
    draft.data, draft.last_change = plain(after), mark
    draft.version += 1
    draft.saved_at = now()
    desk_log.note(session, draft, before, after, what=what, mark=mark, by=by)


def _own(by: UUID | None) -> ColumnElement[bool]:
    """Choose the steps that somebody made; those of nobody known are everybody's."""
    return or_(LessonDraftStep.by_id == by, LessonDraftStep.by_id.is_(None)) if by else true()


def steps_left(session: AnySession, draft: LessonDraft, by: UUID | None = None) -> int:
    """Say how many changes somebody can undo."""
    found = select(func.count()).where(LessonDraftStep.draft_id == draft.id, _own(by))
    return session.scalar(found) or 0


def last_step(
    session: AnySession, draft: LessonDraft, by: UUID | None = None
) -> LessonDraftStep | None:
    """Give the step that somebody would undo next."""
    return session.scalar(
        select(LessonDraftStep)
        .where(LessonDraftStep.draft_id == draft.id, _own(by))
        .order_by(LessonDraftStep.version.desc())
        .limit(1)
    )


def _after(session: AnySession, draft: LessonDraft, step: LessonDraftStep) -> Desk:
    """Give the desk as it was after a step: what the next one found, or what is there now."""
    later = session.scalar(
        select(LessonDraftStep)
        .where(LessonDraftStep.draft_id == draft.id, LessonDraftStep.version > step.version)
        .order_by(LessonDraftStep.version)
        .limit(1)
    )
    return Desk.model_validate(later.data) if later else desk_in(draft)


def _remember(session: AnySession, draft: LessonDraft, what: str, by: UUID | None) -> None:
    """Keep what the desk holds; writing on is one step with what was written just before."""
    last = last_step(session, draft)
    goes_on = last and what == last.what == WRITING and last.by_id == by
    if last and goes_on and last.at > now() - ONE_STEP:
        return
    session.add(
        LessonDraftStep(
            draft_id=draft.id,
            version=draft.version,
            what=what,
            data=draft.data,
            at=now(),
            by_id=by,
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
