"""A quiz and each of its questions, as figures with n and with reasons for what is not said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt
from typing import Any

import numpy as np

from quizzes.item_analysis import items
from quizzes.item_analysis.columns import FEWEST, Column, Unsaid
from quizzes.item_analysis.item import Item
from quizzes.item_analysis.items import Figure
from quizzes.item_analysis.moments import kurtosis, mean, skewness
from quizzes.item_analysis.options import OptionFigures, options_of
from quizzes.item_analysis.whole import Whole, alpha


@dataclass(frozen=True)
class ItemFigures:
    """A question's figures. `unsaid` gives the reason for each that is None.

    Shares of 1: facility, upper_lower, guess. Percentages: the weights, discrimination,
    efficiency. Between −1 and 1: correlation with its interval. In points: sd.
    """

    question: str
    n: int
    best: float
    facility: float | None
    sd: float | None
    intended_weight: float | None
    effective_weight: float | None
    guess: float | None
    discrimination: float | None
    efficiency: float | None
    upper_lower: float | None
    correlation: float | None
    interval: tuple[float, float] | None
    alpha_without: float | None
    options: tuple[OptionFigures, ...]
    unsaid: Mapping[str, Unsaid] = field(default_factory=dict)


@dataclass(frozen=True)
class QuizFigures:
    """A quiz's figures, over the questions that every attempt was asked.

    In points: mean, median, sd, standard_error. Percentages: cic (100 · Cronbach's alpha) and
    error_ratio. `unsaid` gives the reason for each that is None.
    """

    n: int
    best: float
    mean: float | None
    median: float | None
    sd: float | None
    skewness: float | None
    kurtosis: float | None
    cic: float | None
    error_ratio: float | None
    standard_error: float | None
    unsaid: Mapping[str, Unsaid] = field(default_factory=dict)

    @property
    def alpha(self) -> float | None:
        """Give Cronbach's alpha."""
        return None if self.cic is None else self.cic / 100


@dataclass(frozen=True)
class Analysis:
    """A quiz and its questions in order."""

    quiz: QuizFigures
    questions: tuple[ItemFigures, ...]


def analyse(columns: Sequence[Column], fewest: int = FEWEST) -> Analysis:
    """Analyse a quiz, given by a column a question.

    With fewer than `fewest` attempts, what compares attempts is not said.
    """
    whole = Whole(columns, fewest)
    inside = {id(column) for column in whole.common}
    figures = (describe_item(column, whole, inside=id(column) in inside) for column in columns)
    return Analysis(describe_quiz(whole), tuple(figures))


def describe_item(column: Column, whole: Whole, *, inside: bool) -> ItemFigures:
    """Describe a question beside a quiz; `inside` if its points are part of the common total."""
    item = Item(column, whole, inside)
    names = (
        "facility", "sd", "intended_weight", "effective_weight", "discrimination",
        "efficiency", "upper_lower", "correlation", "interval", "alpha_without",
    )  # fmt: skip
    said, unsaid = _split({name: getattr(items, name)(item) for name in names})
    return ItemFigures(
        question=column.question,
        n=item.n,
        best=column.best,
        guess=column.guess,
        options=options_of(item),
        unsaid=unsaid,
        **said,
    )


def describe_quiz(whole: Whole) -> QuizFigures:
    """Describe the totals t of n attempts at k questions.

    mean, median; sd s = √(Σ(t − mean)² / (n − 1)); skewness k3 / k2^1.5 and kurtosis k4 / k2²
    by Fisher's k-statistics; cic = 100 · alpha (Cronbach 1951); error ratio 100 · √(1 − alpha);
    standard error of measurement s · √(1 − alpha). Source: Moodle's quiz statistics.
    """
    totals, n = whole.totals, whole.n
    reliable = _reliability(whole)
    root = reliable if isinstance(reliable, Unsaid) else sqrt(max(0.0, 1 - reliable))
    spread: Figure = sqrt(whole.variance) if n > 1 else Unsaid.TOO_FEW
    shape = Unsaid.TOO_FEW if whole.few else Unsaid.NO_SPREAD
    said, unsaid = _split(
        {
            "mean": mean(totals) if n else Unsaid.TOO_FEW,
            "median": float(np.median(totals)) if n else Unsaid.TOO_FEW,
            "sd": spread,
            "skewness": _or_why(None if whole.few else skewness(whole.away), shape),
            "kurtosis": _or_why(None if whole.few else kurtosis(whole.away), shape),
            "cic": reliable if isinstance(reliable, Unsaid) else 100 * reliable,
            "error_ratio": root if isinstance(root, Unsaid) else 100 * root,
            "standard_error": root if isinstance(root, Unsaid) else root * sqrt(whole.variance),
        }
    )
    return QuizFigures(n=n, best=whole.best, unsaid=unsaid, **said)


def _reliability(whole: Whole) -> Figure:
    if whole.few:
        return Unsaid.TOO_FEW
    if len(whole.common) < 2:
        return Unsaid.ONE_QUESTION
    if not whole.variance:
        return Unsaid.NO_SPREAD
    return alpha(len(whole.common), whole.item_variances, whole.variance)


def _or_why(figure: float | None, why: Unsaid) -> Figure:
    return why if figure is None else figure


def _split(found: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Unsaid]]:
    """Part figures from reasons; a figure that has a reason is None."""
    unsaid = {name: one for name, one in found.items() if isinstance(one, Unsaid)}
    return {name: None if name in unsaid else one for name, one in found.items()}, unsaid
