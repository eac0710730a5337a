"""Importing questions: a dry run first, then all at once as the author's drafts, and undone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import defer

from app.db import new_id, now
from app.models import (
    ImportedDraft,
    QuestionDraft,
    QuestionImport,
    QuestionRevision,
    StoredQuestion,
)
from app.services.drafts import OPEN
from app.services.images import keep_images, sweep_images
from app.services.import_files import (
    beside_lesson,
    entries_of,
    lacks_description,
    lacks_evidence,
    plain_entries,
    plain_notes,
    twins,
)
from app.services.library import PinnedLesson
from app.services.problems import NotFoundError
from app.services.quiz_items import hold_bank
from app.services.sessions import AnySession
from quizzes.exchange import Import
from quizzes.exchange.sameness import content_mark
from quizzes.types.submission import printable

DRY_RUN_LASTS = timedelta(days=1)
FIRST_VERSION = 1
LONGEST_NAME = 120
LISTED = 20


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


def begin_import(
    session: AnySession,
    author_id: UUID,
    lesson: PinnedLesson,
    found: Import,
    *,
    format_name: str,
    name: str,
    quiz_id: UUID | None = None,
) -> QuestionImport:
    """Keep what was read of a file for its author to look at; old dry runs of theirs go."""
    own, old = QuestionImport.author_id == author_id, QuestionImport.read_at < now() - DRY_RUN_LASTS
    session.execute(delete(QuestionImport).where(own, old, QuestionImport.imported_at.is_(None)))
    fitting = beside_lesson(found, lesson.lesson)
    batch = QuestionImport(
        author_id=author_id,
        lesson_id=lesson.id,
        quiz_id=quiz_id,
        format=format_name,
        name=printable(name)[:LONGEST_NAME],
        entries=plain_entries(fitting.entries),
        unkept=plain_notes(fitting.unkept),
    )
    session.add(batch)
    sweep_images(session)
    keep_images(session, fitting.images)
    session.commit()
    return batch


def find_import(session: AnySession, import_id: UUID, author_id: UUID) -> QuestionImport:
    """Give somebody's own import, or raise NotFoundError."""
    batch = session.get(QuestionImport, import_id)
    if batch is None or batch.author_id != author_id:
        raise NotFoundError
    return batch


def imports_of(session: AnySession, author_id: UUID) -> Sequence[QuestionImport]:
    """List somebody's last imports, without what was read of them."""
    found = select(QuestionImport).where(QuestionImport.author_id == author_id)
    lean = defer(QuestionImport.entries), defer(QuestionImport.unkept)
    newest = found.order_by(QuestionImport.read_at.desc()).limit(LISTED).options(*lean)
    return session.scalars(newest).all()


def find_twins(session: AnySession, batch: QuestionImport) -> dict[int, str]:
    """Tell which entries the lesson's bank, the author's drafts or the file have already."""
    if batch.imported_at is not None:
        return {n: row["twin"] for n, row in enumerate(batch.entries) if "twin" in row}
    known = known_marks(session, batch.lesson_id, batch.author_id)
    return twins(entries_of(batch.entries), known)


def known_marks(session: AnySession, lesson_id: UUID, author_id: UUID) -> set[str]:
    """Name what the questions of a lesson's bank and an author's drafts on it ask."""
    documents = session.scalars(
        select(QuestionRevision.document)
        .join(StoredQuestion, StoredQuestion.id == QuestionRevision.question_id)
        .where(
            StoredQuestion.lesson_id == lesson_id,
            QuestionRevision.number == StoredQuestion.current_number,
        )
    )
    own = (QuestionDraft.lesson_id == lesson_id, QuestionDraft.author_id == author_id)
    drafts = session.execute(select(QuestionDraft.type, QuestionDraft.data).where(*own, *OPEN))
    questions = [json.loads(document) for document in documents]
    return {content_mark(data["type"], data) for data in questions} | {
        content_mark(type_name, data) for type_name, data in drafts
    }


def carry_out(session: AnySession, batch: QuestionImport) -> int:
    """Make a draft of every entry that can be taken and is new: all or none; give how many.

    Carrying it out again changes nothing.
    """
    hold_bank(session, batch.lesson_id)
    session.refresh(batch, with_for_update=True)
    if batch.imported_at is None:
        there = find_twins(session, batch)
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
            }
            for number, id_ in ids.items()
        ]
        if rows:
            session.execute(insert(QuestionDraft), rows)
            made = [{"import_id": batch.id, "number": n, "draft_id": id_} for n, id_ in ids.items()]
            session.execute(insert(ImportedDraft), made)
        marked = ({"twin": there[n]} if n in there else {} for n in range(len(entries)))
        batch.entries = [row | twin for row, twin in zip(batch.entries, marked, strict=True)]
        batch.imported_at = now()
    count = len(drafts_made(session, batch))
    session.commit()
    return count


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


def forget_import(session: AnySession, batch: QuestionImport) -> None:
    """Forget what was read of a file, unless drafts were made of it."""
    if batch.imported_at is None:
        session.delete(batch)
        session.commit()
