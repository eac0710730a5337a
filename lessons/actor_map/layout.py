"""From a lesson to its map: seat the actors, find ways for the arrows, measure it all out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil

from lessons.actor_map.arrows import arrows_of, drawn_actors
from lessons.actor_map.board import Block, Board
from lessons.actor_map.drawing import ActorMap, DrawnArrow, DrawnBox, Rect
from lessons.actor_map.paper import Paper
from lessons.actor_map.places import Seating, seatings
from lessons.actor_map.routes import Reach
from lessons.actor_map.strokes import Point
from lessons.actor_map.words import Wording, Words, labels, name
from lessons.document import Lesson


@dataclass(frozen=True)
class Shape:
    """How a map is cut: columns, units a step, boxes a row, steps a box, units a label's line,

    and the steps that rows stand apart at first; blank ones are taken out in the end.
    """

    columns: int
    step: int
    across: int
    box: int
    label: float
    gap: int


WIDE = Shape(columns=49, step=15, across=4, box=8, label=110, gap=8)
NARROW = Shape(columns=30, step=12, across=3, box=7, label=84, gap=12)
MARGIN = 1
"""Steps above and below all."""
TASTES = ((20, 30), (12, 50))
"""What a turn and a crossing may cost: each taste finds other ways."""
TRIES = ((0, 1.0, 2), (0, 1.5, 1), (1, 1.5, 1), (2, 3.0, 1))
"""How many boxes fewer in a row, how much wider the gaps, how many seatings and tastes to try."""
CLEAR, PADDING = 4, 6
"""Units kept free around a label; units between a box and its text."""


def draw_map(lesson: Lesson, shape: Shape, words: Words | None = None) -> ActorMap:
    """Draw the map of a lesson's claims in a shape."""
    draft = _Draft(lesson, shape, words or Words())
    return draft.finished() if draft.arrows else ActorMap(0, 0, (), (), apart=lesson.actors)


class _Draft:
    """A map in the making."""

    def __init__(self, lesson: Lesson, shape: Shape, words: Words) -> None:
        self.lesson, self.shape = lesson, shape
        self.arrows = arrows_of(lesson)
        drawn = drawn_actors(self.arrows)
        self.actors = {actor.id: actor for actor in lesson.actors if actor.id in drawn}
        room = shape.box * shape.step - 2 * PADDING
        self.names = {key: name(actor, words, room) for key, actor in self.actors.items()}
        self.labels = {a.id: labels(a, lesson, words, shape.label) for a in self.arrows}

    @cached_property
    def reaches(self) -> dict[str, list[Reach]]:
        """Give how far each label reaches, in each of its shapes."""
        return {key: [self._reach(text) for text in texts] for key, texts in self.labels.items()}

    def _reach(self, text: Wording) -> Reach:
        width, height = (ceil((size / 2 + CLEAR) / self.shape.step) for size in text.size)
        return width, height

    def finished(self) -> ActorMap:
        """Draw the best seating as roomy as it needs."""
        paper = self._best_paper()
        paper.improve(self.arrows, self.reaches)
        heights = paper.heights()
        return ActorMap(
            width=self.shape.columns * self.shape.step,
            height=heights[-1] * self.shape.step,
            boxes=tuple(self._boxes(paper, heights)),
            arrows=tuple(self._drawn(paper, heights)),
            apart=tuple(actor for actor in self.lesson.actors if actor.id not in self.actors),
            left_out=tuple(arrow for arrow in self.arrows if arrow.id not in paper.routes),
        )

    def _best_paper(self) -> Paper:
        """Take the first map on which every arrow finds a way, or else the one that loses least."""
        best: Paper | None = None
        for paper in self._papers():
            if not paper.lost:
                return paper
            best = min(best or paper, paper, key=lambda paper: paper.cost)
        assert best is not None
        return best

    def _papers(self) -> Iterator[Paper]:
        """Draw map after map, ever roomier; in each try the best seatings first."""
        local = [key for key, actor in self.actors.items() if actor.local]
        outside = [key for key in self.actors if key not in local]
        wide = self.shape.columns * self.shape.step / 200
        for fewer, wider, count in TRIES:
            across, gap = max(1, self.shape.across - fewer), round(self.shape.gap * wider)
            for seating in seatings(outside, local, self.arrows, across, wide)[:count]:
                for taste in TASTES[:count]:
                    yield self._paper(seating, gap, *taste)

    def _paper(self, seating: Seating, gap: int, turn: int, crossing: int) -> Paper:
        """Put the boxes down, a gap of steps between rows, and find ways for the arrows."""
        boxes, top = {}, MARGIN
        for row in seating.rows:
            bottom = top + max(self._high(self.names[key]) for key in row)
            for key, left in zip(row, self._lefts(len(row)), strict=True):
                boxes[key] = Block(left, top, left + self.shape.box, bottom)
            top = bottom + gap
        board = Board(self.shape.columns, top - gap + MARGIN, turn, crossing)
        paper = Paper(board, boxes)
        paper.draw(self.arrows, self.reaches)
        return paper

    def _lefts(self, count: int) -> list[int]:
        """Space boxes out over a row: half a gap at either end, or none if it gets tight."""
        spare = self.shape.columns - count * self.shape.box
        end = round(spare / count / 2) if spare > count * 6 else 0
        each = (self.shape.columns - 2 * end - self.shape.box) / max(1, count - 1)
        return [round(end + at * each) for at in range(count)]

    def _high(self, text: Wording) -> int:
        return ceil((text.size[1] + 2 * PADDING) / self.shape.step)

    def _boxes(self, paper: Paper, heights: Sequence[int]) -> Iterator[DrawnBox]:
        for key, block in paper.boxes.items():
            yield DrawnBox(self.actors[key], self._rect(block, heights), self.names[key])

    def _rect(self, block: Block, heights: Sequence[int]) -> Rect:
        top, bottom = heights[block.top], heights[block.bottom]
        size = block.right - block.left, bottom - top
        return Rect(*(part * self.shape.step for part in (block.left, top, *size)))

    def _drawn(self, paper: Paper, heights: Sequence[int]) -> Iterator[DrawnArrow]:
        for arrow in self.arrows:
            if arrow.id in paper.routes:
                route = paper.routes[arrow.id]
                text = self.labels[arrow.id][route.shape]
                label = _centred(self._rect(route.label, heights).middle, text.size)
                points = [self._point(node, paper, heights) for node in route.path]
                yield DrawnArrow(arrow, _legs(points, label), label, text)

    def _point(self, node: int, paper: Paper, heights: Sequence[int]) -> Point:
        y, x = divmod(node, paper.board.stride)
        return x * self.shape.step, heights[y] * self.shape.step


def _centred(middle: Point, size: tuple[float, float]) -> Rect:
    return Rect(middle[0] - size[0] / 2, middle[1] - size[1] / 2, *size)


def _legs(points: list[Point], label: Rect) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """Cut a path in two where its label stands."""
    free = [not _holds(label, point) for point in points]
    enter, leave = free.index(False), len(free) - free[::-1].index(False)
    before, after = points[:enter], points[leave:]
    return (
        _corners([*before, _edge(label, before[-1])]),
        _corners([_edge(label, after[0]), *after]),
    )


def _holds(label: Rect, point: Point) -> bool:
    x, y = point
    return label.x <= x <= label.right and label.y <= y <= label.bottom


def _edge(label: Rect, point: Point) -> Point:
    """Give the place where a line from a point meets the label, a hair's breadth off."""
    x, y = point
    return (
        min(max(x, label.x - CLEAR), label.right + CLEAR),
        min(max(y, label.y - CLEAR / 2), label.bottom + CLEAR / 2),
    )


def _corners(points: Sequence[Point]) -> tuple[Point, ...]:
    """Keep the ends of a path and the points where it turns."""
    kept = [
        here
        for before, here, after in zip(points, points[1:], points[2:], strict=False)
        if (before[0] == here[0]) != (here[0] == after[0])
    ]
    return points[0], *kept, points[-1]
