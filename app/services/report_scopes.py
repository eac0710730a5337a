"""Whose attempts a quiz report is about: those of one class, or of all classes of a teacher."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, select

from app.models import Assignment, Attempt, Enrolment, SchoolClass, StoredQuiz
from app.services.assignments import own_assignment
from app.services.classes import own_class
from app.services.problems import NotFoundError
from app.services.raw_ids import RawId, as_uuid, raw
from app.services.sessions import AnySession, run

EVERY_CLASS = "all"


class Basis(StrEnum):
    """Which attempts of each student are looked at, of those handed in."""

    FIRST = "first"
    BEST = "best"
    LAST = "last"
    ALL = "all"


@dataclass(frozen=True)
class Scope:
    """A quiz, and the classes of one teacher whose attempts at it are looked at."""

    teacher_id: UUID
    quiz_id: UUID
    slug: str
    title: str
    revision: int
    subject: str
    """The class, as the digits of its id; "all" for all of the teacher's."""
    classes: Mapping[UUID, SchoolClass]
    """Each class by the id of its assignment."""

    @property
    def assignments(self) -> list[UUID]:
        """Give the assignments that attempts are taken from."""
        return sorted(self.classes)


class Pins(NamedTuple):
    """Where attempts were made, and the revisions that they were asked."""

    assignment_id: UUID
    quiz_revision_id: UUID
    lesson_revision_id: UUID


class Tried(NamedTuple):
    """An attempt that was handed in.

    Ids are as the database gives them, which are read as UUIDs where one is needed: of a large
    crowd that is nowhere.
    """

    raw_id: RawId
    raw_person_id: RawId
    pins: Pins
    points: float | None
    max_points: int

    @property
    def id(self) -> UUID:
        """Give the attempt's id."""
        return as_uuid(self.raw_id)

    @property
    def person_id(self) -> UUID:
        """Give the student's id."""
        return as_uuid(self.raw_person_id)

    @property
    def share(self) -> float:
        """Give the points as a share of what was to be had."""
        return (self.points or 0.0) / self.max_points if self.max_points else 0.0


def class_scope(session: AnySession, teacher_id: UUID, class_id: UUID, slug: str) -> Scope:
    """Look at one own class that has the quiz, or raise NotFoundError."""
    row = own_class(session, teacher_id, class_id)
    assignment, quiz = own_assignment(session, teacher_id, class_id, slug)
    return _scope(teacher_id, quiz, class_id.hex, {assignment.id: row})


def teacher_scope(session: AnySession, teacher_id: UUID, slug: str) -> Scope:
    """Look at all own classes that have the quiz, or raise NotFoundError."""
    rows = session.execute(
        select(Assignment.id, SchoolClass, StoredQuiz)
        .join(SchoolClass, SchoolClass.id == Assignment.class_id)
        .join(StoredQuiz, StoredQuiz.id == Assignment.quiz_id)
        .where(
            SchoolClass.teacher_id == teacher_id,
            StoredQuiz.slug == slug,
            Assignment.withdrawn_at.is_(None),
        )
        .order_by(SchoolClass.name, SchoolClass.id)
    ).all()
    if not rows:
        raise NotFoundError
    return _scope(teacher_id, rows[0][2], EVERY_CLASS, {id_: row for id_, row, _quiz in rows})


def count_classes(session: AnySession, teacher_id: UUID, quiz_id: UUID) -> int:
    """Count the teacher's classes that have a quiz."""
    return (
        session.scalar(
            select(func.count())
            .select_from(Assignment)
            .join(SchoolClass, SchoolClass.id == Assignment.class_id)
            .where(
                SchoolClass.teacher_id == teacher_id,
                Assignment.quiz_id == quiz_id,
                Assignment.withdrawn_at.is_(None),
            )
        )
        or 0
    )


def counted_tries(session: AnySession, scope: Scope, basis: Basis) -> list[Tried]:
    """Read the attempts that a report counts, by when they were begun.

    Only what students who are in the class now did for its assignment: no preview, no practice,
    no teacher.
    """
    rows = run(
        session,
        select(
            *map(raw, (Attempt.id, Attempt.person_id)),
            Attempt.points,
            Attempt.max_points,
            *map(
                raw, (Attempt.assignment_id, Attempt.quiz_revision_id, Attempt.lesson_revision_id)
            ),
        )
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .join(
            Enrolment,
            (Enrolment.class_id == Assignment.class_id)
            & (Enrolment.person_id == Attempt.person_id),
        )
        .where(Assignment.id.in_(scope.assignments), Attempt.submitted_at.is_not(None))
        .order_by(Attempt.started_at, Attempt.id),
    )
    known: dict[tuple[RawId, ...], Pins] = {}
    tries = []
    for id_, person, points, most, *place in rows:
        if (pins := known.get(tuple(place))) is None:
            pins = known[tuple(place)] = Pins(*map(as_uuid, place))
        tries.append(Tried(id_, person, pins, points, most))
    return chosen(tries, basis)


def chosen(tries: Sequence[Tried], basis: Basis) -> list[Tried]:
    """Choose each student's first, best or last attempt, or all of them."""
    if basis is Basis.ALL:
        return list(tries)
    by_person: dict[RawId, list[Tried]] = defaultdict(list)
    for tried in tries:
        by_person[tried.raw_person_id].append(tried)
    return [_one_of(of_one, basis) for of_one in by_person.values()]


def _one_of(tries: Sequence[Tried], basis: Basis) -> Tried:
    """Give the first, the last, or the best: the earliest of equals."""
    if basis is Basis.BEST:
        return max(tries, key=lambda tried: tried.share)
    return tries[0 if basis is Basis.FIRST else -1]


def _scope(
    teacher_id: UUID, quiz: StoredQuiz, subject: str, classes: Mapping[UUID, SchoolClass]
) -> Scope:
    return Scope(teacher_id, quiz.id, quiz.slug, quiz.title, quiz.current_number, subject, classes)
