"""Rows for imports: what was read of a file, and the drafts that were made of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, UtcDateTime, new_id, now


class QuestionImport(Base):
    """A file's entries as they were read. Nothing comes of them before `imported_at`."""

    __tablename__ = "question_import"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    author_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    lesson_id: Mapped[UUID] = mapped_column(ForeignKey("lesson.id"))
    quiz_id: Mapped[UUID | None] = mapped_column(ForeignKey("quiz.id"))
    format: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(Text)
    entries: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    unkept: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    read_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    imported_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class PackImport(Base):
    """A lesson pack as it was read. `made` lists what importing it changed, from and to which
    revision: [kind, slug or key, before, after]; before is 0 for what was not here.
    """

    __tablename__ = "pack_import"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    author_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(Text)
    pack: Mapped[dict[str, Any]] = mapped_column(JSON)
    made: Mapped[list[list[Any]]] = mapped_column(JSON, default=list)
    read_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    imported_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ImportedDraft(Base):
    """A draft that an import made; `number` is its entry's place in the file, from 0."""

    __tablename__ = "imported_draft"

    import_id: Mapped[UUID] = mapped_column(
        ForeignKey("question_import.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    draft_id: Mapped[UUID] = mapped_column(
        ForeignKey("question_draft.id", ondelete="CASCADE"), index=True
    )
