"""What stands out about a question, as codes. A flag is a reason to read it again, no verdict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from quizzes.item_analysis.analysis import ItemFigures
from quizzes.item_analysis.columns import FEWEST
from quizzes.item_analysis.options import OptionFigures

FEWEST_CHOOSERS = 3
"""So many must have chosen a distractor before it can put the key in doubt."""
CLEARLY = 0.1
"""How far choosing it must go with points elsewhere, as a correlation."""
USEFUL = 0.3
"""An item–rest correlation from which a question is usually called good."""
EASY, HARD = 0.95, 0.3


class Sign(StrEnum):
    """What stands out, the most urgent first."""

    CHECK_KEY = "check-key"
    """Of the strong, more chose a distractor than the only key: the key may be wrong."""
    AGAINST = "against"
    """Those who did well elsewhere did worse here: the whole interval is below 0."""
    HARD = "hard"
    """Fewer than 30 % of the points were earned, or no more than by guessing."""
    FLAT = "flat"
    """It does not tell students apart: the whole interval is below 0.3."""
    EASY = "easy"
    """More than 95 % of the points were earned: it cannot tell students apart."""
    UNCHOSEN = "unchosen"
    """Nobody chose these distractors."""


@dataclass(frozen=True)
class Flag:
    """A sign, and the keys of the options that it is about: the distractor before the key."""

    sign: Sign
    options: tuple[str, ...] = ()


def flags_of(item: ItemFigures, fewest: int = FEWEST, *, unchosen: bool = True) -> list[Flag]:
    """Say what stands out, if there are enough attempts to say anything.

    `unchosen` tells whether a distractor that nobody chose is worth a word; not where every
    sentence of a passage is an option.
    """
    if item.n < fewest or item.facility is None:
        return []
    flags = [flag for flag in (_key_in_doubt(item) or _figures(item),) if flag]
    if unchosen and Sign.EASY not in {flag.sign for flag in flags}:
        flags += _unchosen(item, fewest)
    return flags


def _key_in_doubt(item: ItemFigures) -> Flag | None:
    keys = [option for option in item.options if option.right]
    if len(keys) != 1:
        return None
    rivals = [one for one in item.options if not one.right and _outdoes(one, keys[0])]
    rivals.sort(key=lambda one: one.upper or 0.0)
    return Flag(Sign.CHECK_KEY, (rivals[-1].key, keys[0].key)) if rivals else None


def _outdoes(distractor: OptionFigures, key: OptionFigures) -> bool:
    """Tell whether the strong prefer a distractor, and its choosers are the better ones."""
    if distractor.upper is None or key.upper is None or distractor.rest_biserial is None:
        return False
    return (
        distractor.count >= FEWEST_CHOOSERS
        and distractor.upper > key.upper
        and distractor.rest_biserial >= CLEARLY
        and (key.rest_biserial is None or key.rest_biserial < 0)
    )


def _figures(item: ItemFigures) -> Flag | None:
    return next((Flag(sign) for sign in _signs(item)), None)


def _signs(item: ItemFigures) -> Iterator[Sign]:
    facility, high = item.facility or 0.0, item.interval[1] if item.interval else None
    if high is not None and high < 0:
        yield Sign.AGAINST
    if facility < HARD or (item.guess is not None and facility < item.guess):
        yield Sign.HARD
    if facility > EASY:
        yield Sign.EASY
    if high is not None and high < USEFUL:
        yield Sign.FLAT


def _unchosen(item: ItemFigures, fewest: int) -> Iterator[Flag]:
    if sum(option.count for option in item.options) < fewest:
        return
    nobody = tuple(one.key for one in item.options if not one.right and not one.count)
    if nobody:
        yield Flag(Sign.UNCHOSEN, nobody)
