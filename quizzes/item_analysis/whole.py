"""The common total: what every attempt was asked, and what each question adds to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import fsum, sqrt

from quizzes.item_analysis.columns import FEWEST, Column
from quizzes.item_analysis.groups import Tails, tails_of
from quizzes.item_analysis.moments import covariance, deviations


@dataclass(frozen=True)
class Share:
    """A question's variance, and its covariance with the total."""

    variance: float
    with_total: float


@dataclass(frozen=True)
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
    def totals(self) -> list[float]:
        """Give the points of each attempt on the common questions."""
        if not self.common:
            return [0.0] * self.n
        return list(map(fsum, zip(*(column.earned for column in self.common), strict=True)))

    @cached_property
    def scale(self) -> float:
        """Give the size of the numbers that totals are made of."""
        return max(map(abs, self.totals), default=0.0)

    @cached_property
    def away(self) -> list[float]:
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
    """Give Cronbach's alpha: k / (k − 1) · (1 − Σ var x / var total). k > 1, variance > 0."""
    return questions / (questions - 1) * (1 - item_variances / variance)
