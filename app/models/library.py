"""Rows for the library: lessons, questions and quizzes, each a chain of immutable revisions."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, UtcDateTime, new_id, now


class StoredLesson(Base):
    """A lesson's place in the library; `current_number` is the revision that readers see."""

    __tablename__ = "lesson"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    title: Mapped[str] = mapped_column(Text)
    current_number: Mapped[int] = mapped_column(default=0)
    file_fingerprint: Mapped[str | None] = mapped_column(String(64))


class LessonRevision(Base):
    """A lesson as it stood at a time, as canonical JSON."""

    __tablename__ = "lesson_revision"
    __table_args__ = (UniqueConstraint("lesson_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    lesson_id: Mapped[UUID] = mapped_column(ForeignKey("lesson.id"))
    number: Mapped[int]
    fingerprint: Mapped[str] = mapped_column(String(64))
    document: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    created_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))


class StoredQuestion(Base):
    """A question of a lesson's bank. `key` is its id in files and in stored answers."""

    __tablename__ = "question"
    __table_args__ = (UniqueConstraint("lesson_id", "key"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    lesson_id: Mapped[UUID] = mapped_column(ForeignKey("lesson.id"))
    key: Mapped[str] = mapped_column(String(80))
    current_number: Mapped[int] = mapped_column(default=0)


class QuestionRevision(Base):
    """A question as it stood at a time, as canonical JSON with its type.

    `origin` names the claims or events of the lesson that the software drafted it from.
    """

    __tablename__ = "question_revision"
    __table_args__ = (UniqueConstraint("question_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    question_id: Mapped[UUID] = mapped_column(ForeignKey("question.id"))
    number: Mapped[int]
    type: Mapped[str] = mapped_column(String(30))
    fingerprint: Mapped[str] = mapped_column(String(64))
    document: Mapped[str] = mapped_column(Text)
    origin: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    created_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))


class StoredQuiz(Base):
    """A quiz's place in the library; `current_number` is the revision that new attempts pin."""

    __tablename__ = "quiz"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    title: Mapped[str] = mapped_column(Text)
    position: Mapped[int] = mapped_column(default=0)
    lesson_id: Mapped[UUID] = mapped_column(ForeignKey("lesson.id"), index=True)
    current_number: Mapped[int] = mapped_column(default=0)
    file_fingerprint: Mapped[str | None] = mapped_column(String(64))


class QuizRevision(Base):
    """A quiz as it stood at a time: its words, and its questions through QuizItem.

    `waived` lists rules of item writing that the quiz as a whole knowingly does not follow.
    """

    __tablename__ = "quiz_revision"
    __table_args__ = (UniqueConstraint("quiz_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    quiz_id: Mapped[UUID] = mapped_column(ForeignKey("quiz.id"))
    number: Mapped[int]
    title: Mapped[str] = mapped_column(Text)
    summary: Mapped[str] = mapped_column(Text)
    waived: Mapped[list[dict[str, str]] | None] = mapped_column(JSON(none_as_null=True))
    fingerprint: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    created_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))


class QuizItem(Base):
    """The place of a question's revision in a quiz's revision, counted from 1."""

    __tablename__ = "quiz_item"

    quiz_revision_id: Mapped[UUID] = mapped_column(ForeignKey("quiz_revision.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    question_revision_id: Mapped[UUID] = mapped_column(
        ForeignKey("question_revision.id"), index=True
    )


class QuestionDraft(Base):
    """Work on a question, complete or not: plain data as in the quiz's file.

    `published_id` is the revision it became: its row stays, so that publishing twice is harmless.
    """

    __tablename__ = "question_draft"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    author_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    lesson_id: Mapped[UUID] = mapped_column(ForeignKey("lesson.id"))
    question_id: Mapped[UUID | None] = mapped_column(ForeignKey("question.id"))
    based_on_id: Mapped[UUID | None] = mapped_column(ForeignKey("question_revision.id"))
    quiz_id: Mapped[UUID | None] = mapped_column(ForeignKey("quiz.id"))
    type: Mapped[str] = mapped_column(String(30))
    data: Mapped[dict[str, Any]] = mapped_column(JSON)
    origin: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    published_id: Mapped[UUID | None] = mapped_column(ForeignKey("question_revision.id"))
    discarded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
