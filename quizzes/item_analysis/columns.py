"""What is analysed: columns of points, a column a question; and what cannot be said, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Vector: TypeAlias = NDArray[np.float64]
Numbers: TypeAlias = NDArray[np.int64]

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


@dataclass(frozen=True, eq=False)
class Choices:
    """What each attempt chose, packed: `codes` number the sets of keys that were chosen."""

    codes: Numbers
    sets: Sequence[Sequence[str]]

    def __len__(self) -> int:
        """Count the attempts."""
        return len(self.codes)

    @classmethod
    def of(cls, chosen: Sequence[Sequence[str]]) -> Choices:
        """Pack the keys that each attempt chose."""
        known: dict[tuple[str, ...], int] = {}
        codes = [known.setdefault(tuple(one), len(known)) for one in chosen]
        return cls(np.array(codes, dtype=np.int64), tuple(known))


@dataclass(frozen=True, eq=False)
class Column:
    """One question: the points of each attempt, and the most.

    An attempt that was not asked the question has None, or NaN in an array. `chosen` are the
    keys that each attempt chose, `keys` those to be reported on.
    """

    question: str
    points: Sequence[float | None] | Vector
    best: float = 1.0
    keys: Sequence[Key] = ()
    chosen: Sequence[Sequence[str]] | Choices = ()
    guess: float | None = None

    def __post_init__(self) -> None:
        """Refuse what is no number of points, and choices of other attempts."""
        blanks = np.isnan(self.values)
        holes = blanks if isinstance(self.points, np.ndarray) else [p is None for p in self.points]
        sane = np.abs(self.values[~blanks]) <= MOST_POINTS
        if not (np.array_equal(blanks, np.array(holes, dtype=bool)) and sane.all()):
            raise ValueError(f"the points of '{self.question}' are no sane numbers")
        if not 0 <= self.best <= MOST_POINTS:
            raise ValueError(f"the most points of '{self.question}' are no sane number")
        if len(self.chosen) not in {0, len(self.points)}:
            raise ValueError(f"'{self.question}' has choices of other attempts than its points")

    @cached_property
    def values(self) -> Vector:
        """Give the points as an array, NaN where the question was not asked."""
        if isinstance(self.points, np.ndarray):
            return self.points
        return np.array([np.nan if p is None else p for p in self.points], dtype=np.float64)

    @cached_property
    def choices(self) -> Choices | None:
        """Give what was chosen, packed; None if nothing is known of it."""
        if not len(self.chosen):
            return None
        return self.chosen if isinstance(self.chosen, Choices) else Choices.of(self.chosen)

    @cached_property
    def asked(self) -> Numbers:
        """Number the attempts that were asked the question."""
        return np.flatnonzero(~np.isnan(self.values))

    @property
    def asked_of_all(self) -> bool:
        """Tell whether every attempt was asked the question."""
        return len(self.asked) == len(self.points)

    @property
    def earned(self) -> Vector:
        """Give the points of the attempts that were asked."""
        return self.values if self.asked_of_all else self.values[self.asked]
