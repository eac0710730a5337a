"""Options that are a number, a date or a range of numbers, and what they amount to."""

from __future__ import annotations

import re
from typing import TypeAlias

Range: TypeAlias = tuple[float, float]

NAMES = "january february march april may june july august september october november december"
MONTHS = {name: number for number, name in enumerate(NAMES.split(), start=1)}
NUMBER = r"\d[\d,. ]*(?:\.\d+)?"
ROUGHLY = r"(?:about|around|nearly|almost|some|in|on|since|by|from)\s+"
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
PLAIN = re.compile(
    rf"^(?:{ROUGHLY})?({NUMBER})\s*(thousand|million|billion)?(?:\s*%|\s+[^\W\d]+)?\W*$", re.I
)
DATED = re.compile(rf"^(?:{ROUGHLY})?(?:(\d{{1,2}})\s+)?([a-z]+)(?:\s+(\d{{4}}))?\W*$", re.I)
BETWEEN = re.compile(
    rf"^(?:from\s+|between\s+)?({NUMBER})\s*(?:-|–|—|to|and)\s*({NUMBER})(?:\s+[^\W\d]+)?\W*$", re.I
)
OPEN = re.compile(
    rf"^(more than|over|at least|less than|under|fewer than|at most|up to)\s+({NUMBER})", re.I
)


def amount_of(text: str) -> tuple[float, ...] | None:
    """Give a number, or year, month and day, by which options of the kind can be put in order."""
    text = text.strip()
    if (dated := DATED.match(text)) and (month := MONTHS.get(dated[2].lower())):
        return float(dated[3] or 0), float(month), float(dated[1] or 0)
    if found := PLAIN.match(text):
        number = _number(found[1])
        return None if number is None else (number * SCALES.get((found[2] or "").lower(), 1),)
    return None


def range_of(text: str) -> Range | None:
    """Give the least and the most of a range: "5–10", "more than 50"."""
    text = text.strip()
    if found := BETWEEN.match(text):
        low, high = _number(found[1]), _number(found[2])
        return (low, high) if low is not None and high is not None and low < high else None
    if (found := OPEN.match(text)) and (edge := _number(found[2])) is not None:
        upward = found[1].lower() in {"more than", "over", "at least"}
        return (edge, float("inf")) if upward else (0.0, edge)
    return None


def _number(text: str) -> float | None:
    digits = re.sub(r"[,\s]", "", text).strip(".")
    try:
        return float(digits)
    except ValueError:
        return None
