"""The way of one arrow: from box to box by right angles, with a clear place for its label."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lessons.actor_map.board import BOTH, EAST, NORTH, SOUTH, WAY, WEST, Block, Board

ONWARD, CROWD = 2, 1

Reach = tuple[int, int]
"""Steps from a label's middle to where lines may run: to its sides, and up and down."""
FAR = 1 << 40
DETOURS = (24, 90, 1000)
"""How much more than the shortest way a way with room for its label may cost, try by try."""
_SHIFT = 20
_WAYS = tuple((way, (way + 1) % 4, (way + 3) % 4) for way in range(4))


@dataclass(frozen=True)
class Route:
    """Nodes from box to box, the label's block on the way, and what the way cost."""

    path: tuple[int, ...]
    label: Block
    shape: int
    cost: int


@dataclass(frozen=True)
class _Stop:
    """A place for a label: the way enters at one node and leaves at another."""

    cost: int
    enter: int
    leave: int
    heading: int
    shape: int


def ports(board: Board, box: Block) -> Iterator[tuple[int, int, int]]:
    """Give each place where an arrow may touch a box: node, heading outward, cost."""
    middle, centre = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    for x in range(box.left + 1, box.right):
        off = int(abs(x - middle) * 2)
        yield board.node(x, box.top), NORTH, off
        yield board.node(x, box.bottom), SOUTH, off
    for y in range(box.top + 1, box.bottom):
        off = int(abs(y - centre) * 2)
        yield board.node(box.left, y), WEST, off
        yield board.node(box.right, y), EAST, off


def find_route(board: Board, who: Block, whom: Block, reaches: Sequence[Reach]) -> Route | None:
    """Find the cheapest way that has room for one of the label's shapes, or None."""
    for detour in DETOURS:
        route = _route_within(board, who, whom, reaches, detour)
        if route:
            return route
    return None


def _route_within(
    board: Board, who: Block, whom: Block, reaches: Sequence[Reach], detour: int
) -> Route | None:
    there = _Search(board, who, _distances(board, whom), detour)
    there.spread(board, frozenset(_arrivals(board, whom)))
    back = _Search(board, whom, there.least(board), detour, there.bound)
    back.spread(board, frozenset())
    full = board.occupancy()
    for stop in sorted(_stops(board, there, back, reaches), key=lambda stop: stop.cost):
        label = _label(board, stop, reaches[stop.shape])
        path = _join(board, there, back, stop, label) if _is_clear(full, label) else ()
        if path:
            return Route(path, label, stop.shape, stop.cost)
    return None


def _arrivals(board: Board, box: Block) -> Iterator[int]:
    """Give the states just before a box."""
    for node, heading, _ in ports(board, box):
        yield (node + board.moves[heading]) * 4 + (heading + 2) % 4


def _distances(board: Board, box: Block) -> list[int]:
    """Give what it costs at the least to come from each node to a box."""
    across = [max(box.left - x, x - box.right, 0) * ONWARD for x in range(board.stride)]
    down = [max(box.top - y, y - box.bottom, 0) * ONWARD for y in range(board.rows + 2)]
    return [x + y for y in down for x in across]


class _Search:
    """Cheapest ways out of a box: what each node costs by each heading, and from where."""

    def __init__(
        self, board: Board, box: Block, ahead: list[int], detour: int, bound: int = FAR
    ) -> None:
        self.cost = [FAR] * (len(board.open) * 4)
        self.came = [-1] * len(self.cost)
        self.ahead, self.detour, self.bound = ahead, detour, bound
        self.reached: list[int] = []
        self._heap: list[int] = []
        for node, heading, off in ports(board, box):
            self.cost[node * 4 + heading] = off
            self._heap.append(off << _SHIFT | node * 4 + heading)
        heapq.heapify(self._heap)

    def spread(self, board: Board, goals: frozenset[int]) -> None:
        """Go on, most promising first, until all is too far: a detour beyond the first goal."""
        done = bytearray(len(self.cost))
        while self._heap:
            promise, state = divmod(heapq.heappop(self._heap), 1 << _SHIFT)
            if promise > self.bound:
                break
            if state in goals:
                self.bound = min(self.bound, promise + self.detour)
            if not done[state]:
                done[state] = 1
                self._go_on(board, state)

    def _go_on(self, board: Board, state: int) -> None:
        """Step onward, and to either side where the paper is free for a turn."""
        node, heading = divmod(state, 4)
        taken, moves, costs, spent = board.taken, board.moves, self.cost, self.cost[state]
        free = board.open[node] == BOTH and not taken[node]
        for way in _WAYS[heading] if free else (heading,):
            ahead = node + moves[way]
            if not board.open[ahead] & WAY[way] or taken[ahead] & WAY[way]:
                continue
            cost = spent + ONWARD + board.crowd[ahead] * CROWD
            cost += (way != heading and board.turn) + (taken[ahead] and board.crossing)
            next_ = ahead * 4 + way
            if cost < costs[next_] and cost + self.ahead[ahead] <= self.bound:
                if costs[next_] == FAR:
                    self.reached.append(next_)
                costs[next_], self.came[next_] = cost, state
                heapq.heappush(self._heap, cost + self.ahead[ahead] << _SHIFT | next_)

    def least(self, board: Board) -> list[int]:
        """Give for each node the least that it costs, by whatever heading, less a turn."""
        least = [FAR] * (len(self.cost) // 4)
        for state in self.reached:
            least[state // 4] = min(least[state // 4], max(0, self.cost[state] - board.turn))
        return least

    def way_to(self, state: int) -> list[int]:
        """List the nodes from the box to a state."""
        nodes = []
        while state >= 0:
            nodes.append(state // 4)
            state = self.came[state]
        return nodes[::-1]


def _stops(
    board: Board, there: _Search, back: _Search, reaches: Sequence[Reach]
) -> Iterator[_Stop]:
    for state in there.reached:
        (enter, heading), out = divmod(state, 4), there.cost[state]
        for shape, reach in enumerate(reaches):
            leave = enter + 2 * reach[heading % 2] * board.moves[heading]
            if 0 <= leave < len(board.open):
                home = back.cost[leave * 4 + (heading + 2) % 4]
                if home < FAR:
                    uneven = abs(out - home) // 8
                    yield _Stop(out + home + uneven, enter, leave, heading, shape)


def _label(board: Board, stop: _Stop, reach: Reach) -> Block:
    y, x = divmod((stop.enter + stop.leave) // 2, board.stride)
    wide, high = reach[0] - 1, reach[1] - 1
    return Block(x - wide, y - high, x + wide, y + high)


def _is_clear(full: list[list[int]], label: Block) -> bool:
    if label.left < 0 or label.top < 0 or label.bottom + 1 >= len(full):
        return False
    if label.right + 1 >= len(full[0]):
        return False
    above, below = full[label.top], full[label.bottom + 1]
    left, right = label.left, label.right + 1
    return below[right] - below[left] - above[right] + above[left] == 0


def _join(
    board: Board, there: _Search, back: _Search, stop: _Stop, label: Block
) -> tuple[int, ...]:
    """Make one path of both halves; nothing where they touch each other or the label."""
    out = there.way_to(stop.enter * 4 + stop.heading)
    home = back.way_to(stop.leave * 4 + (stop.heading + 2) % 4)
    middle = list(range(stop.enter, stop.leave, board.moves[stop.heading]))[1:]
    covered = {board.node(x, y) for x, y in label.nodes()}
    if set(out) & set(home) or covered & set(out + home):
        return ()
    return (*out, *middle, *reversed(home))
