"""Cells of a spreadsheet as the texts that a reader of the sheet sees, and back."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from quizzes.exchange.entries import Note, RefusedError

ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
LIKE_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
ZEROS = re.compile(r"0{2,20}")
PERCENT = re.compile(r"0(?:\.(0+))?%")
FORMULA, ERROR = "f", "e"


def read_cell(cell: Any, column: str, notes: list[Note]) -> str:
    """Read a cell as text; say what a date, or a number with a format, was read as."""
    if cell.data_type == FORMULA:
        raise RefusedError("cell-formula", column=column)
    if cell.data_type == ERROR:
        raise RefusedError("cell-error", column=column, error=str(cell.value))
    text, certain = read_value(cell.value, getattr(cell, "number_format", "") or "")
    if not certain:
        notes.append(Note("cell-value", {"column": column, "text": text}))
    return text.strip()


def read_value(value: Any, format_: str) -> tuple[str, bool]:
    """Give a value as text, and whether that is what stands on the screen for sure."""
    if value is None:
        return "", True
    if isinstance(value, str):
        return ESCAPED.sub(lambda found: chr(int(found[1], 16)), value), True
    if isinstance(value, bool):
        return str(value).lower(), True
    if isinstance(value, (int, float)):
        return read_number(value, format_)
    return read_moment(value), False


def read_number(value: float, format_: str) -> tuple[str, bool]:
    """Read a number: leading zeros of its format are kept, and so is a percentage."""
    plain = str(int(value)) if value == int(value) else f"{value:.15g}"
    if ZEROS.fullmatch(format_) and value == int(value):
        return plain.zfill(len(format_)), True
    if found := PERCENT.fullmatch(format_):
        return f"{value * 100:.{len(found[1] or '')}f}%", False
    return plain, format_ in {"", "General", "0", "@"} or value == int(value)


def read_moment(value: Any) -> str:
    """Read a date or a time of day, without what is not said of it."""
    if isinstance(value, datetime):
        midnight = value.time() == time(0)
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, timedelta):
        return str(value)
    return str(value)


def written(text: str) -> str:
    """Write a text so that no spreadsheet takes a part of it for an escaped letter."""
    return LIKE_ESCAPE.sub("_x005F_", text)
