"""The common total: what every attempt was asked, and what each question adds to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

import numpy as np

from quizzes.item_analysis.columns import FEWEST, Column, Vector
from quizzes.item_analysis.groups import Tails, tails_of
from quizzes.item_analysis.moments import covariance, deviations


@dataclass(frozen=True)
class Share:
    """A question's variance, and its covariance with the total."""

    variance: float
    with_total: float


@dataclass(frozen=True, eq=False)
class Whole:
    """A quiz by its columns. Totals are over the questions that all attempts were asked."""

    columns: Sequence[Column]
    fewest: int = FEWEST

    def __post_init__(self) -> None:
        """Refuse columns of different attempts."""
        if len({len(column.points) for column in self.columns}) > 1:
            raise ValueError("the columns have different numbers of attempts")

    @cached_property
    def n(self) -> int:
        """Count the attempts."""
        return len(self.columns[0].points) if self.columns else 0

    @cached_property
    def few(self) -> bool:
        """Tell whether there are too few attempts to compare them."""
        return self.n < max(2, self.fewest)

    @cached_property
    def common(self) -> list[Column]:
        """Give the questions that every attempt was asked."""
        return [column for column in self.columns if column.asked_of_all]

    @cached_property
    def best(self) -> float:
        """Give the most that the common questions can earn."""
        return sum(column.best for column in self.common)

    @cached_property
    def totals(self) -> Vector:
        """Give the points of each attempt on the common questions."""
        totals = np.zeros(self.n)
        for column in self.common:
            totals += column.values
        return totals

    @cached_property
    def scale(self) -> float:
        """Give the size of the numbers that totals are made of."""
        return float(np.abs(self.totals).max()) if self.n else 0.0

    @cached_property
    def away(self) -> Vector:
        """Give each total less their mean."""
        return deviations(self.totals)

    @cached_property
    def variance(self) -> float:
        """Give the totals' variance; for at least two attempts."""
        return covariance(self.away, self.away)

    @cached_property
    def shares(self) -> list[Share]:
        """Tell how each common question varies, alone and with the total; for two attempts."""
        return [self._share(column) for column in self.common]

    @cached_property
    def item_variances(self) -> float:
        """Add up the variances of the common questions."""
        return sum(share.variance for share in self.shares)

    @cached_property
    def roots(self) -> float:
        """Add up √cov(x, total) over the common questions, as far as it is a number."""
        return sum(sqrt(max(0.0, share.with_total)) for share in self.shares)

    @cached_property
    def tails(self) -> Tails:
        """Divide all attempts into upper and lower group; for at least one."""
        return tails_of(self.totals)

    def _share(self, column: Column) -> Share:
        away = deviations(column.earned)
        return Share(covariance(away, away), covariance(away, self.away))


def alpha(questions: int, item_variances: float, variance: float) -> float:
    """Give Cronbach's alpha: k / (k − 1) · (1 − Σ var x / var t), for k > 1 and var t > 0.

    Source: Cronbach 1951; as a percentage, Moodle's coefficient of internal consistency.
    """
    return questions / (questions - 1) * (1 - item_variances / variance)
