"""Who has not handed a quiz in yet: those who began, and those who did not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, distinct, exists, func, select
from sqlalchemy.orm import aliased

from app.models import Attempt, Enrolment, Person
from app.services.assignments import phase
from app.services.gradebook import Column, columns_of
from app.services.needs import Progress
from app.services.problems import NotFoundError
from app.services.roster import sort_name
from app.services.sessions import AnySession

MOST = 200
"""So many names are read at once; how many more there are is said."""


class Known(NamedTuple):
    """What a kept report knows of a class."""

    students: int
    handed_in: int


@dataclass(frozen=True)
class Begun:
    """An attempt that was begun and not handed in."""

    attempt_id: UUID
    name: str
    started_at: datetime
    handed_in: bool
    """Whether the student has handed in another."""


@dataclass(frozen=True)
class Waiting:
    """How far a class is, with those that are waited for by name."""

    progress: Progress
    begun: Sequence[Begun]
    untried: Sequence[str]


def read_waiting(
    session: AnySession, class_id: UUID, slug: str, at: datetime, known: Known | None = None
) -> Waiting:
    """See how far a class is with a quiz: six queries, and at most so many names.

    What is known of a large crowd is not counted again, and nobody looks for a name in it.
    """
    found = (one for one in columns_of(session, [class_id]) if one.slug == slug)
    if (column := next(found, None)) is None:
        raise NotFoundError
    progress = _progress(session, column, at, known)
    names = _untried(session, column) if known is None else []
    return Waiting(progress, _begun(session, column), names)


def _progress(session: AnySession, column: Column, at: datetime, known: Known | None) -> Progress:
    students, handed_in = known or (
        session.scalar(select(func.count()).where(Enrolment.class_id == column.class_id)) or 0,
        session.scalar(_people(column, Attempt.submitted_at.is_not(None))) or 0,
    )
    open_only = Attempt.submitted_at.is_(None) & ~_handed_in_too(column)
    unfinished = session.scalar(_people(column, open_only)) or 0
    return Progress(
        column,
        phase(column.opens_at, column.closes_at, at),
        students,
        handed_in,
        unfinished,
        max(0, students - handed_in - unfinished),
    )


def _people(column: Column, which: ColumnElement[bool]) -> Select[Any]:
    """Count the students of the class with such an attempt."""
    return (
        select(func.count(distinct(Attempt.person_id)))
        .join(
            Enrolment,
            (Enrolment.person_id == Attempt.person_id) & (Enrolment.class_id == column.class_id),
        )
        .where(Attempt.assignment_id == column.id, which)
    )


def _handed_in_too(column: Column) -> ColumnElement[bool]:
    """Tell whether somebody with an attempt has handed in another."""
    other = aliased(Attempt)
    return exists().where(
        other.assignment_id == column.id,
        other.person_id == Attempt.person_id,
        other.submitted_at.is_not(None),
    )


def _begun(session: AnySession, column: Column) -> list[Begun]:
    rows = session.execute(
        select(Attempt.id, Person.display_name, Attempt.started_at, _handed_in_too(column))
        .join(Person, Person.id == Attempt.person_id)
        .join(
            Enrolment,
            (Enrolment.person_id == Attempt.person_id) & (Enrolment.class_id == column.class_id),
        )
        .where(Attempt.assignment_id == column.id, Attempt.submitted_at.is_(None))
        .limit(MOST)
    )
    begun = [Begun(*row) for row in rows]
    return sorted(begun, key=lambda one: (sort_name(one.name), one.attempt_id))


def _untried(session: AnySession, column: Column) -> list[str]:
    tried = exists().where(
        Attempt.assignment_id == column.id, Attempt.person_id == Enrolment.person_id
    )
    names = session.scalars(
        select(Person.display_name)
        .join(Enrolment, Enrolment.person_id == Person.id)
        .where(Enrolment.class_id == column.class_id, ~tried)
        .limit(MOST)
    )
    return sorted(names, key=lambda name: (sort_name(name), name))
