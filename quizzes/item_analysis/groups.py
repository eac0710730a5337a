"""The upper and the lower group: the 27 % with the most points, and with the fewest.

The groups have exactly 0.27 n members, a fraction too. Whoever is above the cut counts as 1;
those who stand at it with equal points share what is left of the group equally. So the order
in which attempts are given decides nothing. (27 %: Kelley 1939.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

TAIL = 0.27


@dataclass(frozen=True)
class Tails:
    """How far each attempt belongs to the upper and to the lower group, from 0 to 1."""

    size: float
    upper: Sequence[float]
    lower: Sequence[float]


def tails_of(totals: Sequence[float], tail: float = TAIL) -> Tails:
    """Divide attempts by their totals."""
    scale = max(map(abs, totals)) or 1.0
    places = [round(total / scale, 9) for total in totals]  # sums of the same points are equal
    size = tail * len(totals)
    return Tails(size, _weights(places, size), _weights([-place for place in places], size))


def _weights(places: Sequence[float], size: float) -> list[float]:
    cut = sorted(places, reverse=True)[ceil(size) - 1]
    above = sum(place > cut for place in places)
    at_cut = (size - above) / places.count(cut)
    return [1.0 if place > cut else at_cut if place == cut else 0.0 for place in places]
