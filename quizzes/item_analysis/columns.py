"""What is analysed: columns of points, a column a question; and what cannot be said, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

FEWEST = 10
"""With fewer attempts, figures that compare attempts are not given: they would be chance."""
MOST_POINTS = 1e12


class Unsaid(StrEnum):
    """Why a figure is not given."""

    TOO_FEW = "too-few"
    NO_SPREAD = "no-spread"
    """All have the same points, on the question or on the rest: there is nothing to compare."""
    NO_POINTS = "no-points"
    """The question, or the quiz, earns nothing."""
    ONE_QUESTION = "one-question"
    """There are no other questions, or too few of them."""
    NEGATIVE = "negative"
    """The covariance, or the reliability, is below zero: its root is no number."""
    NOT_ALL = "not-all"
    """Not everybody was asked the question, so it is no part of the common total."""
    PERFECT = "perfect"
    """A correlation of 1 or −1 has no interval."""


@dataclass(frozen=True)
class Key:
    """An option, or another part that answers choose: its key, and whether it is right."""

    name: str
    right: bool


@dataclass(frozen=True)
class Column:
    """One question: the points of each attempt (None where it was not asked), and the most.

    `chosen` are the keys that each attempt chose, `keys` those to be reported on. The same
    tuple may stand for many attempts.
    """

    question: str
    points: Sequence[float | None]
    best: float = 1.0
    keys: Sequence[Key] = ()
    chosen: Sequence[Sequence[str]] = ()
    guess: float | None = None

    def __post_init__(self) -> None:
        """Refuse what is no number of points, and choices of other attempts."""
        if not all(abs(one) <= MOST_POINTS for one in self.points if one is not None):
            raise ValueError(f"the points of '{self.question}' are no sane numbers")
        if not 0 <= self.best <= MOST_POINTS:
            raise ValueError(f"the most points of '{self.question}' are no sane number")
        if self.chosen and len(self.chosen) != len(self.points):
            raise ValueError(f"'{self.question}' has choices of other attempts than its points")

    @property
    def asked_of_all(self) -> bool:
        """Tell whether every attempt was asked the question."""
        return None not in self.points

    @property
    def asked(self) -> Sequence[int]:
        """Number the attempts that were asked the question."""
        if self.asked_of_all:
            return range(len(self.points))
        return [place for place, one in enumerate(self.points) if one is not None]

    @property
    def earned(self) -> list[float]:
        """Give the points of the attempts that were asked."""
        return [one for one in self.points if one is not None]
