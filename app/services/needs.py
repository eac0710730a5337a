"""Who needs their teacher: what is about to close, and what was begun and not handed in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select

from app.models import Enrolment, SchoolClass
from app.services.assignments import Phase, phase
from app.services.gradebook import EMPTY, Cell, Column, cells_of, columns_of
from app.services.sessions import AnySession

SOON = timedelta(hours=48)
LATELY = timedelta(days=14)


class Kind(StrEnum):
    """Why somebody needs the teacher."""

    CLOSING = "closing"
    """A quiz closes within two days, and some have not handed it in."""
    UNFINISHED = "unfinished"
    """A quiz closed, and some began it without handing it in."""
    UNTRIED = "untried"
    """A quiz closed lately, and some never began it."""
    NOBODY_JOINED = "nobody-joined"
    NOTHING_ASSIGNED = "nothing-assigned"


@dataclass(frozen=True)
class Need:
    """One line of "who needs me?": how many, of which class, for which quiz."""

    kind: Kind
    class_: SchoolClass
    count: int = 0
    column: Column | None = None


@dataclass(frozen=True)
class Progress:
    """How far a class is with a quiz."""

    column: Column
    phase: Phase
    students: int
    handed_in: int
    unfinished: int
    untried: int


@dataclass(frozen=True)
class Overview:
    """A class with its progress and its needs."""

    class_: SchoolClass
    students: int
    progress: Sequence[Progress]
    needs: Sequence[Need]


def overviews(session: AnySession, classes: Sequence[SchoolClass], at: datetime) -> list[Overview]:
    """Look over some classes: three queries, however many there are."""
    ids = [class_.id for class_ in classes]
    columns, cells = columns_of(session, ids), cells_of(session, ids)
    members = members_of(session, ids)
    found = []
    for class_ in classes:
        students = members.get(class_.id, [])
        progress = [
            progress_with(column, students, cells, at)
            for column in columns
            if column.class_id == class_.id
        ]
        needs = list(needs_of(class_, len(students), progress, at))
        found.append(Overview(class_, len(students), progress, needs))
    return found


def most_urgent_first(overviews: Sequence[Overview]) -> list[Need]:
    """Put all needs together: what closes next first, then what closed last."""
    order = list(Kind)
    return sorted(
        (need for overview in overviews for need in overview.needs),
        key=lambda need: (order.index(need.kind), _closing(need)),
    )


def _closing(need: Need) -> float:
    closes_at = need.column.closes_at if need.column else None
    if closes_at is None:
        return 0.0
    return closes_at.timestamp() if need.kind is Kind.CLOSING else -closes_at.timestamp()


def members_of(session: AnySession, class_ids: Sequence[UUID]) -> dict[UUID, list[UUID]]:
    """Read who is in which class, by ids."""
    members: dict[UUID, list[UUID]] = {}
    rows = session.execute(
        select(Enrolment.class_id, Enrolment.person_id).where(Enrolment.class_id.in_(class_ids))
    )
    for class_id, person_id in rows:
        members.setdefault(class_id, []).append(person_id)
    return members


def progress_with(
    column: Column,
    students: Sequence[UUID],
    cells: Mapping[tuple[UUID, UUID], Cell],
    at: datetime,
) -> Progress:
    """Count how far students are with a quiz; each is counted once."""
    of_quiz = [cells.get((student, column.id), EMPTY) for student in students]
    handed_in = sum(bool(cell.handed_in) for cell in of_quiz)
    unfinished = sum(bool(cell.unfinished and not cell.handed_in) for cell in of_quiz)
    return Progress(
        column,
        phase(column.opens_at, column.closes_at, at),
        len(students),
        handed_in,
        unfinished,
        len(students) - handed_in - unfinished,
    )


def needs_of(
    class_: SchoolClass, students: int, progress: Sequence[Progress], at: datetime
) -> Iterator[Need]:
    """Say what a class needs of its teacher now."""
    if class_.archived_at is not None:
        return
    if not students:
        yield Need(Kind.NOBODY_JOINED, class_)
    elif not progress:
        yield Need(Kind.NOTHING_ASSIGNED, class_)
    for one in progress:
        for kind, count in _needs_with(one, at):
            if count:
                yield Need(kind, class_, count, one.column)


def _needs_with(one: Progress, at: datetime) -> Iterator[tuple[Kind, int]]:
    closes_at = one.column.closes_at
    if closes_at is None:
        return
    if one.phase is Phase.CLOSED:
        yield Kind.UNFINISHED, one.unfinished
        if at - closes_at <= LATELY:
            yield Kind.UNTRIED, one.untried
    elif one.phase is Phase.OPEN and closes_at - at <= SOON:
        yield Kind.CLOSING, one.students - one.handed_in
