"""One question's figures. Each has its formula and source in docs/statistics.md."""

from __future__ import annotations

from math import fsum, inf, sqrt
from operator import mul

from quizzes.item_analysis.columns import Unsaid
from quizzes.item_analysis.item import Item
from quizzes.item_analysis.moments import (
    covariance,
    interval_of,
    largest_covariance,
    mean,
    share_of,
)
from quizzes.item_analysis.whole import alpha

Figure = float | Unsaid
"""A figure, or why there is none."""


def facility(item: Item) -> Figure:
    """Give the mean of the points as a share of the most: 0 to 1."""
    if not item.n:
        return Unsaid.TOO_FEW
    return mean(item.points) / item.column.best if item.column.best else Unsaid.NO_POINTS


def sd(item: Item) -> Figure:
    """Give the standard deviation of the points."""
    if not item.column.best:
        return Unsaid.NO_POINTS
    return sqrt(item.variance) if item.n > 1 else Unsaid.TOO_FEW


def intended_weight(item: Item) -> Figure:
    """Give the most points as a percentage of the quiz's."""
    if not item.inside:
        return Unsaid.NOT_ALL
    return 100 * item.column.best / item.whole.best if item.whole.best else Unsaid.NO_POINTS


def effective_weight(item: Item) -> Figure:
    """Give √cov(x, total) as a percentage of the sum over all questions."""
    if item.whole.few:
        return Unsaid.TOO_FEW
    if not item.inside or item.n < item.whole.n:
        return Unsaid.NOT_ALL
    if (shared := covariance(item.away, item.whole.away)) < 0:
        return Unsaid.NEGATIVE
    return 100 * sqrt(shared) / item.whole.roots if item.whole.roots else Unsaid.NO_SPREAD


def correlation(item: Item) -> Figure:
    """Give the item–rest correlation: cov(x, r) / √(var x · var r), r = total − x."""
    if item.why_not_compared:
        return item.why_not_compared
    ratio = share_of(item.with_rest, sqrt(item.variance) * sqrt(item.rest_variance))
    return Unsaid.NO_SPREAD if ratio is None else ratio


def discrimination(item: Item) -> Figure:
    """Give the discrimination index: the item–rest correlation as a percentage."""
    found = correlation(item)
    return found if isinstance(found, Unsaid) else 100 * found


def efficiency(item: Item) -> Figure:
    """Give cov(x, r) as a percentage of the largest that the same points allow."""
    if item.why_not_compared:
        return item.why_not_compared
    largest = largest_covariance(item.away, item.rest_away)
    ratio = share_of(item.with_rest, largest, inf)
    return Unsaid.NO_SPREAD if ratio is None else 100 * ratio


def upper_lower(item: Item) -> Figure:
    """Give the mean of the upper 27 % less that of the lower, as a share of the most."""
    if item.n < max(1, item.whole.fewest):
        return Unsaid.TOO_FEW
    if not item.column.best:
        return Unsaid.NO_POINTS
    if not any(item.total_away):
        return Unsaid.NO_SPREAD
    tails = item.tails
    upper, lower = (fsum(map(mul, w, item.points)) for w in (tails.upper, tails.lower))
    return (upper - lower) / (tails.size * item.column.best)


def alpha_without(item: Item) -> Figure:
    """Give Cronbach's alpha of the quiz without the question."""
    if item.whole.few:
        return Unsaid.TOO_FEW
    if not item.inside or item.n < item.whole.n:
        return Unsaid.NOT_ALL
    if (others := len(item.whole.common) - 1) < 2:
        return Unsaid.ONE_QUESTION
    if not item.rest_variance:
        return Unsaid.NO_SPREAD
    variances = item.whole.item_variances - item.variance
    return alpha(others, variances, item.rest_variance)


def interval(item: Item) -> tuple[float, float] | Unsaid:
    """Give the 95 % interval of the item–rest correlation, by Fisher's z."""
    found = correlation(item)
    if isinstance(found, Unsaid):
        return found
    return interval_of(found, item.n) or (Unsaid.TOO_FEW if item.n < 4 else Unsaid.PERFECT)
