"""The gradebook in the order that its reader asks for."""

from __future__ import annotations

from dataclasses import replace

from app.services.gradebook import Column, Gradebook, mean_of
from app.services.roster import Student, sort_name


def sorted_by(book: Gradebook, by: str, *, descending: bool) -> Gradebook:
    """Give the gradebook with its students sorted: by "name", "mean" or a quiz's slug.

    Whoever has no score stands last either way; equals stand by name.
    """
    column = next((column for column in book.columns if column.slug == by), None)
    by_name = sorted(book.students, key=lambda student: (sort_name(student.name), student.id))
    if column is None and by != "mean":
        students = by_name[::-1] if descending else by_name
    else:
        students = sorted(by_name, key=lambda student: _rank(book, student, column, descending))
    return replace(book, students=students)


def _rank(
    book: Gradebook, student: Student, column: Column | None, descending: bool
) -> tuple[bool, float]:
    mean = mean_of([book.cell(student, column).best]) if column else book.row_mean(student)
    share = mean.share or 0.0
    return mean.share is None, -share if descending else share
