"""The drafts of an import: made all at once, listed, and removed again in one step."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, insert, select

from app.db import new_id, now
from app.models import ImportedDraft, QuestionDraft, QuestionImport
from app.services.drafts import OPEN
from app.services.import_files import entries_of, lacks_description, lacks_evidence
from app.services.imports import find_twins
from app.services.quiz_items import hold_bank
from app.services.sessions import AnySession

FIRST_VERSION = 1


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


def carry_out(session: AnySession, batch: QuestionImport) -> int:
    """Make a draft of every entry that can be taken and is new: all or none; give how many.

    Carrying it out again changes nothing; once it was undone, it makes the drafts anew.
    """
    hold_bank(session, batch.lesson_id)
    session.refresh(batch, with_for_update=True)
    if batch.imported_at is None or batch.undone_at:
        there = find_twins(session, batch)
        batch.imported_at, batch.undone_at = now(), None
        make_drafts(session, batch, there)
        keep_twins(batch, there)
    count = len(drafts_made(session, batch))
    session.commit()
    return count


def make_drafts(session: AnySession, batch: QuestionImport, there: Collection[int]) -> None:
    """Make drafts of the entries that are not there; all are saved at one time, in their order."""
    entries = entries_of(batch.entries)
    taken = [n for n, entry in enumerate(entries) if entry.data is not None and n not in there]
    ids = {number: new_id() for number in taken}
    rows = [
        {
            "id": id_,
            "author_id": batch.author_id,
            "lesson_id": batch.lesson_id,
            "quiz_id": batch.quiz_id,
            "type": entries[number].type,
            "data": entries[number].data,
            "saved_at": batch.imported_at,
        }
        for number, id_ in ids.items()
    ]
    if rows:
        session.execute(insert(QuestionDraft), rows)
        made = [{"import_id": batch.id, "number": n, "draft_id": id_} for n, id_ in ids.items()]
        session.execute(insert(ImportedDraft), made)


def keep_twins(batch: QuestionImport, there: Mapping[int, str]) -> None:
    """Note beside each entry whether it was there already when the import was carried out."""
    bare = [{name: row[name] for name in row if name != "twin"} for row in batch.entries]
    batch.entries = [row | ({"twin": there[n]} if n in there else {}) for n, row in enumerate(bare)]


def drafts_made(session: AnySession, batch: QuestionImport) -> list[MadeDraft]:
    """List the drafts that an import made and that are still open, in the file's order."""
    rows = session.execute(
        select(QuestionDraft.id, QuestionDraft.data)
        .join(ImportedDraft, ImportedDraft.draft_id == QuestionDraft.id)
        .where(ImportedDraft.import_id == batch.id, *OPEN)
        .order_by(ImportedDraft.number)
    )
    return [
        MadeDraft(id_, data.get("stem", ""), lacks_evidence(data), lacks_description(data))
        for id_, data in rows
    ]


def undo_import(session: AnySession, batch: QuestionImport) -> Undone:
    """Remove the drafts that an import made; those worked on since are kept."""
    session.refresh(batch, with_for_update=True)
    made = select(ImportedDraft.draft_id).where(ImportedDraft.import_id == batch.id)
    every = session.scalars(select(QuestionDraft.id).where(QuestionDraft.id.in_(made))).all()
    untouched = session.scalars(
        select(QuestionDraft.id).where(
            QuestionDraft.id.in_(made),
            QuestionDraft.version == FIRST_VERSION,
            QuestionDraft.published_id.is_(None),
        )
    ).all()
    session.execute(delete(QuestionDraft).where(QuestionDraft.id.in_(untouched)))
    batch.undone_at = batch.undone_at or now()
    session.commit()
    return Undone(len(untouched), len(every) - len(untouched))
