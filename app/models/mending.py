"""Rows for mendings: how questions were marked otherwise after answers came in. None changes."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, UtcDateTime, new_id, now


class StoredMending(Base):
    """One change of how a question is marked: who, when, what and why.

    It is for the question as it was asked in `question_revision_id` beside `lesson_revision_id`:
    for attempts that saw the same with the same key, whichever revisions they pin.
    """

    __tablename__ = "mending"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    question_revision_id: Mapped[UUID] = mapped_column(
        ForeignKey("question_revision.id"), index=True
    )
    lesson_revision_id: Mapped[UUID] = mapped_column(ForeignKey("lesson_revision.id"))
    kind: Mapped[str] = mapped_column(String(8))
    answers: Mapped[list[Any]] = mapped_column(JSON)
    never_lower: Mapped[bool]
    note: Mapped[str] = mapped_column(Text)
    apply_key: Mapped[str] = mapped_column(String(64), unique=True)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)


class MendingPlace(Base):
    """An assignment that a mending is for."""

    __tablename__ = "mending_place"

    mending_id: Mapped[UUID] = mapped_column(
        ForeignKey("mending.id", ondelete="CASCADE"), primary_key=True
    )
    assignment_id: Mapped[UUID] = mapped_column(
        ForeignKey("assignment.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class MendingUndone(Base):
    """A mending was taken back: by whom, when and why. It can be only once."""

    __tablename__ = "mending_undone"

    mending_id: Mapped[UUID] = mapped_column(
        ForeignKey("mending.id", ondelete="CASCADE"), primary_key=True
    )
    note: Mapped[str] = mapped_column(Text)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
