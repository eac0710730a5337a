"""Who chose an option, and how they did elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from quizzes.item_analysis.columns import Key
from quizzes.item_analysis.item import Item
from quizzes.item_analysis.moments import share_of


@dataclass(frozen=True)
class OptionFigures:
    """An option of a question that was asked of n: how many chose it, and who they were.

    `mean_total` and `mean_rest` are their means on the common questions, with and without this
    one; `point_biserial` correlates choosing it (1 or 0) with the total, `rest_biserial` with
    the rest. `upper` and `lower` count the choosers in the 27 % groups of size `tail`, with
    fractions for ties at the cut. None: too few to say, or nothing to compare.
    """

    key: str
    right: bool
    count: int
    share: float | None
    mean_total: float | None = None
    mean_rest: float | None = None
    point_biserial: float | None = None
    rest_biserial: float | None = None
    upper: float | None = None
    lower: float | None = None
    tail: float | None = None


def options_of(item: Item) -> tuple[OptionFigures, ...]:
    """Describe the options of a question, in the order of its keys."""
    choices = item.column.choices
    if choices is None:
        return ()
    codes = choices.codes[item.asked]
    return tuple(
        _option(item, key, np.array([key.name in one for one in choices.sets], dtype=bool)[codes])
        for key in item.column.keys
    )


def _option(item: Item, key: Key, chose: NDArray[np.bool_]) -> OptionFigures:
    """Describe an option, given who of those asked chose it.

    Point-biserial: the correlation of choosing (1 or 0) with t, and with r; Σ of the m choosers'
    deviations / √(Σ d² · m(n − m)/n). Source: the product-moment correlation; Lev 1949.
    """
    count, n = int(np.count_nonzero(chose)), item.n
    share = count / n if n else None
    if n < max(2, item.whole.fewest) or not item.whole.common:
        return OptionFigures(key.name, key.right, count, share)
    total_away, rest_away = (float(away[chose].sum()) for away in (item.total_away, item.rest_away))
    return OptionFigures(
        key=key.name,
        right=key.right,
        count=count,
        share=share,
        mean_total=item.total_mean + total_away / count if count else None,
        mean_rest=item.rest_mean + rest_away / count if count else None,
        point_biserial=_biserial(total_away, item.total_variance, count, n),
        rest_biserial=_biserial(rest_away, item.rest_variance, count, n),
        upper=float(item.tails.upper[chose].sum()),
        lower=float(item.tails.lower[chose].sum()),
        tail=item.tails.size,
    )


def _biserial(away: float, variance: float, m: int, n: int) -> float | None:
    if not 0 < m < n:
        return None
    return share_of(away, sqrt(variance * (n - 1)) * sqrt(m * (n - m) / n))
