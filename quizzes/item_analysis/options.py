"""Who chose an option, and how they did elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt

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
    if not item.column.chosen:
        return ()
    sets = _choosers(item)
    return tuple(
        _option(
            item, key, [p for chosen, places in sets.items() if key.name in chosen for p in places]
        )
        for key in item.column.keys
    )


def _choosers(item: Item) -> dict[tuple[str, ...], list[int]]:
    """Group those who were asked by what they chose; the same choice is looked at once."""
    sets: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, row in enumerate(item.asked):
        sets[tuple(item.column.chosen[row])].append(place)
    return sets


def _option(item: Item, key: Key, places: Sequence[int]) -> OptionFigures:
    count, n = len(places), item.n
    share = count / n if n else None
    if n < max(2, item.whole.fewest) or not item.whole.common:
        return OptionFigures(key.name, key.right, count, share)
    total_away, rest_away = (_add(away, places) for away in (item.total_away, item.rest_away))
    return OptionFigures(
        key=key.name,
        right=key.right,
        count=count,
        share=share,
        mean_total=item.total_mean + total_away / count if count else None,
        mean_rest=item.rest_mean + rest_away / count if count else None,
        point_biserial=_biserial(total_away, item.total_variance, count, n),
        rest_biserial=_biserial(rest_away, item.rest_variance, count, n),
        upper=_add(item.tails.upper, places),
        lower=_add(item.tails.lower, places),
        tail=item.tails.size,
    )


def _add(values: Sequence[float], places: Sequence[int]) -> float:
    return fsum(map(values.__getitem__, places))


def _biserial(away: float, variance: float, m: int, n: int) -> float | None:
    """Correlate choosing with points: Σ of the m choosers' deviations / √(Σd² · m(n − m)/n)."""
    if not 0 < m < n:
        return None
    return share_of(away, sqrt(variance * (n - 1)) * sqrt(m * (n - m) / n))
