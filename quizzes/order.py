"""Orders of things that have keys: move one, put them in places, see who stands together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from quizzes.document import JsonValue

TELLING_KEY = re.compile(r"[a-z]|.*?\d+")


def move(order: Sequence[str], key: str, direction: str) -> list[str]:
    """Let an item change places with its neighbour; at the end of the list nothing changes."""
    moved = list(order)
    here = moved.index(key)
    there = here - 1 if direction == "up" else here + 1
    if 0 <= there < len(moved):
        moved[here], moved[there] = moved[there], moved[here]
    return moved


def arrange(order: Sequence[str], places: Mapping[str, JsonValue]) -> list[str]:
    """Put the items that have a place there, and the others, in their order, in the gaps."""
    by_place = {place: item for item, place in places.items() if item in order}
    others = iter([item for item in order if item not in by_place.values()])
    slots = range(1, len(order) + 1)
    return [by_place[slot] if slot in by_place else next(others) for slot in slots]


def neighbours(places: Mapping[str, int]) -> list[tuple[str, str]]:
    """List the pairs of which the second stands directly after the first."""
    at = {place: key for key, place in places.items()}
    return [(at[place], at[place + 1]) for place in sorted(at) if place + 1 in at]


def tell_their_order(keys: Sequence[str]) -> bool:
    """Tell whether keys are like a, b, c or step-1, step-2, and stand in that order."""
    telling = all(TELLING_KEY.fullmatch(key) for key in keys)
    return telling and list(keys) == sorted(keys, key=_natural)


def _natural(key: str) -> list[tuple[int, str]]:
    return [(int(bit or 0), "") if bit.isdigit() else (0, bit) for bit in re.split(r"(\d+)", key)]
