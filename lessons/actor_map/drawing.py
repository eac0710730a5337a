"""The finished map, in units from the top left corner."""

from __future__ import annotations

from dataclasses import dataclass

from lessons.actor_map.arrows import Arrow
from lessons.actor_map.strokes import (
    LENGTHS,
    Point,
    TextLine,
    head,
    rounded,
    shortened,
    text_lines,
)
from lessons.actor_map.words import Wording
from lessons.document import Actor


@dataclass(frozen=True)
class Rect:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Return the far edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Return the lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> Point:
        """Return the point in the middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def overlaps(self, other: Rect) -> bool:
        """Tell whether two rectangles share more than an edge."""
        level = self.x < other.right and other.x < self.right
        return level and self.y < other.bottom and other.y < self.bottom


@dataclass(frozen=True)
class DrawnBox:
    """Where an actor stands."""

    actor: Actor
    rect: Rect
    text: Wording

    @property
    def lines(self) -> tuple[TextLine, ...]:
        """Set the actor's name in the middle of the box."""
        return tuple(text_lines(self.text, self.rect.middle))


@dataclass(frozen=True)
class DrawnArrow:
    """Where an arrow runs: a leg from its tail to the label, and one on to its head."""

    arrow: Arrow
    legs: tuple[tuple[Point, ...], tuple[Point, ...]]
    label: Rect
    text: Wording

    @property
    def line(self) -> str:
        """Draw both legs, as an SVG path that leaves room for the heads."""
        length = LENGTHS[self.arrow.family]
        first, last = self.legs
        if self.arrow.both_ways:
            first = tuple(shortened(first[::-1], length)[::-1])
        return rounded(first) + rounded(shortened(last, length))

    @property
    def heads(self) -> str:
        """Draw the heads, as an SVG path."""
        family, (first, last) = self.arrow.family, self.legs
        tail = head(family, first[0], first[1]) if self.arrow.both_ways else ""
        return head(family, last[-1], last[-2]) + tail

    @property
    def lines(self) -> tuple[TextLine, ...]:
        """Set the label."""
        return tuple(text_lines(self.text, self.label.middle))


@dataclass(frozen=True)
class ActorMap:
    """A map in one shape. What found no place on it is named, and told by the table alone."""

    width: float
    height: float
    boxes: tuple[DrawnBox, ...]
    arrows: tuple[DrawnArrow, ...]
    apart: tuple[Actor, ...] = ()
    left_out: tuple[Arrow, ...] = ()
