"""How a class did on each question: facility, what was chosen, and what stands out."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean

from app.services.responses import Asked, Responder, Response
from quizzes.document import Question
from quizzes.item_statistics import Response as Marked
from quizzes.item_statistics import distractor_table
from quizzes.short_text import normal_form
from quizzes.types import type_of

FEW = 10
"""Under so many responses, counts are shown and nothing is said about them."""
CLEARLY = 0.05
"""By how much the other questions must tell two groups apart before it is said that they do."""


class Remark(StrEnum):
    """What stands out about a question; a reason to read it again, not a verdict."""

    CHECK_KEY = "check-key"
    """A distractor was chosen more often than the key, by students who did better elsewhere."""
    HARD = "hard"
    EASY = "easy"


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
    remarks: Sequence[Remark]

    @property
    def few(self) -> bool:
        """Tell whether there are too few responses to say anything."""
        return self.n < FEW


@dataclass(frozen=True)
class QuestionReport:
    """A question by its key. Versions with other words or another key are counted apart."""

    key: str
    versions: Sequence[VersionReport]

    @property
    def question(self) -> Question:
        """Give the newest wording that was asked."""
        return self.versions[0].asked.question


def questions_of(responders: Sequence[Responder]) -> list[QuestionReport]:
    """Group responses by the question's key and, within it, by what was asked."""
    places: dict[str, int] = {}
    versions: dict[str, dict[str, list[Response]]] = defaultdict(lambda: defaultdict(list))
    marks = _Marks()
    for responder in responders:
        for place, (key, response) in enumerate(responder.responses.items()):
            places.setdefault(key, place)
            versions[key][marks.of(response.asked)].append(response)
    return [
        QuestionReport(key, newest_first([version_of(found) for found in versions[key].values()]))
        for key in sorted(places, key=lambda key: places[key])
    ]


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


def version_of(responses: Sequence[Response]) -> VersionReport:
    """Describe the responses to one version of a question."""
    facility = fmean(response.points for response in responses) if responses else None
    choices = choices_of(responses)
    return VersionReport(
        asked=max((response.asked for response in responses), key=lambda asked: asked.number),
        revisions=sorted({response.asked.number for response in responses}),
        n=len(responses),
        blank=sum(response.blank for response in responses),
        facility=facility,
        choices=choices,
        remarks=list(remarks_on(len(responses), facility, choices)),
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


def remarks_on(n: int, facility: float | None, choices: Sequence[Choice]) -> Iterator[Remark]:
    """Say what stands out, if there are enough responses to say anything."""
    if n < FEW or facility is None:
        return
    if any(outdoes_the_key(choice, choices) for choice in choices if not choice.right):
        yield Remark.CHECK_KEY
    elif facility < 0.3:
        yield Remark.HARD
    elif facility > 0.95:
        yield Remark.EASY


def outdoes_the_key(distractor: Choice, choices: Sequence[Choice]) -> bool:
    """Tell whether a distractor drew more students than the only key, and better ones."""
    keys = [choice for choice in choices if choice.right]
    if len(keys) != 1 or distractor.rest is None:
        return False
    key = keys[0]
    return distractor.count > key.count and distractor.rest - (key.rest or 0.0) >= CLEARLY
