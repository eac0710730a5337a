"""The table of csv_table as a spreadsheet's file. Nothing is calculated, neither in nor out."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from quizzes.exchange import csv_table
from quizzes.exchange.csv_cells import cells_of
from quizzes.exchange.csv_rows import read_row
from quizzes.exchange.csv_table import columns_of, read_header
from quizzes.exchange.csv_template import EXAMPLES
from quizzes.exchange.entries import MOST_ENTRIES, FileRefusedError, Note, RefusedError
from quizzes.exchange.foreign import Foreign, Refused
from quizzes.exchange.xlsx_cells import read_cell, written
from quizzes.exchange.xml_tree import check_xml
from quizzes.exchange.zip_files import Archive

TITLE = "XLSX"
SUFFIX = ".xlsx"
ENDINGS = (".xlsx",)
MIMETYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = csv_table.TYPES
CARRIES = csv_table.CARRIES
cannot = csv_table.cannot

SHEET = "Questions"
WRAPPED, BOLD = Alignment(wrap_text=True, vertical="top"), Font(bold=True)
MOST_ROWS = 1_048_576
MOST_COLUMNS = 4_200
BEYOND = 40
"""How many cells after the last named column are looked at, to refuse what would be lost."""
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".bin")
LIKE_XML = (b"<", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
MOST = {"row": 3 * MOST_ENTRIES, "si": 1_000_000}
"""Rows of a sheet and texts that cells share; each has a count of elements of its own."""
WIDTHS = {"question": 60, "explanation": 40}
TEXT = "@"
"""The number format of cells that stay as they are typed."""


def parse(content: bytes) -> Iterator[Foreign | Refused]:
    """Read the first sheet, row by row; an empty row is passed over."""
    archive = Archive(content)
    for name in archive.names:
        check_file(name, archive.pieces(name))
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        sheet = book.worksheets[0]
        yield from read_sheet(sheet)
    except FileRefusedError:
        raise
    except Exception as error:  # a damaged workbook breaks openpyxl in ways that it does not name
        raise FileRefusedError("not-xlsx") from error


def check_file(name: str, pieces: Iterator[bytes]) -> None:
    """Refuse hostile XML; a picture may be anything but XML."""
    first = next(pieces, b"")
    if not name.lower().endswith(PICTURES) or first.lstrip().startswith(LIKE_XML):
        check_xml(chain([first], pieces), MOST)
    for _piece in pieces:  # to its end: only then is it known to be whole
        continue


def read_sheet(sheet: Any) -> Iterator[Foreign | Refused]:
    """Read the columns' names, then a question a row."""
    header: list[str] = []
    for number, cells in rows_of(sheet, 1, MOST_COLUMNS):
        header = read_header(texts_of(cells), number)
        break
    if header:
        for line, cells in rows_of(sheet, number + 1, len(header) + BEYOND):
            yield read_cells(header, cells, line)


def rows_of(sheet: Any, first: int, columns: int) -> Iterator[tuple[int, Sequence[Any]]]:
    """Give the rows that hold something, with their numbers."""
    rows = sheet.iter_rows(min_row=first, max_row=MOST_ROWS, max_col=columns)
    empty: Sequence[Any] = ()
    for number, cells in enumerate(rows, start=first):
        if cells is empty:  # rows that a file leaves out, up to a million, are one and the same
            continue
        empty = cells
        if any(cell.value is not None and cell.value != "" for cell in cells):
            yield number, cells


def texts_of(cells: Sequence[Any]) -> list[str]:
    """Read the cells of the first row."""
    return ["" if cell.value is None else str(cell.value) for cell in cells]


def read_cells(header: Sequence[str], cells: Sequence[Any], line: int) -> Foreign | Refused:
    """Read one row."""
    row, notes = dict.fromkeys(header, ""), list[Note]()
    try:
        for name, cell in zip(header, cells, strict=False):
            row[name] = read_cell(cell, name, notes)
        if any(cell.value is not None for cell in cells[len(header) :]):
            raise RefusedError("long-row")
        found = read_row(row, line)
    except RefusedError as error:
        return Refused(line, row.get("question", ""), error.note)
    return replace(found, notes=(*found.notes, *notes))


def render(questions: Iterable[Foreign]) -> bytes:
    """Write a workbook in which every cell is text."""
    rows = [cells_of(question) for question in questions]
    names = columns_of(rows)
    book = Workbook(write_only=True)
    book.properties.creator = ""
    sheet = book.create_sheet(SHEET)
    sheet.freeze_panes = "A2"
    for number, name in enumerate(names, start=1):
        width = WIDTHS.get(name, 24 if name[-1].isdigit() else 16)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append([cell_of(sheet, name, bold=True) for name in names])
    for row in rows:
        texts = (row.get(name) for name in names)
        sheet.append([cell_of(sheet, text) if text else None for text in texts])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cell_of(sheet: Any, text: str, *, bold: bool = False) -> Any:
    """Write a cell that holds text, whatever it looks like."""
    cell = WriteOnlyCell(sheet, value=written(text))
    cell.data_type, cell.number_format, cell.alignment = "s", TEXT, WRAPPED
    if bold:
        cell.font = BOLD
    return cell


def template() -> bytes:
    """Write a table with a row of each type, to be filled in anew."""
    return render(EXAMPLES)
