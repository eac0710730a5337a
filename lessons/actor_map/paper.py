"""All boxes and arrows of a map on one board, and the blank rows that can go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from lessons.actor_map.arrows import Arrow
from lessons.actor_map.board import Block, Board, Mark
from lessons.actor_map.routes import Reach, Route, find_route

LOST, TRIES = 1000, 1
"""What an arrow without a way costs; how often the others are drawn anew around it."""


class Paper:
    """Boxes on a board, and the ways found for arrows between them."""

    def __init__(self, columns: int, rows: int, boxes: Mapping[str, Block]) -> None:
        self.board, self.boxes = Board(columns, rows), boxes
        self.routes: dict[str, Route] = {}
        self._marks: dict[str, Mark] = {}
        for box in boxes.values():
            self.board.stand(box)

    def draw(self, arrows: Sequence[Arrow], reaches: Mapping[str, Sequence[Reach]]) -> None:
        """Find ways, for the shortest arrows first; drawn anew, each can make room for others.

        Arrows that found no way come first the next time.
        """
        self._draw(sorted(arrows, key=self._distance), reaches)
        for _ in range(TRIES):
            if not self.lost:
                break
            order = sorted(arrows, key=lambda a: (a.id in self.routes, self._distance(a)))
            for arrow in arrows:
                self._erase(arrow)
            self._draw(order, reaches)

    def _draw(self, arrows: Sequence[Arrow], reaches: Mapping[str, Sequence[Reach]]) -> None:
        for arrow in arrows:
            self._erase(arrow)
            box, other = self.boxes[arrow.who], self.boxes[arrow.whom]
            route = find_route(self.board, box, other, reaches[arrow.id])
            if route:
                self.routes[arrow.id] = route
                self._marks[arrow.id] = self.board.draw(route.path, route.label)
        self.lost = len(arrows) - len(self.routes)

    def _erase(self, arrow: Arrow) -> None:
        if self.routes.pop(arrow.id, None):
            self.board.erase(self._marks.pop(arrow.id))

    def _distance(self, arrow: Arrow) -> int:
        box, other = self.boxes[arrow.who], self.boxes[arrow.whom]
        return abs(box.left - other.left) + abs(box.top - other.top)

    @property
    def cost(self) -> int:
        """Return what all ways cost together."""
        return self.lost * LOST + sum(route.cost for route in self.routes.values())

    def heights(self) -> list[int]:
        """Give each row of the board its new number, now that blank ones are taken out."""
        busy = self._busy()
        heights = [0]
        for row in range(self.board.rows):
            heights.append(heights[-1] + bool({row, row + 1} & busy))
        return heights

    def _busy(self) -> set[int]:
        """Name the rows with more on them than lines that run up and down."""
        blocks = [*self.boxes.values(), *(route.label for route in self.routes.values())]
        busy = {row for block in blocks for row in range(block.top, block.bottom + 1)}
        for route in self.routes.values():
            for node, following in pairwise(route.path):
                if abs(node - following) == 1:
                    busy.add(node // self.board.stride)
        return busy
