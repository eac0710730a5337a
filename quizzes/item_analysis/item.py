"""One question beside the quiz that it is part of: points, totals, and the points on the rest."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from quizzes.item_analysis.columns import Column, Numbers, Unsaid, Vector
from quizzes.item_analysis.groups import Tails, tails_of
from quizzes.item_analysis.moments import covariance, deviations, mean
from quizzes.item_analysis.whole import Whole


@dataclass(frozen=True, eq=False)
class Item:
    """A question within a quiz: its points, and the points on the rest of the quiz.

    `inside` tells whether its points are part of the common total.
    """

    column: Column
    whole: Whole
    inside: bool

    @property
    def asked(self) -> Numbers:
        """Number the attempts that were asked the question."""
        return self.column.asked

    @property
    def n(self) -> int:
        """Count the attempts that were asked the question."""
        return len(self.asked)

    @cached_property
    def points(self) -> Vector:
        """Give the points of those who were asked."""
        return self.column.earned

    @cached_property
    def totals(self) -> Vector:
        """Give the totals of those who were asked."""
        if self.n == self.whole.n:
            return self.whole.totals
        return self.whole.totals[self.asked]

    @cached_property
    def rest(self) -> Vector:
        """Give the points on the other common questions."""
        if not self.inside:
            return self.totals
        return self.totals - self.points

    @cached_property
    def rest_best(self) -> float:
        """Give the most that the other common questions can earn."""
        return self.whole.best - self.column.best if self.inside else self.whole.best

    @cached_property
    def tails(self) -> Tails:
        """Divide those who were asked into upper and lower group, by their totals."""
        return self.whole.tails if self.n == self.whole.n else tails_of(self.totals)

    @cached_property
    def away(self) -> Vector:
        """Give each one's points less the mean."""
        return deviations(self.points)

    @cached_property
    def total_away(self) -> Vector:
        """Give their totals less the mean of these."""
        return self.whole.away if self.n == self.whole.n else deviations(self.totals)

    @cached_property
    def total_mean(self) -> float:
        """Give the mean of their totals; for at least one."""
        return mean(self.totals)

    @cached_property
    def total_variance(self) -> float:
        """Give the variance of their totals; for at least two."""
        return covariance(self.total_away, self.total_away)

    @cached_property
    def rest_mean(self) -> float:
        """Give the mean of the points on the rest; for at least one."""
        return mean(self.rest)

    @cached_property
    def rest_away(self) -> Vector:
        """Give the points on the rest less their mean."""
        return deviations(self.rest, self.whole.scale)

    @cached_property
    def variance(self) -> float:
        """Give the variance of the points; for at least two."""
        return covariance(self.away, self.away)

    @cached_property
    def rest_variance(self) -> float:
        """Give the variance of the points on the rest; for at least two."""
        return covariance(self.rest_away, self.rest_away)

    @cached_property
    def with_rest(self) -> float:
        """Give the covariance of the points with those on the rest; for at least two."""
        return covariance(self.away, self.rest_away)

    @cached_property
    def why_not_compared(self) -> Unsaid | None:
        """Tell why the question cannot be compared with the rest of the quiz, if so."""
        if self.n < max(2, self.whole.fewest):
            return Unsaid.TOO_FEW
        if len(self.whole.common) - self.inside < 1:
            return Unsaid.ONE_QUESTION
        return None if self.away.any() and self.rest_away.any() else Unsaid.NO_SPREAD
