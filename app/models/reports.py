"""Rows for reports: figures of large crowds, kept so that nobody waits for them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, UtcDateTime, now


class KeptReport(Base):
    """A quiz's report as it was counted: `subject` names the class, or all of the teacher's.

    `stamp` tells what it was counted from; while that is as it was, the report is true. Score
    changes are counted from `settled_at` on, a little before the counting began.
    """

    __tablename__ = "kept_report"

    teacher_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    quiz_id: Mapped[UUID] = mapped_column(
        ForeignKey("quiz.id", ondelete="CASCADE"), primary_key=True
    )
    subject: Mapped[str] = mapped_column(String(32), primary_key=True)
    basis: Mapped[str] = mapped_column(String(8), primary_key=True)
    stamp: Mapped[str] = mapped_column(String(120))
    attempts: Mapped[int]
    settled_at: Mapped[datetime] = mapped_column(UtcDateTime)
    counted_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    report: Mapped[str] = mapped_column(Text)
