"""Which actor stands where: rows of outside actors around the rows of local ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import ceil, hypot

from lessons.actor_map.arrows import Arrow, Family

Row = tuple[str, ...]
Spot = tuple[float, float]
Line = tuple[float, float, float, float]

CROSSING, THROUGH, NEAR = 1.6, 4.0, 0.3
"""What a crossing and a line near a third actor cost, and how near that is, in rows' distances."""


@dataclass(frozen=True)
class Seating:
    """Rows of actors from the top down."""

    rows: tuple[Row, ...]

    def spots(self, wide: float) -> dict[str, Spot]:
        """Place each actor: across from 0 to `wide`, down by rows."""
        return {
            actor: ((column + 0.5) / len(row) * wide, float(down))
            for down, row in enumerate(self.rows)
            for column, actor in enumerate(row)
        }


def seatings(
    outside: Sequence[str], local: Sequence[str], arrows: Sequence[Arrow], across: int, wide: float
) -> list[Seating]:
    """Seat the actors, at most `across` in a row, so that arrows are short and seldom cross.

    The best one that no swap improves for each way to share the actors out over rows.
    """
    kinds = {
        _settle(_filled(above, middle, below), set(local), arrows, wide)
        for half in {len(outside) // 2, ceil(len(outside) / 2)}
        for turn in range(0, max(1, len(outside)), 2)
        for order in [[*outside[turn:], *outside[:turn]]]
        for above, below in [(_rows(order[:half], across), _rows(order[half:], across))]
        for middle in (_rows(local, across), _rows(local[::-1], across)[::-1])
    }
    found: dict[tuple[int, ...], Seating] = {}
    for _cost, seating in sorted(kinds, key=lambda kind: (kind[0], kind[1].rows)):
        found.setdefault(tuple(map(len, seating.rows)), seating)
    return [*found.values()]


def _filled(*parts: list[Row]) -> Seating:
    return Seating(tuple(row for part in parts for row in part))


def _rows(actors: Sequence[str], across: int) -> list[Row]:
    """Share actors out over as few rows as hold them, evenly, the fuller ones first."""
    count = ceil(len(actors) / across)
    ends = [ceil(len(actors) * row / count) for row in range(count + 1)] if count else [0]
    return [tuple(actors[start:end]) for start, end in pairwise(ends)]


def _settle(
    seating: Seating, local: set[str], arrows: Sequence[Arrow], wide: float
) -> tuple[float, Seating]:
    """Swap two actors, both local or both outside, as long as that makes the map better."""
    names = [actor for row in seating.rows for actor in row]
    pairs = [(a, b) for a, b in combinations(names, 2) if (a in local) == (b in local)]
    spots = seating.spots(wide)
    cost, before = _cost(spots, arrows), float("inf")
    while cost < before - 1e-9:
        before = cost
        for a, b in pairs:
            swapped = {**spots, a: spots[b], b: spots[a]}
            now = _cost(swapped, arrows)
            if now < cost - 1e-9:
                spots, cost = swapped, now
    return cost, _seating(spots, len(seating.rows))


def _seating(spots: dict[str, Spot], rows: int) -> Seating:
    across = sorted(spots, key=lambda actor: spots[actor])
    return Seating(tuple(tuple(a for a in across if spots[a][1] == row) for row in range(rows)))


def _cost(spots: dict[str, Spot], arrows: Sequence[Arrow]) -> float:
    lines = [(*spots[arrow.who], *spots[arrow.whom]) for arrow in arrows]
    lengths = [hypot(x2 - x1, y2 - y1) for x1, y1, x2, y2 in lines]
    # Those who help each other should stand close, so their distance counts more.
    weighed = sum(
        length * (1.5 if arrow.family is Family.SUPPORT else 1)
        for arrow, length in zip(arrows, lengths, strict=True)
    )
    through = sum(_passed(line, length, spots) for line, length in zip(lines, lengths, strict=True))
    return weighed + CROSSING * _crossings(lines) + THROUGH * through


def _crossings(lines: Sequence[Line]) -> int:
    """Count the pairs of straight lines that cross."""
    count = 0
    for at, (ax, ay, bx, by) in enumerate(lines):
        dx, dy = bx - ax, by - ay
        for cx, cy, ex, ey in lines[at + 1 :]:
            c, e = dx * (cy - ay) - dy * (cx - ax), dx * (ey - ay) - dy * (ex - ax)
            if c * e < 0:
                gx, gy = ex - cx, ey - cy
                a, b = gx * (ay - cy) - gy * (ax - cx), gx * (by - cy) - gy * (bx - cx)
                count += a * b < 0
    return count


def _passed(line: Line, length: float, spots: dict[str, Spot]) -> int:
    """Count the actors that a straight line comes near between its ends."""
    ax, ay, bx, by = line
    dx, dy = bx - ax, by - ay
    count = 0
    for x, y in spots.values():
        if 1e-6 < dx * (x - ax) + dy * (y - ay) < length * length - 1e-6:
            count += abs(dx * (y - ay) - dy * (x - ax)) < NEAR * length
    return count
