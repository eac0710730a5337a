"""Means, variances and what is made of them. Variances and covariances divide by n − 1.

Deviations from the mean are taken first, and what differs from nothing by rounding alone is
nothing: so no figure depends on the order in which attempts are given.
"""

from __future__ import annotations

from math import atanh, isfinite, sqrt, tanh

import numpy as np

from quizzes.item_analysis.columns import Vector

TINY = 1e-12
"""Values that differ by less than this share of their size differ by rounding only."""
NORMAL_95 = 1.959963984540054
"""The 97.5 % point of the normal distribution."""


def mean(values: Vector) -> float:
    """Give the arithmetic mean of at least one value."""
    return float(np.mean(values))


def deviations(values: Vector, scale: float = 0.0) -> Vector:
    """Give each value less the mean; only zeros if they differ by rounding.

    `scale` is the size of the numbers that the values were made of, if larger than theirs.
    """
    if not len(values):
        return values
    low, high = float(values.min()), float(values.max())
    if high - low <= TINY * max(abs(low), abs(high), scale):
        return np.zeros(len(values))
    return values - np.mean(values)


def covariance(these: Vector, those: Vector) -> float:
    """Give the covariance of deviations: Σ dx·dy / (n − 1), for at least two.

    Source: the sample covariance; [1] in docs/statistics.md divides by n − 1 throughout.
    """
    shared = float(np.dot(these, those))
    if these is not those:
        most = sqrt(float(np.dot(these, these))) * sqrt(float(np.dot(those, those)))
        shared = 0.0 if abs(shared) <= TINY * most else shared
    return shared / (len(these) - 1)


def largest_covariance(these: Vector, those: Vector) -> float:
    """Give the covariance if the same values were matched highest with highest, and so on."""
    return covariance(np.sort(these), np.sort(those))


def share_of(part: float, whole: float, most: float = 1.0) -> float | None:
    """Give part / whole within −most and most, beyond which only rounding leads."""
    if whole <= 0 or not isfinite(ratio := part / whole):
        return None
    return max(-most, min(most, ratio))


def interval_of(correlation: float, n: int) -> tuple[float, float] | None:
    """Give a correlation's 95 % interval: tanh(atanh c ± 1.96 / √(n − 3)).

    None for fewer than four pairs, and for a correlation of 1 or −1, where z has no bound.
    Source: Fisher's z, *Statistical Methods for Research Workers*.
    """
    if n < 4 or abs(correlation) >= 1 - TINY:
        return None
    middle, reach = atanh(correlation), NORMAL_95 / sqrt(n - 3)
    return tanh(middle - reach), tanh(middle + reach)


def skewness(away: Vector) -> float | None:
    """Give k3 / k2^(3/2) of deviations: n / ((n − 1)(n − 2)) · Σ (d/s)³.

    Source: Fisher's k-statistics, as in Moodle's quiz statistics.
    """
    n, unit = len(away), standardised(away)
    if n < 3 or unit is None:
        return None
    return n / ((n - 1) * (n - 2)) * float(np.sum(unit**3))


def kurtosis(away: Vector) -> float | None:
    """Give k4 / k2² of deviations; 0 for a normal distribution.

    n(n + 1) / ((n − 1)(n − 2)(n − 3)) · Σ (d/s)⁴ − 3(n − 1)² / ((n − 2)(n − 3)).
    Source: Fisher's k-statistics, as in Moodle's quiz statistics.
    """
    n, unit = len(away), standardised(away)
    if n < 4 or unit is None:
        return None
    fourth = n * (n + 1) / ((n - 1) * (n - 2) * (n - 3)) * float(np.sum(unit**4))
    return fourth - 3 * (n - 1) ** 2 / ((n - 2) * (n - 3))


def standardised(away: Vector) -> Vector | None:
    """Divide deviations by the standard deviation; None if there is none."""
    if len(away) < 2 or (spread := sqrt(covariance(away, away))) <= 0:
        return None
    return away / spread
