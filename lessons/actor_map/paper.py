"""All boxes and arrows of a map on one board, and the blank rows that can go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from lessons.actor_map.arrows import Arrow
from lessons.actor_map.board import Block, Board, Mark
from lessons.actor_map.routes import ONWARD, Reach, Route, find_route

LOST, CROSSING, TURN, ROUNDS = 1000, 50, 16, 3
"""What an arrow without a way, a crossing and a turn cost a map; how often all are drawn anew."""


class Paper:
    """Boxes on a board, and the ways found for arrows between them."""

    def __init__(self, board: Board, boxes: Mapping[str, Block]) -> None:
        self.board, self.boxes = board, boxes
        self.routes: dict[str, Route] = {}
        self.lost: set[str] = set()
        self._marks: dict[str, Mark] = {}
        for box in boxes.values():
            self.board.stand(box)

    def draw(self, arrows: Sequence[Arrow], reaches: Mapping[str, Sequence[Reach]]) -> None:
        """Find ways, for the shortest arrows first, then again if any found none: those first."""
        self._draw(sorted(arrows, key=self._distance), reaches)
        if self.lost:
            order = sorted(arrows, key=lambda a: (a.id in self.routes, self._distance(a)))
            self._draw(order, reaches)

    def improve(self, arrows: Sequence[Arrow], reaches: Mapping[str, Sequence[Reach]]) -> None:
        """Draw each arrow anew before those that it crosses, wherever that is better."""
        for _ in range(ROUNDS):
            before = self.cost
            for arrow in sorted(arrows, key=self._distance):
                crossed = [other for other in arrows if self._cross(arrow, other)]
                self._try([arrow, *sorted(crossed, key=self._distance)], reaches)
            if self.cost == before:
                break

    def _try(self, arrows: Sequence[Arrow], reaches: Mapping[str, Sequence[Reach]]) -> None:
        """Draw some arrows anew, and take that back if it is no better."""
        cost, old = self.cost, {a.id: self.routes[a.id] for a in arrows if a.id in self.routes}
        self._draw(arrows, reaches)
        if self.cost >= cost:
            for arrow in arrows:
                self._erase(arrow)
            for key, route in old.items():
                self._lay(key, route)

    def _draw(self, arrows: Sequence[Arrow], reaches: Mapping[str, Sequence[Reach]]) -> None:
        for arrow in arrows:
            self._erase(arrow)
        for arrow in arrows:
            box, other = self.boxes[arrow.who], self.boxes[arrow.whom]
            route = find_route(self.board, box, other, reaches[arrow.id])
            if route:
                self._lay(arrow.id, route)
            else:
                self.lost.add(arrow.id)

    def _lay(self, key: str, route: Route) -> None:
        self.routes[key] = route
        self._marks[key] = self.board.draw(route.path, route.label)
        self.lost.discard(key)

    def _erase(self, arrow: Arrow) -> None:
        if self.routes.pop(arrow.id, None):
            self.board.erase(self._marks.pop(arrow.id))
            self.lost.add(arrow.id)

    def _cross(self, arrow: Arrow, other: Arrow) -> bool:
        ways = [self.routes[a.id].path for a in (arrow, other) if a.id in self.routes]
        return arrow is not other and len(ways) == 2 and not set(ways[0]).isdisjoint(ways[1])

    def _distance(self, arrow: Arrow) -> int:
        box, other = self.boxes[arrow.who], self.boxes[arrow.whom]
        return abs(box.left - other.left) + abs(box.top - other.top)

    @property
    def cost(self) -> int:
        """Return what all ways cost together, each crossing once."""
        visits = Counter(node for route in self.routes.values() for node in route.path)
        crossings = sum(count > 1 for count in visits.values())
        turns = sum(_turns(route.path) for route in self.routes.values())
        steps = sum(visits.values())
        return len(self.lost) * LOST + crossings * CROSSING + turns * TURN + steps * ONWARD

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


def _turns(path: Sequence[int]) -> int:
    """Count the corners of a way."""
    moves = [following - node for node, following in pairwise(path)]
    return sum(move != following for move, following in pairwise(moves))
