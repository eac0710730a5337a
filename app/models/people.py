"""Rows for people: accounts, log-ins, classes and who is in them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base, UtcDateTime, new_id, now


class Role(StrEnum):
    """What somebody is here. A guest is a person without a name, kept seven days."""

    GUEST = "guest"
    STUDENT = "student"
    TEACHER = "teacher"


class Person(Base):
    """An account. No e-mail, no birthday: only what the work needs."""

    __tablename__ = "person"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    role: Mapped[str] = mapped_column(String(10))
    display_name: Mapped[str] = mapped_column(String(60), default="")
    sign_in_name: Mapped[str | None] = mapped_column(String(40), unique=True)
    password_hash: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    disabled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)


class LoginSession(Base):
    """A log-in on one device. Only the hash of its token is kept."""

    __tablename__ = "login_session"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)


class SchoolClass(Base):
    """A class of one teacher. Times are shown in its zone."""

    __tablename__ = "school_class"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    teacher_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    name: Mapped[str] = mapped_column(String(80))
    time_zone: Mapped[str] = mapped_column(String(60))
    join_code: Mapped[str] = mapped_column(String(8), unique=True)
    join_open: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    archived_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    teacher: Mapped[Person] = relationship(lazy="raise")


class Enrolment(Base):
    """A student's place in a class."""

    __tablename__ = "enrolment"
    __table_args__ = (UniqueConstraint("class_id", "person_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    class_id: Mapped[UUID] = mapped_column(ForeignKey("school_class.id", ondelete="CASCADE"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    joined_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)


class Invitation(Base):
    """A one-time link that makes a teacher. Only the hash of its token is kept."""

    __tablename__ = "invitation"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    first: Mapped[bool] = mapped_column(default=False)
    invited_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    used_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))


class Miss(Base):
    """A wrong password, join code or invitation, counted so that guessing gets slow.

    `subject` is a hash (of a sign-in name or a device), or empty for all together.
    """

    __tablename__ = "miss"
    __table_args__ = (Index("ix_miss_kind_subject_at", "kind", "subject", "at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    kind: Mapped[str] = mapped_column(String(12))
    subject: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=now, index=True)
