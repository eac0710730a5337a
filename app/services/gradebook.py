"""The gradebook: students by assigned quizzes, the best attempt counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from statistics import fmean
from typing import Any
from uuid import UUID

from sqlalchemy import select

from app.models import Assignment, Attempt, Enrolment, StoredQuiz
from app.services.mended_scores import Unmended, unmended_scores
from app.services.roster import Student, roster
from app.services.sessions import AnySession


@dataclass(frozen=True)
class Column:
    """An assigned quiz, with its terms."""

    id: UUID
    class_id: UUID
    slug: str
    title: str
    opens_at: datetime | None
    closes_at: datetime | None
    attempts_allowed: int | None
    release: str
    mendings: int = 0
    """How often its questions were mended, or mendings undone."""


@dataclass(frozen=True)
class Try:
    """An attempt, as far as the gradebook needs it."""

    id: UUID
    person_id: UUID
    assignment_id: UUID
    started_at: datetime
    submitted_at: datetime | None
    points: float | None
    max_points: int
    waiting: int = 0
    """Answers that wait to be marked; they are in neither kind of points."""

    @property
    def share(self) -> float:
        """Give the points as a share of what was to be had."""
        return (self.points or 0.0) / self.max_points if self.max_points else 0.0


@dataclass(frozen=True)
class Cell:
    """A student's attempts at one quiz."""

    handed_in: tuple[Try, ...] = ()
    unfinished: Try | None = None

    @property
    def best(self) -> Try | None:
        """Give the attempt that counts: the best, the earliest of equals."""
        return max(self.handed_in, key=lambda tried: tried.share, default=None)

    @property
    def first(self) -> Try | None:
        """Give the first attempt handed in."""
        return self.handed_in[0] if self.handed_in else None


@dataclass(frozen=True)
class Mean:
    """The mean of best scores as shares, and of how many; None of nobody."""

    share: float | None
    n: int


EMPTY = Cell()


@dataclass(frozen=True)
class Gradebook:
    """Students by quizzes. Whoever is not in the class now has no row."""

    students: Sequence[Student]
    columns: Sequence[Column]
    cells: Mapping[tuple[UUID, UUID], Cell] = field(default_factory=dict)
    unmended: Mapping[UUID, Unmended] = field(default_factory=dict)
    """What attempts had before a mending changed their score."""

    def before(self, cell: Cell) -> Unmended | None:
        """Give what the attempt that counts had before it was mended, if it was."""
        return self.unmended.get(cell.best.id) if cell.best else None

    def cell(self, student: Student, column: Column) -> Cell:
        """Give a student's attempts at a quiz, also if there are none."""
        return self.cells.get((student.id, column.id), EMPTY)

    def row_mean(self, student: Student) -> Mean:
        """Give the mean over the quizzes that a student handed in."""
        return mean_of([self.cell(student, column).best for column in self.columns])

    def column_mean(self, column: Column) -> Mean:
        """Give the mean over the students who handed a quiz in."""
        return mean_of([self.cell(student, column).best for student in self.students])

    def class_mean(self) -> Mean:
        """Give the mean of the students' means."""
        means = [self.row_mean(student).share for student in self.students]
        shares = [share for share in means if share is not None]
        return Mean(fmean(shares) if shares else None, len(shares))


def mean_of(tries: Sequence[Try | None]) -> Mean:
    """Give the mean of the scores that are there; one of which nothing is marked yet is none."""
    there = (tried for tried in tries if tried is not None)
    shares = [tried.share for tried in there if tried.max_points or not tried.waiting]
    return Mean(fmean(shares) if shares else None, len(shares))


def read_gradebook(session: AnySession, class_id: UUID) -> Gradebook:
    """Read a class's gradebook: three queries, however large it is, and one if it was mended."""
    columns, cells = columns_of(session, [class_id]), cells_of(session, [class_id])
    unmended = unmended_scores(session, [column.id for column in columns if column.mendings])
    return Gradebook(roster(session, class_id), columns, cells, unmended)


def columns_of(session: AnySession, class_ids: Sequence[UUID]) -> list[Column]:
    """Read what is assigned to some classes, in the order of opening."""
    rows: Iterable[Any] = session.execute(
        select(
            Assignment.id,
            Assignment.class_id,
            StoredQuiz.slug,
            StoredQuiz.title,
            Assignment.opens_at,
            Assignment.closes_at,
            Assignment.attempts_allowed,
            Assignment.release,
            Assignment.mendings,
            Assignment.created_at,
        )
        .join(StoredQuiz, StoredQuiz.id == Assignment.quiz_id)
        .where(Assignment.class_id.in_(class_ids), Assignment.withdrawn_at.is_(None))
    )
    in_order = sorted(rows, key=lambda row: (row.opens_at or row.created_at, row.id))
    return [Column(*row[:-1]) for row in in_order]


def cells_of(session: AnySession, class_ids: Sequence[UUID]) -> dict[tuple[UUID, UUID], Cell]:
    """Read the attempts of some classes' students at their quizzes, by student and assignment."""
    rows = session.execute(
        select(
            Attempt.id,
            Attempt.person_id,
            Assignment.id.label("assignment_id"),
            Attempt.started_at,
            Attempt.submitted_at,
            Attempt.points,
            Attempt.max_points,
            Attempt.waiting,
        )
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .join(
            Enrolment,
            (Enrolment.class_id == Assignment.class_id)
            & (Enrolment.person_id == Attempt.person_id),
        )
        .where(Assignment.class_id.in_(class_ids), Assignment.withdrawn_at.is_(None))
        .order_by(Attempt.started_at, Attempt.id)
    )
    tries: dict[tuple[UUID, UUID], list[Try]] = defaultdict(list)
    for row in rows:
        tries[row.person_id, row.assignment_id].append(Try(*row))
    return {place: cell_of(of_one) for place, of_one in tries.items()}


def cell_of(tries: Sequence[Try]) -> Cell:
    """Put one student's attempts at one quiz together, given in the order of starting."""
    handed_in = tuple(tried for tried in tries if tried.submitted_at is not None)
    unfinished = [tried for tried in tries if tried.submitted_at is None]
    return Cell(handed_in, unfinished[0] if unfinished else None)
