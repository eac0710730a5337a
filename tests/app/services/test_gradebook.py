"""The gradebook: the best attempt counts, only of those in the class, in few queries."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.db import new_id, now
from app.models import Role
from app.services import assignments
from app.services.assignments import Terms
from app.services.gradebook import (
    Cell,
    Column,
    Gradebook,
    Try,
    cell_of,
    read_gradebook,
)
from app.services.gradebook_order import sorted_by
from app.services.roster import Student
from tests.harness.queries import counted
from tests.harness.sittings import sit

DAY = timedelta(days=1)
START = datetime.fromisoformat("2026-11-02T09:00:00+00:00")


@pytest.fixture
def book(session, cast):
    """Read Chidi's gradebook anew."""
    for slug in ("actors", "proxy-dynamics"):
        assignments.assign_quiz(session, cast.chidi.id, cast.chidis_class, slug, Terms())
    return lambda: read_gradebook(session, cast.chidis_class)


def cell(book, name, slug="actors"):
    student = next(student for student in book.students if student.name == name)
    return book.cell(student, next(column for column in book.columns if column.slug == slug))


def test_the_best_attempt_counts_and_the_earliest_of_equals(session, cast, book):
    sit(session, cast.amina.id, "actors", right=2, at=now() - 3 * DAY)
    best = sit(session, cast.amina.id, "actors", right=6, at=now() - 2 * DAY)
    sit(session, cast.amina.id, "actors", right=6, at=now() - DAY)
    found = cell(book(), "Amina")
    assert (found.best.id, found.best.points, len(found.handed_in)) == (best, 6, 3)
    assert found.first.points == 2


def test_an_unfinished_attempt_has_no_score(session, cast, book):
    sit(session, cast.amina.id, "actors", right=2, hand_in=False)
    found = cell(book(), "Amina")
    assert found.best is None
    assert found.unfinished is not None
    assert book().column_mean(book().columns[0]).n == 0


def test_practice_and_previews_are_not_in_the_gradebook(session, cast, book):
    sit(session, cast.amina.id, "reading-critically")
    sit(session, cast.chidi.id, "actors", role=Role.TEACHER)
    found = book()
    assert [student.name for student in found.students] == ["Amina", "Ben"]
    assert found.cells == {}


def test_work_for_another_class_is_not_in_the_gradebook(session, cast, book):
    assignments.assign_quiz(session, cast.dana.id, cast.danas_class, "actors", Terms())
    sit(session, cast.erik.id, "actors")
    assert book().cells == {}


def test_means_are_over_what_was_handed_in(session, cast, book):
    sit(session, cast.amina.id, "actors", right=5)
    sit(session, cast.ben.id, "actors", right=10)
    sit(session, cast.ben.id, "proxy-dynamics", right=0)
    found = book()
    amina, ben = found.students
    assert (found.column_mean(found.columns[0]).share, found.columns[0].slug) == (0.75, "actors")
    assert (found.row_mean(amina).share, found.row_mean(amina).n) == (0.5, 1)
    assert (found.row_mean(ben).share, found.row_mean(ben).n) == (0.5, 2)
    assert (found.class_mean().share, found.class_mean().n) == (0.5, 2)


def test_a_larger_class_takes_no_more_queries(session, cast, book, engine):
    def queries() -> int:
        session.expire_all()
        with counted(engine) as statements:
            book()
        return len(statements)

    few = queries()
    for person in (cast.amina, cast.ben):
        for slug in ("actors", "proxy-dynamics"):
            sit(session, person.id, slug, right=1)
    assert queries() == few


PERSON = UUID(int=1)


@given(st.lists(st.integers(0, 8), min_size=1))
def test_no_attempt_is_better_than_the_best(points):
    handed_in = tuple(
        Try(new_id(), PERSON, PERSON, START, START + DAY, float(one), 8) for one in points
    )
    best = cell_of(handed_in).best
    assert best.points == max(points)
    assert handed_in.index(best) == points.index(max(points))


def made_up(scores: dict[str, float | None]) -> Gradebook:
    """A gradebook of one quiz, with these scores by name."""
    column = Column(new_id(), new_id(), "quiz", "Quiz", None, None, None, "submission")
    students = [Student(new_id(), name, name, START) for name in scores]
    cells = {
        (student.id, column.id): Cell(
            (Try(new_id(), student.id, column.id, START, START, scores[student.name], 10),)
        )
        for student in students
        if scores[student.name] is not None
    }
    return Gradebook(students, [column], cells)


@pytest.mark.parametrize(
    ("by", "descending", "order"),
    [
        ("name", False, "Ada Bo Cy Di"),
        ("name", True, "Di Cy Bo Ada"),
        ("quiz", False, "Cy Ada Di Bo"),
        ("quiz", True, "Ada Di Cy Bo"),
        ("mean", True, "Ada Di Cy Bo"),
        ("nonsense", False, "Ada Bo Cy Di"),
    ],
)
def test_students_are_sorted_and_who_has_no_score_stands_last(by, descending, order):
    book = made_up({"Cy": 2.0, "Bo": None, "Di": 7.0, "Ada": 7.0})
    found = sorted_by(book, by, descending=descending)
    assert " ".join(student.name for student in found.students) == order


def test_an_empty_class_has_no_mean():
    book = made_up({})
    assert book.class_mean().share is None
    assert book.column_mean(book.columns[0]).n == 0
