"""A lesson's revisions: who made which when, what each said, and bringing one back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from app.models import LessonRevision, Person, StoredLesson
from app.services.library import PinnedLesson, current_lesson, current_lessons, pinned_lesson
from app.services.problems import NotFoundError
from app.services.sessions import AnySession
from app.services.shelving import shelve_lesson
from lessons.document import Lesson


@dataclass(frozen=True)
class LessonLine:
    """A revision in a lesson's history."""

    number: int
    created_at: datetime
    author: str | None


def lessons_of_library(session: AnySession) -> list[PinnedLesson]:
    """List the current lessons by title."""
    return [pinned_lesson(session, id_) for id_ in session.scalars(current_lessons()).all()]


def lesson_history(session: AnySession, slug: str) -> Sequence[LessonLine]:
    """List a lesson's revisions, the newest first."""
    pinned = current_lesson(session, slug)
    rows = session.execute(
        select(LessonRevision.number, LessonRevision.created_at, Person.display_name)
        .outerjoin(Person, Person.id == LessonRevision.created_by_id)
        .where(LessonRevision.lesson_id == pinned.id)
        .order_by(LessonRevision.number.desc())
    )
    return [LessonLine(*row) for row in rows]


def lesson_at(session: AnySession, slug: str, number: int) -> Lesson:
    """Give a lesson as one of its revisions has it, or raise NotFoundError."""
    pinned = current_lesson(session, slug)
    revision_id = session.scalar(
        select(LessonRevision.id).where(
            LessonRevision.lesson_id == pinned.id, LessonRevision.number == number
        )
    )
    if revision_id is None:
        raise NotFoundError
    return pinned_lesson(session, revision_id).lesson


def restore_lesson(session: AnySession, slug: str, number: int, by: UUID) -> bool:
    """Make an earlier revision's lesson the newest one; tell whether that changed anything."""
    found = session.scalar(select(StoredLesson).where(StoredLesson.slug == slug).with_for_update())
    if found is None:
        raise NotFoundError
    new = shelve_lesson(session, lesson_at(session, slug, number), by)
    session.commit()
    return new
