"""Who changed what on a desk, and when; and the desk as an older page knew it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, delete, exists, select

from app.models import LessonDraft, LessonDraftChange, Person
from app.services.articles import desk_in
from app.services.sessions import AnySession
from lessons.desk.rows import Desk
from lessons.desk.together import changed, gather, rewound, spread

MOST_CHANGES = 1000


@dataclass(frozen=True)
class Trace:
    """Who made a change of a desk, and when."""

    name: str
    at: datetime
    what: str


def note(
    session: AnySession,
    draft: LessonDraft,
    before: Desk,
    after: Desk,
    *,
    what: str,
    mark: str,
    by: UUID | None,
) -> None:
    """Note the change that made a desk's present version; those long ago are forgotten."""
    session.add(
        LessonDraftChange(
            draft_id=draft.id,
            version=draft.version,
            what=what,
            mark=mark,
            before=changed(spread(before), spread(after)),
            at=draft.saved_at,
            by_id=by,
        )
    )
    log = LessonDraftChange
    old = (log.draft_id == draft.id, log.version <= draft.version - MOST_CHANGES)
    session.execute(delete(log).where(*old))


def is_made(session: AnySession, draft: LessonDraft, mark: str) -> bool:
    """Tell whether a change was made already."""
    log = LessonDraftChange
    return bool(session.scalar(select(exists().where(log.draft_id == draft.id, log.mark == mark))))


def changes_since(
    session: AnySession, draft: LessonDraft, version: int
) -> Sequence[LessonDraftChange]:
    """List the changes made after a version, the latest first."""
    log = LessonDraftChange
    found = select(log).where(log.draft_id == draft.id, log.version > version)
    return session.scalars(found.order_by(log.version.desc())).all()


def desk_at(session: AnySession, draft: LessonDraft, version: int) -> Desk | None:
    """Give the desk as it was at a version; None if that is not known any more."""
    made = changes_since(session, draft, version)
    if version < 1 or [row.version for row in made] != list(range(draft.version, version, -1)):
        return None
    return gather(rewound(spread(desk_in(draft)), (row.before for row in made)))


def last_by_another(session: AnySession, draft: LessonDraft, me: UUID) -> Trace | None:
    """Tell which other author changed a desk last."""
    found = _named().where(LessonDraftChange.draft_id == draft.id, LessonDraftChange.by_id != me)
    row = session.execute(found.limit(1)).first()
    return Trace(row[1], row[0].at, row[0].what) if row else None


def by_others_since(
    session: AnySession, draft: LessonDraft, version: int, me: UUID
) -> dict[str, Trace]:
    """Give the places that other authors changed after a version, with the last change of each."""
    log = LessonDraftChange
    found = _named().where(log.draft_id == draft.id, log.version > version, log.by_id != me)
    traces: dict[str, Trace] = {}
    for row, name in session.execute(found):
        for place in row.before:
            traces.setdefault(place, Trace(name, row.at, row.what))
    return traces


def _named() -> Select[LessonDraftChange, str]:
    return (
        select(LessonDraftChange, Person.display_name)
        .join(Person, Person.id == LessonDraftChange.by_id)
        .order_by(LessonDraftChange.version.desc())
    )
