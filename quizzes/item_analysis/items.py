"""One question's figures, each with its formula and its source.

x is the points on the question, t the total of an attempt, r = t − x the rest, n the number of
attempts. Variances and covariances divide by n − 1. The numbers of sources are those of
docs/statistics.md: [1] Moodle's quiz statistics, [2] Fisher, [3] Cronbach 1951, [4] Kelley 1939.
"""

from __future__ import annotations

from math import inf, sqrt

import numpy as np

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
    """Give the facility index: mean x / most points, 0 to 1. Source: [1]."""
    if not item.n:
        return Unsaid.TOO_FEW
    return mean(item.points) / item.column.best if item.column.best else Unsaid.NO_POINTS


def sd(item: Item) -> Figure:
    """Give the standard deviation in points: √(Σ(x − mean x)² / (n − 1)). Source: [1]."""
    if not item.column.best:
        return Unsaid.NO_POINTS
    return sqrt(item.variance) if item.n > 1 else Unsaid.TOO_FEW


def intended_weight(item: Item) -> Figure:
    """Give the intended weight: 100 · most points / most points of the quiz. Source: [1]."""
    if not item.inside:
        return Unsaid.NOT_ALL
    return 100 * item.column.best / item.whole.best if item.whole.best else Unsaid.NO_POINTS


def effective_weight(item: Item) -> Figure:
    """Give the effective weight: 100 · √cov(x, t) / Σ √cov(x, t) over questions. Source: [1]."""
    if item.whole.few:
        return Unsaid.TOO_FEW
    if not item.inside or item.n < item.whole.n:
        return Unsaid.NOT_ALL
    if (shared := covariance(item.away, item.whole.away)) < 0:
        return Unsaid.NEGATIVE
    return 100 * sqrt(shared) / item.whole.roots if item.whole.roots else Unsaid.NO_SPREAD


def correlation(item: Item) -> Figure:
    """Give the item–rest correlation: cov(x, r) / √(var x · var r). Source: [1].

    It is also called the corrected item–total correlation.
    """
    if item.why_not_compared:
        return item.why_not_compared
    ratio = share_of(item.with_rest, sqrt(item.variance) * sqrt(item.rest_variance))
    return Unsaid.NO_SPREAD if ratio is None else ratio


def discrimination(item: Item) -> Figure:
    """Give the discrimination index: 100 · cov(x, r) / √(var x · var r). Source: [1]."""
    found = correlation(item)
    return found if isinstance(found, Unsaid) else 100 * found


def efficiency(item: Item) -> Figure:
    """Give the discriminative efficiency: 100 · cov(x, r) / cov_max(x, r). Source: [1].

    cov_max is the covariance of x and r both sorted: the largest that the same points allow.
    """
    if item.why_not_compared:
        return item.why_not_compared
    largest = largest_covariance(item.away, item.rest_away)
    ratio = share_of(item.with_rest, largest, inf)
    return Unsaid.NO_SPREAD if ratio is None else 100 * ratio


def upper_lower(item: Item) -> Figure:
    """Give (mean x of the upper 27 % − that of the lower) / most points, −1 to 1. Source: [4].

    Those with equal points at the edge of a group share its last places; see `groups`.
    """
    if item.n < max(1, item.whole.fewest):
        return Unsaid.TOO_FEW
    if not item.column.best:
        return Unsaid.NO_POINTS
    if not item.total_away.any():
        return Unsaid.NO_SPREAD
    tails = item.tails
    upper, lower = (float(np.dot(w, item.points)) for w in (tails.upper, tails.lower))
    return (upper - lower) / (tails.size * item.column.best)


def alpha_without(item: Item) -> Figure:
    """Give Cronbach's alpha of the other questions: what deleting this one would leave.

    (k − 1) / (k − 2) · (1 − (Σ var − var x) / var r), k questions in all. Source: [3].
    """
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
    """Give the 95 % interval of the item–rest correlation by Fisher's z. Source: [2].

    tanh(atanh c ± 1.96 / √(n − 3)).
    """
    found = correlation(item)
    if isinstance(found, Unsaid):
        return found
    return interval_of(found, item.n) or (Unsaid.TOO_FEW if item.n < 4 else Unsaid.PERFECT)
