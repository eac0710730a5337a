"""Classes: a teacher makes them, opens and closes their doors, and puts them away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from app.db import now
from app.models import SchoolClass
from app.services.join_codes import free_code
from app.services.problems import NotAllowedError, NotFoundError
from app.services.sessions import AnySession

TWICE = timedelta(seconds=30)


def classes_of(session: AnySession, teacher_id: UUID) -> Sequence[SchoolClass]:
    """Give a teacher's classes by name, those put away last."""
    return session.scalars(
        select(SchoolClass)
        .where(SchoolClass.teacher_id == teacher_id)
        .order_by(SchoolClass.archived_at.is_not(None), SchoolClass.name, SchoolClass.id)
    ).all()


def own_class(session: AnySession, teacher_id: UUID, class_id: UUID) -> SchoolClass:
    """Give a teacher's own class, or raise NotFoundError."""
    row = session.scalar(
        select(SchoolClass).where(SchoolClass.id == class_id, SchoolClass.teacher_id == teacher_id)
    )
    if row is None:
        raise NotFoundError
    return row


def make_class(session: AnySession, teacher_id: UUID, *, name: str, time_zone: str) -> SchoolClass:
    """Make a class that students can join at once; a button pressed twice makes one."""
    row = session.scalar(
        select(SchoolClass).where(
            SchoolClass.teacher_id == teacher_id,
            SchoolClass.name == name,
            SchoolClass.time_zone == time_zone,
            SchoolClass.created_at > now() - TWICE,
        )
    )
    if row is None:
        row = SchoolClass(
            teacher_id=teacher_id, name=name, time_zone=time_zone, join_code=free_code(session)
        )
        session.add(row)
    session.commit()
    return row


def change_class(
    session: AnySession, teacher_id: UUID, class_id: UUID, *, name: str, time_zone: str
) -> None:
    """Change a class's name and zone. Times already set stay the same moments."""
    row = own_class(session, teacher_id, class_id)
    row.name, row.time_zone = name, time_zone
    session.commit()


def renew_join_code(session: AnySession, teacher_id: UUID, class_id: UUID) -> str:
    """Give a class a new join code; the old one is worth nothing from now on."""
    row = own_class(session, teacher_id, class_id)
    row.join_code = free_code(session)
    session.commit()
    return row.join_code


def open_joining(session: AnySession, teacher_id: UUID, class_id: UUID) -> None:
    """Let students join with the code."""
    row = own_class(session, teacher_id, class_id)
    if row.archived_at is not None:
        raise NotAllowedError("class-archived")
    row.join_open = True
    session.commit()


def close_joining(session: AnySession, teacher_id: UUID, class_id: UUID) -> None:
    """Let nobody join, with whatever code."""
    own_class(session, teacher_id, class_id).join_open = False
    session.commit()


def archive_class(session: AnySession, teacher_id: UUID, class_id: UUID) -> None:
    """Put a class away: nobody joins or begins an attempt, and all of its scores stay."""
    row = own_class(session, teacher_id, class_id)
    row.archived_at = row.archived_at or now()
    row.join_open = False
    session.commit()


def restore_class(session: AnySession, teacher_id: UUID, class_id: UUID) -> None:
    """Take a class out of the archive; joining stays closed until it is opened."""
    own_class(session, teacher_id, class_id).archived_at = None
    session.commit()
