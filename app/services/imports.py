"""Imports of questions: a file as it was read, kept for its author to look at first."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import defer

from app.db import now
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
    marks_of,
    plain_entries,
    plain_notes,
    twins,
)
from app.services.library import PinnedLesson
from app.services.problems import NotFoundError
from app.services.sessions import AnySession
from quizzes.exchange import Import
from quizzes.exchange.sameness import content_mark
from quizzes.types.submission import printable

DRY_RUN_LASTS = timedelta(days=1)
LONGEST_NAME = 120
LISTED = 20


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
    fitting = beside_lesson(found, lesson.lesson)
    entries, unkept = plain_entries(fitting.entries), plain_notes(fitting.unkept)
    own, old = QuestionImport.author_id == author_id, QuestionImport.read_at < now() - DRY_RUN_LASTS
    session.execute(delete(QuestionImport).where(own, old, QuestionImport.imported_at.is_(None)))
    batch = QuestionImport(
        author_id=author_id,
        lesson_id=lesson.id,
        quiz_id=quiz_id,
        format=format_name,
        name=printable(name)[:LONGEST_NAME],
        entries=entries,
        unkept=unkept,
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
    if batch.imported_at and not batch.undone_at:
        return {n: row["twin"] for n, row in enumerate(batch.entries) if "twin" in row}
    known = known_marks(session, batch.lesson_id, batch.author_id)
    stay = select(ImportedDraft.number).where(ImportedDraft.import_id == batch.id)
    return twins(marks_of(batch.entries), known) | dict.fromkeys(session.scalars(stay), "bank")


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


def forget_import(session: AnySession, batch: QuestionImport) -> None:
    """Forget what was read of a file, unless drafts were made of it."""
    if batch.imported_at is None:
        session.delete(batch)
        session.commit()
