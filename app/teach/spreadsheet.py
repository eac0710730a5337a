"""CSV that spreadsheets open as it is meant: UTF-8 with its mark, and no cell a formula."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from flask import Response, stream_with_context

Value: TypeAlias = str | int | float | None
MARK = "\ufeff"
GUARD = "'"
# What Excel, LibreOffice or Google Sheets take for the beginning of a formula, or skip before one.
STARTERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cell(value: Value) -> str:
    """Write one value. Text that could begin a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return number(value)
    text = value.replace("\0", "")
    return GUARD + text if text.lstrip(" \u00a0").startswith(STARTERS) else text


def number(value: float) -> str:
    """Write a number of ours with a point, at most four decimals, and no sign before zero."""
    return f"{round(value, 4) + 0.0:g}" if isinstance(value, float) else str(value)


def lines(rows: Iterable[Sequence[Value]]) -> Iterator[str]:
    """Write rows line by line, quoted by RFC 4180, after the mark that says UTF-8."""
    yield MARK
    for row in rows:
        line = io.StringIO()
        csv.writer(line, lineterminator="\r\n").writerow([cell(value) for value in row])
        yield line.getvalue()


def file_name(*words: str, kind: str = "csv") -> str:
    """Make a file's name from words: letters, digits and hyphens, whatever is in them."""
    plain = unicodedata.normalize("NFKD", " ".join(words)).encode("ascii", "ignore").decode()
    return (re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:80] or "export") + f".{kind}"


def download(name: str, rows: Iterable[Sequence[Value]]) -> Response:
    """Send rows as a file, line by line; the reader's language holds until the last."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(stream_with_context(lines(rows)), mimetype="text/csv", headers=headers)
