"""Lines and their ends as SVG paths, and lines of text with their baselines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot

from lessons.actor_map.arrows import Family
from lessons.actor_map.letters import LINE
from lessons.actor_map.words import Wording

Point = tuple[float, float]
RADIUS = 8
ASCENT = 11.5
"""From the top of a line of text to its baseline."""

TRIANGLE = ((0, 0), (-12, -6), (-12, 6))
BAR = ((0, -8), (0, 8), (-3, 8), (-3, -8))
CHEVRON = ((-9, -6), (0, 0), (-9, 6), (-11, 4), (-4, 0), (-11, -4))
HEADS: dict[Family, tuple[tuple[Point, ...], ...]] = {
    Family.SUPPORT: (TRIANGLE,),
    Family.HOSTILITY: (BAR, tuple((x - 3, y) for x, y in TRIANGLE)),
    Family.OTHER: (CHEVRON,),
}
"""Heads of arrows that point to the right, with their tips in the corner of the paper."""
LENGTHS = {Family.SUPPORT: 11.0, Family.HOSTILITY: 14.0, Family.OTHER: 4.0}
"""How far behind the tip the line ends."""


def head(family: Family, tip: Point, before: Point) -> str:
    """Draw the head of an arrow that comes from a point and ends in its tip."""
    ex, ey = _direction(before, tip)
    turned = (
        [(tip[0] + x * ex - y * ey, tip[1] + x * ey + y * ex) for x, y in part]
        for part in HEADS[family]
    )
    return "".join(f"M{'L'.join(map(_pair, part))}Z" for part in turned)


def shortened(points: Sequence[Point], length: float) -> list[Point]:
    """Take a length off the end of a line."""
    ex, ey = _direction(points[-2], points[-1])
    return [*points[:-1], (points[-1][0] - ex * length, points[-1][1] - ey * length)]


def rounded(points: Sequence[Point]) -> str:
    """Draw a line with round corners."""
    parts = [f"M{_pair(points[0])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        parts.append(
            f"L{_pair(_near(corner, before))}Q{_pair(corner)} {_pair(_near(corner, after))}"
        )
    return "".join([*parts, f"L{_pair(points[-1])}"])


def _near(corner: Point, other: Point) -> Point:
    """Give the point where the corner's curve begins, at most half way to the other one."""
    length = hypot(other[0] - corner[0], other[1] - corner[1])
    part = min(RADIUS, length / 2) / length if length else 0
    return corner[0] + (other[0] - corner[0]) * part, corner[1] + (other[1] - corner[1]) * part


def _direction(start: Point, end: Point) -> Point:
    length = hypot(end[0] - start[0], end[1] - start[1])
    return (end[0] - start[0]) / length, (end[1] - start[1]) / length


def _pair(point: Point) -> str:
    return ",".join(f"{round(part, 1):g}" for part in point)


@dataclass(frozen=True)
class TextLine:
    """A line of text around a point on its baseline: strong words, then plain ones."""

    x: float
    y: float
    strong: str = ""
    plain: str = ""


def text_lines(text: Wording, middle: Point) -> Iterator[TextLine]:
    """Set text around a point."""
    x, y = middle
    baseline = y - text.size[1] / 2 + ASCENT
    if text.beside:
        yield TextLine(x, baseline, text.strong[0], text.plain[0])
        return
    lines = [(line, "") for line in text.strong] + [("", line) for line in text.plain]
    for at, (strong, plain) in enumerate(lines):
        yield TextLine(x, baseline + at * LINE, strong, plain)
