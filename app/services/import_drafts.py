"""The drafts of an import: made all at once, listed, and removed again in one step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, insert, select

from app.db import new_id, now, reading_only
from app.models import ImportedDraft, QuestionDraft, QuestionImport, StoredQuestion
from app.services.drafts import OPEN
from app.services.import_files import lacks_description, lacks_evidence
from app.services.imports import find_twins
from app.services.quiz_items import hold_bank
from app.services.ready_rows import ReadyRows
from app.services.sessions import AnySession

FIRST_VERSION = 1
LISTED = 200


@dataclass(frozen=True)
class Undone:
    """What undoing an import did: drafts removed, and those that were worked on and stay."""

    removed: int
    kept: int


@dataclass(frozen=True)
class MadeDraft:
    """A draft that an import made, while it is still one."""

    id: UUID
    stem: str
    needs_evidence: bool
    needs_description: bool = False


@dataclass(frozen=True)
class Plan:
    """The rows to be made of an import, what was there already, and of which state that is true."""

    state: tuple[Any, ...]
    at: datetime
    drafts: ReadyRows
    links: ReadyRows
    there: dict[int, str] | None
    """None if no entry was there, now or when this was carried out before."""


def carry_out(session: AnySession, batch: QuestionImport) -> int:
    """Make a draft of every entry that can be taken and is new: all or none; give how many.

    Carrying it out again changes nothing; once it was undone, it makes the drafts anew. What takes
    long is prepared before the writing begins, so that others hardly wait; if anything changed
    meanwhile, it is prepared anew.
    """
    plan = None
    while plan is None:
        session.rollback()
        with reading_only():
            plan = prepared(session, batch)
            session.rollback()
        hold_bank(session, batch.lesson_id)
        session.refresh(batch, ["imported_at", "undone_at"], with_for_update=True)
        plan = plan if state_of(session, batch) == plan.state else None
    if not done(batch):
        save(session, batch, plan)
    count = count_drafts(session, batch)
    session.commit()
    return count


def done(batch: QuestionImport) -> bool:
    """Tell whether an import is carried out and not undone."""
    return batch.imported_at is not None and batch.undone_at is None


def state_of(session: AnySession, batch: QuestionImport) -> tuple[Any, ...]:
    """Give what tells whether a plan still holds: the import's state, the bank's, the drafts'."""
    bank = select(func.count(), func.sum(StoredQuestion.current_number)).where(
        StoredQuestion.lesson_id == batch.lesson_id
    )
    own = (QuestionDraft.lesson_id == batch.lesson_id, QuestionDraft.author_id == batch.author_id)
    drafts = select(func.count(), func.max(QuestionDraft.saved_at)).where(*own, *OPEN)
    seen = (*session.execute(bank).one(), *session.execute(drafts).one())
    return batch.imported_at, batch.undone_at, *seen


def prepared(session: AnySession, batch: QuestionImport) -> Plan:
    """Make the rows for the entries that are not there yet, in the file's order, of one time."""
    state, at = state_of(session, batch), now()
    there = {} if done(batch) else find_twins(session, batch)
    entries = [] if done(batch) else batch.entries
    shared = {name: getattr(batch, name) for name in ("author_id", "lesson_id", "quiz_id")}
    shared |= {"version": FIRST_VERSION, "created_at": at, "saved_at": at}
    drafts, links = [], []
    for number, entry in enumerate(entries):
        if entry["data"] is not None and number not in there:
            id_ = new_id()
            drafts.append({"id": id_, **shared, "type": entry["type"], "data": entry["data"]})
            links.append({"import_id": batch.id, "number": number, "draft_id": id_})
    told = there or any("twin" in entry for entry in entries)
    return Plan(
        state,
        at,
        ReadyRows(session, insert(QuestionDraft), drafts),
        ReadyRows(session, insert(ImportedDraft), links),
        there if told else None,
    )


def save(session: AnySession, batch: QuestionImport, plan: Plan) -> None:
    """Save a plan."""
    batch.imported_at, batch.undone_at = plan.at, None
    plan.drafts.run(session)
    plan.links.run(session)
    if plan.there is not None:
        keep_twins(batch, plan.there)


def keep_twins(batch: QuestionImport, there: Mapping[int, str]) -> None:
    """Note beside each entry whether it was there already when the import was carried out."""
    bare = [{name: row[name] for name in row if name != "twin"} for row in batch.entries]
    batch.entries = [row | ({"twin": there[n]} if n in there else {}) for n, row in enumerate(bare)]


def count_drafts(session: AnySession, batch: QuestionImport) -> int:
    """Count the drafts that an import made and that are still open."""
    made = select(ImportedDraft.draft_id).where(ImportedDraft.import_id == batch.id)
    found = select(func.count()).where(QuestionDraft.id.in_(made), *OPEN)
    return session.scalar(found) or 0


def drafts_made(session: AnySession, batch: QuestionImport, most: int = LISTED) -> list[MadeDraft]:
    """List the first drafts that an import made and that are still open, in the file's order."""
    rows = session.execute(
        select(QuestionDraft.id, QuestionDraft.data)
        .join(ImportedDraft, ImportedDraft.draft_id == QuestionDraft.id)
        .where(ImportedDraft.import_id == batch.id, *OPEN)
        .order_by(ImportedDraft.number)
        .limit(most)
    )
    return [
        MadeDraft(id_, data.get("stem", ""), lacks_evidence(data), lacks_description(data))
        for id_, data in rows
    ]


def undo_import(session: AnySession, batch: QuestionImport) -> Undone:
    """Remove the drafts that an import made; those worked on since are kept."""
    session.refresh(batch, ["undone_at"], with_for_update=True)
    made = select(ImportedDraft.draft_id).where(ImportedDraft.import_id == batch.id)
    every = select(func.count()).where(QuestionDraft.id.in_(made))
    untouched = (QuestionDraft.version == FIRST_VERSION, QuestionDraft.published_id.is_(None))
    before = session.scalar(every) or 0
    options = {"synchronize_session": False}
    session.execute(
        delete(QuestionDraft).where(QuestionDraft.id.in_(made), *untouched),
        execution_options=options,
    )
    kept = session.scalar(every) or 0
    batch.undone_at = batch.undone_at or now()
    session.commit()
    return Undone(before - kept, kept)
