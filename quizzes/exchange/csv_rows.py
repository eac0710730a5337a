"""One row of the table to a question."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import permutations
from typing import Any

from quizzes.exchange.entries import RefusedError
from quizzes.exchange.foreign import (
    FULL,
    MOST_OPTIONS,
    NONE,
    Blank,
    Foreign,
    Kind,
    Looked,
    Pair,
    Weighed,
)
from quizzes.exchange.open_responses import is_whole
from quizzes.exchange.short_answers import escaped
from quizzes.exchange.statements import KNOWN

Row = Mapping[str, str]
PART = re.compile(r"(.*?)\s*\((\d{1,9})(?:/([1-9]\d{0,8}))?\)", re.S)
MOST_WORDS, MOST_STATEMENTS = 2_000, 400
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
NO = frozenset({"no", "n", "false", "0"})
TRUE, FALSE = frozenset({"true", "t", "yes", "1"}), frozenset({"false", "f", "no", "2"})


def read_row(row: Row, line: int) -> Foreign:
    """Make a question of a row, or raise RefusedError."""
    name = row["type"].lower()
    if name not in READERS:
        raise RefusedError("unknown-type", type=row["type"])
    kind, read = READERS[name]
    tags = [f"level:{row['level'].lower()}"] if row.get("level") else []
    tags += [f"claim:{id_}" for id_ in re.split(r"[\s,;]+", row.get("claims", "")) if id_]
    return Foreign(
        line,
        kind,
        row["question"],
        explanation=row.get("explanation", ""),
        else_feedback=row.get("else-feedback", ""),
        shuffle=row.get("shuffle", "").lower() not in NO,
        tags=tuple(tags),
        **read(row),
    )


def _numbers(row: Row) -> list[int]:
    """List the numbers of the groups that hold something."""
    found = {int(name.rpartition("-")[2]) for name in row if name[-1].isdigit() and row[name]}
    return sorted(found)


def _options(row: Row, weight: Callable[[int], Fraction]) -> tuple[Weighed, ...]:
    return tuple(
        Weighed(
            row.get(f"option-{n}", ""),
            weight(n),
            row.get(f"feedback-{n}", ""),
            row.get(f"misconception-{n}", ""),
        )
        for n in _numbers(row)
    )


def _right(row: Row) -> set[int]:
    written = row.get("right", "")
    words = [word for word in re.split(r"[\s,;]+", written) if word]
    right = {int(word) for word in words if word.isdecimal()}
    if len(right) < len(words) or not right <= set(_numbers(row)):
        raise RefusedError("right", right=written)
    return right


def _single(row: Row) -> dict[str, Any]:
    right = _right(row)
    return {"options": _options(row, lambda n: FULL if n in right else NONE)}


def _multiple(row: Row) -> dict[str, Any]:
    right = _right(row)
    share = FULL / max(1, len(right))
    return {"options": _options(row, lambda n: share if n in right else -share)}


def _true_false(row: Row) -> dict[str, Any]:
    written = row.get("right", "").lower()
    if written not in TRUE | FALSE:
        raise RefusedError("true-false")
    weights = {True: FULL, False: NONE}
    told = [(row.get(f"feedback-{n}", ""), row.get(f"misconception-{n}", "")) for n in (1, 2)]
    options = (
        Weighed(word, weights[right], *rest)
        for word, right, rest in zip(
            ("True", "False"), (written in TRUE, written in FALSE), told, strict=True
        )
    )
    return {"options": tuple(options)}


def _short(row: Row) -> dict[str, Any]:
    """Without a word on which are right, all answers are."""
    right = _right(row) or set(_numbers(row))
    found = _options(row, lambda n: FULL if n in right else NONE)
    told = (Weighed(escaped(o.text), o.percent, o.feedback, o.misconception) for o in found)
    return {"options": tuple(told)}


def _matching(row: Row) -> dict[str, Any]:
    pairs = (
        Pair(row.get(f"option-{n}", ""), row.get(f"match-{n}", ""), row.get(f"feedback-{n}", ""))
        for n in _numbers(row)
    )
    return {"pairs": tuple(pairs)}


def _ordering(row: Row) -> dict[str, Any]:
    return {"options": _options(row, lambda n: NONE)}


def _numerical(row: Row) -> dict[str, Any]:
    """Without a word on which are right, all are; (1/2) behind one is a part of the point."""
    right = _right(row) or set(_numbers(row))
    options = _options(row, lambda n: FULL if n in right else NONE)
    return {"options": tuple(map(_parted, options)), "unit": row.get("unit", "")}


def _parted(option: Weighed) -> Weighed:
    found = PART.fullmatch(option.text)
    if not found or not option.percent or found[2] == "0":
        return option
    return replace(option, text=found[1], percent=FULL * int(found[2]) / int(found[3] or 1))


def _gaps(row: Row) -> dict[str, Any]:
    """Put each option into the gap that its match names."""
    right, gaps = _right(row), dict[str, list[Weighed]]()
    for number, option in zip(_numbers(row), _options(row, lambda _n: NONE), strict=True):
        key = row.get(f"match-{number}", "").strip("{}")
        gaps.setdefault(key, []).append(replace(option, percent=FULL if number in right else NONE))
    blanks = tuple(Blank(key, tuple(options)) for key, options in gaps.items())
    return {"text": row.get("text", ""), "gaps": blanks}


def _open(row: Row) -> dict[str, Any]:
    """Read a rubric: each level with its criterion and points, as in `Reasons: 2`."""
    criteria: dict[str, list[tuple[str, int]]] = {}
    for n in _numbers(row):
        criterion, _, points = row.get(f"match-{n}", "").rpartition(":")
        if not re.fullmatch(r"\s*[0-9]{1,2}", points):
            raise RefusedError("rubric-levels", criterion=row.get(f"match-{n}", "")[:40])
        level = row.get(f"option-{n}", ""), int(points)
        criteria.setdefault(criterion.strip(), []).append(level)
    rubric = tuple(Looked(text, tuple(levels)) for text, levels in criteria.items())
    if broken := [looked.text for looked in rubric if not is_whole(looked)]:
        raise RefusedError("rubric-levels", criterion=broken[0][:40])
    return {
        "rubric": rubric,
        "open_rubric": row.get("rubric", "").lower() == "shown",
        "words": _words(row.get("words", "")),
    }


def _words(written: str) -> tuple[int | None, int | None]:
    found = re.fullmatch(r"([0-9]{1,4})?\s*[-\u2013]\s*([0-9]{1,4})?", written or "-")
    ends = [int(end) if end else None for end in found.groups()] if found else []
    if not found or any(end is not None and not 1 <= end <= MOST_WORDS for end in ends):
        raise RefusedError("words", words=written[:40])
    if ends[0] and ends[1] and ends[0] > ends[1]:
        raise RefusedError("words", words=written[:40])
    return ends[0], ends[1]


def _relations(row: Row) -> dict[str, Any]:
    """Read the ties that are right among all that can be said with what is on offer."""
    actors = list(dict.fromkeys(re.findall(r"[^\s,;]+", row.get("actors", ""))))
    used = list(dict.fromkeys(re.findall(r"[^\s,;]+", row.get("relations", ""))))
    if len(actors) * len(actors) * len(used) > MOST_STATEMENTS:
        raise RefusedError("many-options", most=str(MOST_OPTIONS))
    said = {" ".join(option.text.split()): option for option in _options(row, lambda _n: FULL)}
    offered = [(who, by, whom) for who, whom in permutations(actors, 2) for by in used]
    for text in (*said, *used, *actors):
        if " " in text and tuple(text.split(" ")) not in offered:
            raise RefusedError("tie", tie=text[:40])
    strange = [name for name in used if name not in KNOWN]
    strange += [
        name
        for name in (*actors, *(t for t in said if " " not in t))
        if name in said or not KEY.fullmatch(name)
    ]
    if strange:
        raise RefusedError("tie", tie=strange[0][:40])
    if not said or not offered:
        raise RefusedError("no-ties")
    told = tuple(said.get(" ".join(tie), Weighed(" ".join(tie))) for tie in offered)
    return {"options": told, "ties": tuple(offered)}


READERS: dict[str, tuple[Kind, Callable[[Row], dict[str, Any]]]] = {
    "single-choice": (Kind.CHOICE, _single),
    "multiple-choice": (Kind.CHOICES, _multiple),
    "true-false": (Kind.TRUE_FALSE, _true_false),
    "short-answer": (Kind.SHORT, _short),
    "matching": (Kind.MATCHING, _matching),
    "ordering": (Kind.ORDERING, _ordering),
    "numerical": (Kind.NUMERICAL, _numerical),
    "gap": (Kind.GAPS, _gaps),
    "open-response": (Kind.OPEN, _open),
    "relations": (Kind.RELATIONS, _relations),
}
