"""How a class did on each question: facility, what was chosen, and what stands out."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from app.services.item_figures import figures_of
from app.services.responses import Asked, Responder, Response
from quizzes.document import Question
from quizzes.item_statistics import (
    FEWEST,
    Flag,
    ItemFigures,
    OptionFigures,
    Sign,
    Whole,
    distractor_table,
    flags_of,
)
from quizzes.item_statistics import Response as Marked
from quizzes.short_text import normal_form
from quizzes.types import type_of

FEW = FEWEST
"""Under so many responses, counts are shown and nothing is said about them."""


@dataclass(frozen=True)
class Choice:
    """A part of the answers or of the key: how many chose it, and how they did elsewhere."""

    key: str
    text: str
    right: bool
    count: int
    rest: float | None
    """The mean of what choosers earned on the other questions, as a share."""
    misconception: str | None


@dataclass(frozen=True)
class VersionReport:
    """A question as it was asked of n students: one wording, one key, in some revisions."""

    asked: Asked
    revisions: Sequence[int]
    n: int
    blank: int
    facility: float | None
    choices: Sequence[Choice]
    figures: ItemFigures
    flags: Sequence[Flag]

    @property
    def few(self) -> bool:
        """Tell whether there are too few responses to say anything."""
        return self.n < FEW

    def option(self, key: str) -> OptionFigures | None:
        """Give the figures of an option, if it has any."""
        return next((option for option in self.figures.options if option.key == key), None)

    @property
    def signs(self) -> list[Sign]:
        """Name what stands out."""
        return [flag.sign for flag in self.flags]


@dataclass(frozen=True)
class QuestionReport:
    """A question by its key. Versions with other words or another key are counted apart."""

    key: str
    versions: Sequence[VersionReport]

    @property
    def question(self) -> Question:
        """Give the newest wording that was asked."""
        return self.versions[0].asked.question


def questions_of(responders: Sequence[Responder], whole: Whole) -> list[QuestionReport]:
    """Group responses by the question's key and, within it, by what was asked."""
    marks = _Marks()
    return [
        QuestionReport(column.question, _versions(column.question, responders, whole, marks))
        for column in whole.columns
    ]


def _versions(
    key: str, responders: Sequence[Responder], whole: Whole, marks: _Marks
) -> list[VersionReport]:
    found: dict[str, dict[int, Response]] = defaultdict(dict)
    for row, responder in enumerate(responders):
        if (response := responder.responses.get(key)) is not None:
            found[marks.of(response.asked)][row] = response
    return newest_first([version_of(rows, whole) for rows in found.values()])


class _Marks:
    """Tell versions apart by what the learner sees and by the key; feedback may be reworded."""

    def __init__(self) -> None:
        self._known: dict[int, str] = {}

    def of(self, asked: Asked) -> str:
        if id(asked) not in self._known:
            question, lesson, type_ = asked.question, asked.lesson, type_of(asked.question)
            seen = type_.present(question, lesson, "")
            key = type_.key(question, lesson).value
            self._known[id(asked)] = json.dumps([seen, key], sort_keys=True, default=str)
        return self._known[id(asked)]


def newest_first(versions: Sequence[VersionReport]) -> list[VersionReport]:
    """Sort versions, the one revised last first."""
    return sorted(versions, key=lambda version: version.asked.number, reverse=True)


def version_of(rows: Mapping[int, Response], whole: Whole) -> VersionReport:
    """Describe the responses to one version of a question, given by the attempt's row."""
    responses = list(rows.values())
    asked = max((response.asked for response in responses), key=lambda asked: asked.number)
    figures = figures_of(asked, rows, whole)
    lists_options = hasattr(asked.question, "options")
    return VersionReport(
        asked=asked,
        revisions=sorted({response.asked.number for response in responses}),
        n=len(responses),
        blank=sum(response.blank for response in responses),
        facility=figures.facility,
        choices=choices_of(responses),
        figures=figures,
        flags=flags_of(figures, whole.fewest, unchosen=lists_options),
    )


def choices_of(responses: Sequence[Response]) -> list[Choice]:
    """Count what was chosen; what belongs to the key comes first."""
    named = misconceptions_in(responses[0].asked.question)
    table = distractor_table([Marked(one.points, one.grade.parts) for one in responses])
    return [
        Choice(
            key=row.key,
            text=row.text or row.key,
            right=row.right,
            count=row.count,
            rest=rest_of(responses, row.key),
            misconception=named.get(row.key),
        )
        for row in table
    ]


def rest_of(responses: Sequence[Response], key: str) -> float | None:
    """Give the mean that those who chose a part earned on the other questions."""
    shares = [
        response.rest
        for response in responses
        if response.rest is not None
        and any(part.key == key and part.chosen for part in response.grade.parts)
    ]
    return fmean(shares) if shares else None


def misconceptions_in(question: Question) -> Mapping[str, str]:
    """Give the misconceptions behind a question's distractors, by their keys."""
    options = (*getattr(question, "options", ()), *getattr(question, "wrong", ()))
    return {
        getattr(option, "key", None)
        or normal_form(option.text).removeprefix("the "): option.misconception.value
        for option in options
        if getattr(option, "misconception", None)
    }
