"""Dates as exact as they are known: "2024", "2024-11" or "2024-11-30"."""

from __future__ import annotations

import re
from datetime import date

PARTIAL = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


def is_date(text: str) -> bool:
    """Tell whether there is such a year, month or day."""
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def is_partial(text: str) -> bool:
    """Tell whether a text is a date, as exact as it is known."""
    return bool(PARTIAL.fullmatch(text)) and is_date(text)


def later(one: str, other: str) -> bool:
    """Tell whether one date is surely later: 2024-11-30 is not later than 2024-11."""
    exact = min(len(one), len(other))
    return one[:exact] > other[:exact]
