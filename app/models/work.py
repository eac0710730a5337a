"""Rows for work: what is assigned, attempted, answered and scored."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, UtcDateTime, new_id, now


class Purpose(StrEnum):
    """What an attempt is for. A preview is a teacher's own look and never counts."""

    ASSIGNED = "assigned"
    PRACTICE = "practice"
    PREVIEW = "preview"


class Release(StrEnum):
    """When a result opens: at once on submission, or when the assignment closes."""

    SUBMISSION = "submission"
    CLOSING = "closing"


class Assignment(Base):
    """A quiz set for a class. No closing time, or no limit of attempts, is None.

    A withdrawn one is as if it were not there, until the teacher brings it back with its attempts.
    `mendings` counts how often one of its questions was mended, or a mending undone.
    """

    __tablename__ = "assignment"
    __table_args__ = (UniqueConstraint("class_id", "quiz_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    class_id: Mapped[UUID] = mapped_column(ForeignKey("school_class.id", ondelete="CASCADE"))
    quiz_id: Mapped[UUID] = mapped_column(ForeignKey("quiz.id"), index=True)
    opens_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closes_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    attempts_allowed: Mapped[int | None]
    release: Mapped[str] = mapped_column(String(12), default=Release.SUBMISSION)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    mendings: Mapped[int] = mapped_column(default=0, server_default="0")


class Attempt(Base):
    """One go at a quiz. It pins the revisions that were asked.

    `points` of `max_points` are what the newest score events add up to; before submission, points
    are None and every question counts.
    """

    __tablename__ = "attempt"
    __table_args__ = (
        Index("ix_attempt_person_id_quiz_id", "person_id", "quiz_id"),
        Index("ix_attempt_quiz_id_submitted_at", "quiz_id", "submitted_at"),
        # A report counts who handed in, of however many, from the index alone.
        Index(
            "ix_attempt_assignment_id_submitted_at_person_id",
            "assignment_id",
            "submitted_at",
            "person_id",
        ),
        # At most one unfinished attempt a person and quiz, whatever two tabs do at once.
        Index(
            "uq_attempt_unfinished",
            "person_id",
            "quiz_id",
            unique=True,
            sqlite_where=text("submitted_at IS NULL"),
            postgresql_where=text("submitted_at IS NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    quiz_id: Mapped[UUID] = mapped_column(ForeignKey("quiz.id"))
    quiz_revision_id: Mapped[UUID] = mapped_column(ForeignKey("quiz_revision.id"))
    lesson_revision_id: Mapped[UUID] = mapped_column(ForeignKey("lesson_revision.id"))
    assignment_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("assignment.id", ondelete="SET NULL")
    )
    purpose: Mapped[str] = mapped_column(String(10))
    start_key: Mapped[str] = mapped_column(String(64), unique=True)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    submitted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    points: Mapped[float | None]
    max_points: Mapped[int]
    waiting: Mapped[int] = mapped_column(default=0, server_default=text("0"))


class AnswerEvent(Base):
    """An answer as it was given, never changed. The newest of a question counts."""

    __tablename__ = "answer_event"
    __table_args__ = (
        UniqueConstraint("attempt_id", "sequence"),
        UniqueConstraint("attempt_id", "save_key"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("attempt.id", ondelete="CASCADE"))
    sequence: Mapped[int]
    question_key: Mapped[str] = mapped_column(String(80))
    answer: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))
    flagged: Mapped[bool] = mapped_column(default=False)
    save_key: Mapped[str] = mapped_column(String(64))
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)


class ScoreEvent(Base):
    """The points of one question of an attempt, set once more: who, when, from, to, why.

    `out_of` is 1, or 0 for a question that was dropped.
    """

    __tablename__ = "score_event"
    __table_args__ = (
        UniqueConstraint("attempt_id", "question_key", "sequence"),
        # The few that were set after handing in: whether a report is still true is seen by them.
        Index(
            "ix_score_event_set_later",
            "at",
            "attempt_id",
            sqlite_where=text("reason != 'submitted'"),
            postgresql_where=text("reason != 'submitted'"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("attempt.id", ondelete="CASCADE"))
    question_key: Mapped[str] = mapped_column(String(80))
    sequence: Mapped[int]
    from_points: Mapped[float | None]
    to_points: Mapped[float]
    out_of: Mapped[int] = mapped_column(default=1, server_default="1")
    reason: Mapped[str] = mapped_column(String(12))
    note: Mapped[str] = mapped_column(Text, default="")
    by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)


class Marking(Base):
    """A response marked with a rubric, once more: the level of each criterion, and a comment."""

    __tablename__ = "marking"
    __table_args__ = (UniqueConstraint("attempt_id", "question_key", "sequence"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("attempt.id", ondelete="CASCADE"))
    question_key: Mapped[str] = mapped_column(String(80))
    sequence: Mapped[int]
    levels: Mapped[dict[str, str]] = mapped_column(JSON)
    comment: Mapped[str] = mapped_column(Text, default="")
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
