"""The figures of item analysis as lines for the report: a name, a value or why there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.presentation import number, percent
from app.teach.wording import signed, two_places
from quizzes.item_statistics import ItemFigures, QuizFigures, Unsaid

REASONS = {
    Unsaid.TOO_FEW: _l("too few to say"),
    Unsaid.NO_SPREAD: _l("all have the same points"),
    Unsaid.NO_POINTS: _l("it earns no points"),
    Unsaid.ONE_QUESTION: _l("too few questions"),
    Unsaid.NEGATIVE: _l("none: it goes against the total"),
    Unsaid.NOT_ALL: _l("not everybody has points on it"),
    Unsaid.PERFECT: _l("none: the correlation is perfect"),
}

Writer = Callable[[Any], str]


@dataclass(frozen=True)
class Line:
    """A figure for a reader."""

    name: str
    value: str
    note: str = ""


def quiz_lines(figures: QuizFigures) -> Iterator[Line]:
    """Write the figures of a quiz."""
    yield _line(figures, "median", _("Median"), _points, _("points"))
    yield _line(figures, "sd", _("Standard deviation"), _points, _("points"))
    yield _line(figures, "skewness", _("Skewness"), _plain, _("0 if both sides are alike"))
    yield _line(figures, "kurtosis", _("Kurtosis"), _plain, _("0 for a bell curve"))
    alpha = _("how far the questions measure the same; 100% at most, may be below 0")
    yield _line(figures, "cic", _("Cronbach’s alpha"), _hundredth, alpha)
    ratio = _("how much of the spread is chance")
    yield _line(figures, "error_ratio", _("Error ratio"), _hundredth, ratio)
    error = _("points; a score is about so far up or down")
    yield _line(figures, "standard_error", _("Standard error of measurement"), _points, error)


def item_lines(figures: ItemFigures) -> Iterator[Line]:
    """Write the figures of a question."""
    rest = _("of −1 to 1; do those who know the rest know this? From 0.3 it is good")
    yield _line(figures, "correlation", _("Item–rest correlation"), _plain, rest)
    yield _line(figures, "interval", _("its 95% interval"), _between)
    index = _("item–rest correlation as a percentage")
    yield _line(figures, "discrimination", _("Discrimination index"), _hundredth, index)
    most = _("of the most that its facility allows")
    yield _line(figures, "efficiency", _("Discriminative efficiency"), _hundredth, most)
    tails = _("facility of the strongest 27%, less that of the weakest")
    yield _line(figures, "upper_lower", _("Upper–lower index"), _plain, tails)
    yield _line(figures, "sd", _("Standard deviation"), _plain, _("points"))
    if figures.guess is not None:
        yield Line(_("Random guesses earn"), percent(figures.guess))
    yield _line(figures, "intended_weight", _("Intended weight"), _hundredth)
    yield _line(figures, "effective_weight", _("Effective weight"), _hundredth)
    yield _line(figures, "alpha_without", _("Cronbach’s alpha without it"), percent)


def _line(figures: Any, name: str, title: str, write: Writer, note: str = "") -> Line:
    value = getattr(figures, name)
    if value is None:
        return Line(title, "–", str(REASONS[figures.unsaid[name]]))
    return Line(title, write(value), note)


def _points(value: float) -> str:
    return signed(number(value, 2))


def _plain(value: float) -> str:
    return two_places(value)


def _hundredth(value: float) -> str:
    return signed(percent(value / 100))


def _between(value: tuple[float, float]) -> str:
    low, high = map(_plain, value)
    return str(_("%(low)s to %(high)s", low=low, high=high))


def for_templates() -> dict[str, Any]:
    """Give the report's templates their lines."""
    return {"quiz_lines": quiz_lines, "item_lines": item_lines, "unsaid_words": REASONS}
