"""Workbooks (XLSX) whose every text is text: what looks like a formula stays as it was written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from flask import Response
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from app.teach.spreadsheet import Value

MIMETYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LONGEST = 32_767
"""Letters that a cell can hold."""
FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
WIDTH = 22


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, and its rows with the heading first."""

    name: str
    rows: Iterable[Sequence[Value]]


def workbook(name: str, sheets: Sequence[Sheet]) -> Response:
    """Send sheets as a file."""
    book, stored = Workbook(write_only=True), BytesIO()
    for sheet in sheets:
        fill(book.create_sheet(FORBIDDEN.sub(" ", sheet.name)[:31]), sheet.rows)
    book.save(stored)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(stored.getvalue(), mimetype=MIMETYPE, headers=headers)


def fill(place: Any, rows: Iterable[Sequence[Value]]) -> None:
    """Write rows; the first is a heading that stays in sight."""
    place.freeze_panes = "A2"
    for number in range(1, 25):
        place.column_dimensions[get_column_letter(number)].width = WIDTH
    for number, row in enumerate(rows):
        place.append(list(cells(place, row, bold=number == 0)))


def cells(place: Any, row: Sequence[Value], *, bold: bool) -> Iterator[Any]:
    """Write one row. Text is marked as text, so that no program takes it for a formula."""
    for value in row:
        cell = WriteOnlyCell(place, clean(value))
        if isinstance(value, str):
            cell.data_type = "s"
            cell.quotePrefix = True
        if bold:
            cell.font = Font(bold=True)
        yield cell


def clean(value: Value) -> Value:
    """Take out of a text what a workbook cannot hold."""
    return UNREADABLE.sub("", value)[:LONGEST] if isinstance(value, str) else value
