"""The gradebook, on a page and as a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from flask import Response, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.db import db, now
from app.models import SchoolClass
from app.presentation import in_zone
from app.services.classes import own_class
from app.services.gradebook import Cell, Column, Gradebook, read_gradebook
from app.services.gradebook_order import sorted_by
from app.teach import blueprint
from app.teach.spreadsheet import Value, download, file_name, number


@blueprint.get("/classes/<uuid:class_id>/gradebook")
def gradebook(class_id: UUID) -> ResponseReturnValue:
    """Show students by quizzes, sorted as asked."""
    row = own_class(db.session, g.identity.person_id, class_id)
    by, descending = request.args.get("sort", "name"), request.args.get("order") == "down"
    book = sorted_by(read_gradebook(db.session, class_id), by, descending=descending)
    return render_template(
        "teach/gradebook.html", class_=row, book=book, by=by, descending=descending, now=now()
    )


@blueprint.get("/classes/<uuid:class_id>/gradebook.csv")
def gradebook_csv(class_id: UUID) -> Response:
    """Send the gradebook as a file."""
    row = own_class(db.session, g.identity.person_id, class_id)
    book = read_gradebook(db.session, class_id)
    return download(file_name(row.name, "gradebook"), gradebook_rows(row, book))


def gradebook_rows(class_: SchoolClass, book: Gradebook) -> Iterator[Sequence[Value]]:
    """Lay the gradebook out: a row a student; four columns a quiz, and what waits or was mended."""
    head = [_("Student"), _("Sign-in name")]
    for column in book.columns:
        head += [
            _("%(title)s: points", title=column.title),
            _("%(title)s: of", title=column.title),
            _("%(title)s: attempts", title=column.title),
            _("%(title)s: handed in (%(zone)s)", title=column.title, zone=class_.time_zone),
        ]
        if has_waiting(book, column):
            head.append(_("%(title)s: waiting to be marked", title=column.title))
        if is_mended(book, column):
            head.append(_("%(title)s: before mending", title=column.title))
    yield [*head, _("Mean of best scores, %")]
    for student in book.students:
        row: list[Value] = [student.name, student.sign_in_name]
        for column in book.columns:
            cell = book.cell(student, column)
            row += cell_values(cell, class_.time_zone)
            if has_waiting(book, column):
                row.append(cell.best.waiting if cell.best else None)
            if is_mended(book, column):
                row.append(before_mending(book, cell))
        mean = book.row_mean(student).share
        yield [*row, None if mean is None else round(mean * 100, 2)]


def has_waiting(book: Gradebook, column: Column) -> bool:
    """Tell whether some points of a quiz are provisional: an answer waits to be marked."""
    cells = (book.cell(student, column) for student in book.students)
    return any(cell.best is not None and cell.best.waiting for cell in cells)


def is_mended(book: Gradebook, column: Column) -> bool:
    """Tell whether a mending changed a score of a quiz."""
    return any(book.before(book.cell(student, column)) for student in book.students)


def before_mending(book: Gradebook, cell: Cell) -> str | None:
    """Say what a score was before it was mended; nothing if it was not."""
    before = book.before(cell)
    if before is None:
        return None
    return str(_("%(points)s of %(all)s", points=number(before.points), all=before.out_of))


def cell_values(cell: Cell, zone: str) -> list[Value]:
    """Lay one cell out: points, of, attempts handed in, when the best was."""
    best = cell.best
    if best is None or best.submitted_at is None:
        return [None, None, 0, None]
    when = in_zone(best.submitted_at, zone).strftime("%Y-%m-%d %H:%M")
    return [best.points, best.max_points, len(cell.handed_in), when]
