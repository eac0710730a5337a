"""Rows for articles: what a lesson is made of, and the desk on which it is made."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, UtcDateTime, new_id, now


class StoredArticle(Base):
    """An article as it was imported: its author's alone. Students see its citation only.

    `citation` holds title, publisher, author, date, address, licence and language, as far as known.
    """

    __tablename__ = "article"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    author_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    citation: Mapped[dict[str, Any]] = mapped_column(JSON)
    text: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    discarded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class CoAuthor(Base):
    """A teacher with whom an article's author shares it, and its desk."""

    __tablename__ = "article_co_author"

    article_id: Mapped[UUID] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    added_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)


class LessonDraft(Base):
    """The desk of an article: findings, decisions and the lesson's text, as plain data.

    `lesson_id` is the lesson it became, `based_on_id` the revision of it that the desk goes on
    from. `last_change` marks the change made last, so that the same one sent twice is harmless.
    """

    __tablename__ = "lesson_draft"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    article_id: Mapped[UUID] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), unique=True
    )
    data: Mapped[dict[str, Any]] = mapped_column(JSON)
    version: Mapped[int] = mapped_column(default=1)
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    last_change: Mapped[str | None] = mapped_column(String(64))
    lesson_id: Mapped[UUID | None] = mapped_column(ForeignKey("lesson.id"), index=True)
    based_on_id: Mapped[UUID | None] = mapped_column(ForeignKey("lesson_revision.id"))


class LessonDraftStep(Base):
    """What a desk held before a change, for undoing it; `by_id` is who made the change."""

    __tablename__ = "lesson_draft_step"

    draft_id: Mapped[UUID] = mapped_column(
        ForeignKey("lesson_draft.id", ondelete="CASCADE"), primary_key=True
    )
    version: Mapped[int] = mapped_column(primary_key=True)
    what: Mapped[str] = mapped_column(String(20))
    data: Mapped[dict[str, Any]] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))


class LessonDraftChange(Base):
    """Who made which version of a desk, and what stood before at the places that changed.

    With it a page that was opened earlier can be brought together with what others did since.
    `mark` names the change, so that the same one sent twice is harmless.
    """

    __tablename__ = "lesson_draft_change"

    draft_id: Mapped[UUID] = mapped_column(
        ForeignKey("lesson_draft.id", ondelete="CASCADE"), primary_key=True
    )
    version: Mapped[int] = mapped_column(primary_key=True)
    what: Mapped[str] = mapped_column(String(20))
    mark: Mapped[str] = mapped_column(String(64))
    before: Mapped[dict[str, Any]] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
