"""Means, variances and what is made of them. Variances and covariances divide by n − 1.

Deviations from the mean are taken first and added up exactly rounded (math.fsum), so that no
figure depends on the order of attempts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import atanh, fsum, isfinite, sqrt, tanh
from operator import mul

TINY = 1e-12
"""Values that differ by less than this share of their size differ by rounding only."""
NORMAL_95 = 1.959963984540054
"""The 97.5 % point of the normal distribution."""


def mean(values: Sequence[float]) -> float:
    """Give the arithmetic mean of at least one value."""
    return fsum(values) / len(values)


def deviations(values: Sequence[float], scale: float = 0.0) -> list[float]:
    """Give each value less the mean; only zeros if they differ by rounding.

    `scale` is the size of the numbers that the values were made of, if larger than theirs.
    """
    low, high = min(values), max(values)
    if high - low <= TINY * max(abs(low), abs(high), scale):
        return [0.0] * len(values)
    middle = mean(values)
    return [value - middle for value in values]


def covariance(these: Sequence[float], those: Sequence[float]) -> float:
    """Give the covariance of deviations: Σ dx·dy / (n − 1), for at least two."""
    return fsum(map(mul, these, those)) / (len(these) - 1)


def largest_covariance(these: Sequence[float], those: Sequence[float]) -> float:
    """Give the covariance if the same values were matched highest with highest, and so on."""
    return covariance(sorted(these), sorted(those))


def share_of(part: float, whole: float, most: float = 1.0) -> float | None:
    """Give part / whole within −most and most, beyond which only rounding leads."""
    if whole <= 0 or not isfinite(ratio := part / whole):
        return None
    return max(-most, min(most, ratio))


def interval_of(correlation: float, n: int) -> tuple[float, float] | None:
    """Give a correlation's 95 % interval by Fisher's z: tanh(atanh r ± 1.96 / √(n − 3)).

    None for fewer than four pairs, and for a correlation of 1 or −1, where z has no bound.
    """
    if n < 4 or abs(correlation) >= 1 - TINY:
        return None
    middle, reach = atanh(correlation), NORMAL_95 / sqrt(n - 3)
    return tanh(middle - reach), tanh(middle + reach)


def skewness(away: Sequence[float]) -> float | None:
    """Give k3 / k2^(3/2) of deviations, by k-statistics: n² m3 / ((n − 1)(n − 2)) over s³."""
    n, unit = len(away), standardised(away)
    if n < 3 or unit is None:
        return None
    return n / ((n - 1) * (n - 2)) * powers(unit, 3)


def kurtosis(away: Sequence[float]) -> float | None:
    """Give k4 / k2² of deviations, by k-statistics; 0 for a normal distribution."""
    n, unit = len(away), standardised(away)
    if n < 4 or unit is None:
        return None
    fourth = n * (n + 1) / ((n - 1) * (n - 2) * (n - 3)) * powers(unit, 4)
    return fourth - 3 * (n - 1) ** 2 / ((n - 2) * (n - 3))


def standardised(away: Sequence[float]) -> list[float] | None:
    """Divide deviations by the standard deviation; None if there is none."""
    if len(away) < 2 or (spread := sqrt(covariance(away, away))) <= 0:
        return None
    return [one / spread for one in away]


def powers(values: Iterable[float], exponent: int) -> float:
    """Add up the values' powers."""
    return fsum(value**exponent for value in values)
