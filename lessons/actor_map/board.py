"""The squared paper under the map: what stands where, and which ways are still free."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

LEVEL, UPRIGHT = 1, 2  # the two ways in which a line may pass a node
BOTH = LEVEL | UPRIGHT
EAST, SOUTH, WEST, NORTH = range(4)
WAY = (LEVEL, UPRIGHT, LEVEL, UPRIGHT)


@dataclass(frozen=True)
class Block:
    """A rectangle of nodes, both ends included."""

    left: int
    top: int
    right: int
    bottom: int

    def wider(self, steps: int) -> Block:
        """Add so many steps on each side."""
        left, top, right, bottom = self.left, self.top, self.right, self.bottom
        return Block(left - steps, top - steps, right + steps, bottom + steps)

    def nodes(self) -> Iterator[tuple[int, int]]:
        """Walk over every node, row by row."""
        for y in range(self.top, self.bottom + 1):
            for x in range(self.left, self.right + 1):
                yield x, y


@dataclass
class Mark:
    """What one arrow takes up, so that it can be taken back."""

    passed: list[tuple[int, int]] = field(default_factory=list)
    covered: list[int] = field(default_factory=list)
    around: list[int] = field(default_factory=list)


class Board:
    """A grid of nodes; each is open to lines in one way, both or none, and may be taken.

    `turn` and `crossing` are what these cost a line, in half steps.
    """

    def __init__(self, columns: int, rows: int, turn: int, crossing: int) -> None:
        self.columns, self.rows = columns, rows
        self.turn, self.crossing = turn, crossing
        self.stride = columns + 1
        self.moves = (1, self.stride, -1, -self.stride)
        # One closed row more than there is paper: a step over the edge still lands on a node.
        self.open = bytearray([BOTH]) * (self.stride * (rows + 1)) + bytearray(self.stride)
        self.taken = bytearray(len(self.open))
        self.crowd = [0] * len(self.open)
        self.near_label = bytearray(len(self.open))
        self.close(Block(0, 0, columns, 0), Block(0, rows, columns, rows))
        self.close(Block(0, 0, 0, rows), Block(columns, 0, columns, rows))

    def node(self, x: int, y: int) -> int:
        """Give the number of a node."""
        return y * self.stride + x

    def place(self, x: int, y: int) -> bool:
        """Say whether a node lies on the paper."""
        return 0 <= x <= self.columns and 0 <= y <= self.rows

    def close(self, *blocks: Block) -> None:
        """Keep lines and labels off."""
        for block in blocks:
            for x, y in block.nodes():
                self.open[self.node(x, y)] = 0

    def stand(self, box: Block) -> None:
        """Put a box down, with a moat that lines cross only at right angles to the box."""
        for x, y in box.wider(1).nodes():
            if self.place(x, y):
                level = box.left <= x <= box.right
                upright = box.top <= y <= box.bottom
                ways = 0 if level == upright else UPRIGHT if level else LEVEL
                self.open[self.node(x, y)] &= ways
        self.close(box)

    def draw(self, path: Iterable[int], label: Block) -> Mark:
        """Lay a line and its label on the paper."""
        mark = Mark()
        nodes = list(path)
        for index, node in enumerate(nodes):
            mark.passed.append((node, self._ways(nodes, index)))
        mark.covered = [self.node(x, y) for x, y in label.nodes()]
        mark.around = [self.node(x, y) for x, y in label.wider(1).nodes()]
        self._put(mark)
        return mark

    def _ways(self, nodes: list[int], index: int) -> int:
        near = nodes[max(0, index - 1) : index + 2]
        ways = 0
        for one, other in pairwise(near):
            ways |= LEVEL if abs(one - other) == 1 else UPRIGHT
        return ways

    def _put(self, mark: Mark) -> None:
        for node, ways in mark.passed:
            self.taken[node] |= ways
            for move in self.moves:
                self.crowd[node + move] += 1
        for node in mark.covered:
            self.open[node] = 0
        for node in mark.around:
            self.near_label[node] += 1

    def erase(self, mark: Mark) -> None:
        """Take a line and its label off again; labels stand on open paper only."""
        for node, ways in mark.passed:
            self.taken[node] &= ~ways
            for move in self.moves:
                self.crowd[node + move] -= 1
        for node in mark.covered:
            self.open[node] = BOTH
        for node in mark.around:
            self.near_label[node] -= 1

    def _full(self, node: int) -> bool:
        return self.open[node] != BOTH or self.taken[node] != 0 or self.near_label[node] != 0

    def occupancy(self) -> list[list[int]]:
        """Sum up, for each node, how many nodes above and left of it cannot hold a label."""
        above = [0] * (self.stride + 1)
        sums = [above]
        for y in range(self.rows + 1):
            row = range(y * self.stride, (y + 1) * self.stride)
            full = accumulate(map(self._full, row), initial=0)
            above = [a + b for a, b in zip(above, full, strict=True)]
            sums.append(above)
        return sums
