"""Where the dots of a scatter stand, and their labels: no label on another, or on a dot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import ceil, cos, floor, pi, sin

LETTER, LINE = 7.6, 15.0
"""How wide a letter and how high a line of a label is, at the most."""
RADIUS = 5.0
AIR = 2.0
STEPS = (11.0, 17.0, 25.0, 34.0, 46.0, 60.0, 78.0, 100.0)
TURNS = (0, 4, 1, 7, 3, 5, 2, 6)
"""Eighths of a turn: to the right, to the left, then aslant, then below and above."""


@dataclass(frozen=True)
class Spot:
    """What is to be drawn: a place by its values, a label, and a word for it if it stands out."""

    x: float
    y: float
    label: str
    word: str = ""
    sign: str = ""


@dataclass(frozen=True)
class Box:
    """A rectangle that something takes up."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Tell whether two rectangles overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def inside(self, other: Box) -> bool:
        """Tell whether it lies within another."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True)
class Dot:
    """A dot as drawn: where it is, its label, and whether a line must lead to that."""

    x: float
    y: float
    label: str
    word: str
    sign: str
    box: Box
    led: bool


@dataclass(frozen=True)
class Tick:
    """A line of the grid, with its value."""

    at: float
    value: float


@dataclass(frozen=True)
class Scatter:
    """A picture of dots in a frame."""

    width: float
    height: float
    frame: Box
    across: Sequence[Tick]
    upward: Sequence[Tick]
    zero: float
    dots: Sequence[Dot]


@lru_cache(maxsize=64)
def picture(spots: tuple[Spot, ...], width: float, height: float) -> Scatter:
    """Draw once what is opened again and again: finding room for labels takes a while."""
    return draw(spots, width, height)


def draw(spots: Sequence[Spot], width: float, height: float, *, words: bool = True) -> Scatter:
    """Draw shares from 0 to 1 (across) against correlations (upward)."""
    frame = Box(44, 12, width - 22, height - 44)
    low = min(-0.2, floor(min((spot.y for spot in spots), default=0.0) * 5) / 5)
    high = max(0.8, ceil(max((spot.y for spot in spots), default=0.0) * 5) / 5)

    def across(value: float) -> float:
        return frame.left + value * (frame.right - frame.left)

    def upward(value: float) -> float:
        return frame.bottom - (value - low) / (high - low) * (frame.bottom - frame.top)

    steps = range(round(low * 5), round(high * 5) + 1)
    places = [(across(spot.x), upward(spot.y), spot) for spot in spots]
    return Scatter(
        width,
        height,
        frame,
        [Tick(across(value / 4), value / 4) for value in range(5)],
        [Tick(upward(value / 5), value / 5) for value in steps],
        upward(0.0),
        list(labelled(places, frame, words=words)),
    )


def labelled(
    places: Sequence[tuple[float, float, Spot]], frame: Box, *, words: bool
) -> Iterator[Dot]:
    """Give each dot a label where there is room; what stands out chooses first."""
    taken = [around(x, y) for x, y, _spot in places]
    for x, y, spot in sorted(places, key=lambda place: (not place[2].sign, place[1], place[0])):
        texts = [f"{spot.label} {spot.word}"] if words and spot.word else []
        text, box, led = room_for([*texts, spot.label], x, y, frame, taken)
        taken.append(box)
        word = spot.word if text != spot.label else ""
        yield Dot(x, y, spot.label, word, spot.sign, box, led)


def room_for(
    texts: Sequence[str], x: float, y: float, frame: Box, taken: Sequence[Box]
) -> tuple[str, Box, bool]:
    """Find room for the first text that has some near enough, or for the last wherever it is."""
    for text, steps in zip(texts, (STEPS[:3],) * (len(texts) - 1) + (STEPS,), strict=True):
        for far, turn in product(steps, TURNS):
            box = beside(text, x, y, far, turn)
            if box.inside(frame) and not any(box.meets(other) for other in taken):
                return text, box, far > STEPS[1]
    return texts[-1], beside(texts[-1], x, y, STEPS[0], 0), False


def around(x: float, y: float) -> Box:
    """Give the room that a dot takes up."""
    reach = RADIUS + AIR
    return Box(x - reach, y - reach, x + reach, y + reach)


def beside(text: str, x: float, y: float, far: float, turn: int) -> Box:
    """Give the room of a label so far from a dot, in that direction."""
    wide, angle = len(text) * LETTER + 2 * AIR, turn * pi / 4
    right, down = cos(angle), sin(angle)
    middle_x = x + right * far + (right > 0.1) * wide / 2 - (right < -0.1) * wide / 2
    middle_y = y + down * (far + LINE / 4)
    return Box(middle_x - wide / 2, middle_y - LINE / 2, middle_x + wide / 2, middle_y + LINE / 2)
