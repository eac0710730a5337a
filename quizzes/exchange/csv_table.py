"""A table, one question a row, to fill in with a spreadsheet; docs/exchange.md explains it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lessons.problems import did_you_mean
from quizzes.exchange.csv_cells import cells_of
from quizzes.exchange.csv_rows import read_row
from quizzes.exchange.decoding import decode
from quizzes.exchange.entries import FileRefusedError, Note, RefusedError
from quizzes.exchange.foreign import MOST_OPTIONS, Foreign, Refused

TITLE = "CSV"
SUFFIX = ".csv"
ENDINGS = (".csv", ".tsv")
MIMETYPE = "text/csv"
TYPES = frozenset(
    {"single-choice", "multiple-choice", "matching", "ordering", "short-answer", "evidence"}
    | {"numerical", "gap", "open-response", "relations"}
)
CARRIES = frozenset(
    {"level", "claims", "explanation", "option-feedback", "misconceptions", "fixed-order"}
    | {"foreseen", "else-feedback", "unit", "rubric", "word-limits", "statements"}
)

MARK = "\ufeff"
FIXED = (
    *("type", "question", "level", "claims", "right", "unit", "shuffle", "explanation"),
    "else-feedback",
)
SPECIAL = ("text", "actors", "relations", "words", "rubric")
"""Columns that only some types have; a file without such questions does not show them."""
GROUP = ("option", "match", "feedback", "misconception")
NUMBERED = re.compile(rf"({'|'.join(GROUP)})-([1-9][0-9]?[0-9]?)")
# What a spreadsheet would take for the beginning of a formula gets an apostrophe before it.
FORMULA = re.compile(r"'*[ \u00a0]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
LEAST_GROUPS = 4


def parse(content: bytes) -> Iterator[Foreign | Refused]:
    """Read a table; an empty row is passed over."""
    text = decode(content)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    header: list[str] = []
    before = 0
    try:
        for cells in rows:
            line, before = before + 1, rows.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if header:
                yield read_cells(header, cells, line)
            else:
                header = read_header(cells, line)
    except csv.Error as error:
        raise FileRefusedError("csv", before + 1, reason=str(error)) from error


def delimiter_of(text: str) -> str:
    """Tell by the first line whether commas, semicolons or tabs divide it."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    return max(",;\t", key=first.count)


def read_header(cells: Sequence[str], line: int) -> list[str]:
    """Read the names of the columns, or refuse the file."""
    names = [cell.strip().lower() for cell in cells]
    while names and not names[-1]:
        names.pop()
    for name in names:
        if name not in (*FIXED, *SPECIAL) and not NUMBERED.fullmatch(name):
            known = (*FIXED, *SPECIAL, *(f"{group}-1" for group in GROUP))
            meant = did_you_mean(name, known)
            raise FileRefusedError("column", line, column=name, meant=meant)
    for name in ("type", "question"):
        if name not in names:
            raise FileRefusedError("no-column", line, column=name)
    return names


def read_cells(header: Sequence[str], cells: Sequence[str], line: int) -> Foreign | Refused:
    """Read one row."""
    values = [plain(cell) for cell in cells]
    row = dict.fromkeys(header, "") | dict(zip(header, values, strict=False))
    try:
        if any(values[len(header) :]):
            raise RefusedError("long-row")
        return read_row(row, line)
    except RefusedError as error:
        return Refused(line, row.get("question", ""), error.note)


def plain(cell: str) -> str:
    """Take away the apostrophe that keeps a spreadsheet from calculating."""
    cell = cell.strip()
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def guarded(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would calculate."""
    return f"'{text}" if FORMULA.match(text) else text


def cannot(question: Foreign) -> Iterator[Note]:
    """Name what else a table loses: criteria of a rubric are told apart by their texts."""
    if len({looked.text for looked in question.rubric}) < len(question.rubric):
        yield Note("rubric")
    if len(question.ties) > MOST_OPTIONS:
        yield Note("left-out")


def render(questions: Iterable[Foreign]) -> bytes:
    """Write a table that spreadsheets open as it is meant."""
    rows = [cells_of(question) for question in questions]
    names = columns_of(rows)
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, names, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: guarded(row.get(name, "")) for name in names} for row in rows)
    return (MARK + out.getvalue()).encode()


def columns_of(rows: Sequence[Mapping[str, str]]) -> list[str]:
    """Name the columns that rows need."""
    special = [name for name in SPECIAL if any(row.get(name) for row in rows)]
    used = [int(found[2]) for row in rows for name in row if (found := NUMBERED.fullmatch(name))]
    numbers = range(1, max([LEAST_GROUPS, *used]) + 1)
    return [*FIXED, *special, *(f"{group}-{number}" for number in numbers for group in GROUP)]


def template() -> bytes:
    """Write a table with a row of each type, to be filled in anew."""
    from quizzes.exchange.csv_template import EXAMPLES  # noqa: PLC0415

    return render(EXAMPLES)
