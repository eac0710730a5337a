"""The upper and the lower group: the 27 % with the most points, and with the fewest.

The groups have exactly 0.27 n members, a fraction too. Whoever is above the cut counts as 1;
those who stand at it with equal points share what is left of the group equally. So the order
in which attempts are given decides nothing. (27 %: Kelley 1939.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np

from quizzes.item_analysis.columns import Vector

TAIL = 0.27


@dataclass(frozen=True, eq=False)
class Tails:
    """How far each attempt belongs to the upper and to the lower group, from 0 to 1."""

    size: float
    upper: Vector
    lower: Vector


def tails_of(totals: Sequence[float] | Vector, tail: float = TAIL) -> Tails:
    """Divide attempts by their totals."""
    values = np.asarray(totals, dtype=np.float64)
    scale = float(np.abs(values).max()) or 1.0
    places = np.round(values / scale, 9)  # sums of the same points are equal
    size = tail * len(values)
    return Tails(size, _weights(places, size), _weights(-places, size))


def _weights(places: Vector, size: float) -> Vector:
    last = len(places) - ceil(size)
    cut = np.partition(places, last)[last]
    above, at_cut = places > cut, places == cut
    shared = (size - np.count_nonzero(above)) / np.count_nonzero(at_cut)
    return np.where(above, 1.0, np.where(at_cut, shared, 0.0))
