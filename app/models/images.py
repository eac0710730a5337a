"""Rows for images: their bytes, each once, and which revisions of questions show them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, UtcDateTime, now


class StoredImage(Base):
    """An image, named by the SHA-256 of its bytes: PNG or JPEG, with nothing beside the picture."""

    __tablename__ = "image"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    type: Mapped[str] = mapped_column(String(20))
    width: Mapped[int]
    height: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    added_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now, index=True)


class RevisionImage(Base):
    """An image that a revision of a question shows: it cannot be removed as long as that stands."""

    __tablename__ = "revision_image"

    question_revision_id: Mapped[UUID] = mapped_column(
        ForeignKey("question_revision.id"), primary_key=True
    )
    sha256: Mapped[str] = mapped_column(ForeignKey("image.sha256"), primary_key=True, index=True)
