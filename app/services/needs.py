"""Who needs their teacher: what is about to close, and what was begun and not handed in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    CLOSED = "closed"
    """A quiz closed, and some began it without handing it in, or lately never began it."""
    MARKING = "marking"
    """Answers wait to be marked by the teacher."""
    NOBODY_JOINED = "nobody-joined"
    NOTHING_ASSIGNED = "nothing-assigned"


@dataclass(frozen=True)
class Need:
    """One line of "who needs me?": which class, which quiz, how many students."""

    kind: Kind
    class_: SchoolClass
    column: Column | None = None
    missing: int = 0
    """Students who have not handed in, as long as they can."""
    unfinished: int = 0
    untried: int = 0
    waiting: int = 0
    """Answers that wait to be marked."""


@dataclass(frozen=True)
class Progress:
    """How far a class is with a quiz."""

    column: Column
    phase: Phase
    students: int
    handed_in: int
    unfinished: int
    untried: int
    waiting: int = 0


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


def most_urgent_first(needs: Iterable[Need]) -> list[Need]:
    """Put what closes next first, then what closed last."""
    order = list(Kind)
    return sorted(needs, key=lambda need: (order.index(need.kind), _closing(need)))


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
        sum(tried.waiting for cell in of_quiz for tried in cell.handed_in),
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
        if need := _need_with(class_, one, at):
            yield need
        if one.waiting:
            yield Need(Kind.MARKING, class_, one.column, waiting=one.waiting)


def _need_with(class_: SchoolClass, one: Progress, at: datetime) -> Need | None:
    closes_at = one.column.closes_at
    if closes_at is None:
        return None
    if one.phase is Phase.OPEN and closes_at - at <= SOON and one.handed_in < one.students:
        missing = one.students - one.handed_in
        return Need(Kind.CLOSING, class_, one.column, missing=missing)
    untried = one.untried if at - closes_at <= LATELY else 0
    if one.phase is Phase.CLOSED and one.unfinished + untried:
        return Need(Kind.CLOSED, class_, one.column, unfinished=one.unfinished, untried=untried)
    return None
