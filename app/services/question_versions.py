"""A question's versions: responses to other words, or another key, are kept apart."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from app.services.responses import Asked, Outcome, Responses
from quizzes.document import Question
from quizzes.item_statistics import Numbers
from quizzes.mending import Kind
from quizzes.numbers import written
from quizzes.short_text import normal_form
from quizzes.types import type_of


@dataclass(frozen=True)
class Chosen:
    """A part of answers or of the key, and how many chose it."""

    key: str
    text: str
    right: bool
    accepted: bool
    """Whether a mending made it right beside the key."""
    count: int

    @property
    def earns(self) -> bool:
        """Tell whether it is right, by the key or by a mending."""
        return self.right or self.accepted


@dataclass(frozen=True, eq=False)
class Version:
    """The responses to one version of a question: the rows of attempts, and its outcomes."""

    asked: Asked
    revisions: Sequence[int]
    rows: Numbers
    outcomes: Mapping[int, Outcome]
    """By their codes."""

    @property
    def mended(self) -> Kind | None:
        """Tell how it was mended, if it was so wherever it was asked."""
        kinds = {outcome.asked.rule.kind for outcome in self.outcomes.values()}
        return kinds.pop() if len(kinds) == 1 else None


def versions_of(responses: Responses) -> list[Version]:
    """Tell versions apart, the one revised last first."""
    marks: dict[int, str] = {}
    by_mark: dict[str, dict[int, Outcome]] = {}
    for code, outcome in enumerate(responses.outcomes):
        mark = marks.setdefault(id(outcome.asked), "") or mark_of(outcome.asked)
        marks[id(outcome.asked)] = mark
        by_mark.setdefault(mark, {})[code] = outcome
    versions = [_version(responses, outcomes) for outcomes in by_mark.values()]
    return sorted(versions, key=lambda version: version.asked.number, reverse=True)


def mark_of(asked: Asked) -> str:
    """Mark a version by what the learner sees and by the key; feedback may be reworded."""
    question, lesson, type_ = asked.question, asked.lesson, type_of(asked.question)
    seen = type_.present(question, lesson, "")
    return json.dumps([seen, type_.key(question, lesson).value], sort_keys=True, default=str)


def _version(responses: Responses, outcomes: Mapping[int, Outcome]) -> Version:
    asked = {outcome.asked.number: outcome.asked for outcome in outcomes.values()}
    rows = np.flatnonzero(responses.among(outcomes))
    return Version(asked[max(asked)], sorted(asked), rows, outcomes)


def parts_of(version: Version, counts: Numbers) -> list[Chosen]:
    """Give all that was or could be chosen: the key first, then the most chosen.

    `counts` tells how often each outcome came.
    """
    found: dict[str, Chosen] = {}
    for code, outcome in version.outcomes.items():
        for part in outcome.grade.parts:
            new = Chosen(part.key, part.text or part.key, part.right, accepted=False, count=0)
            one = found.get(part.key) or new
            accepted = one.accepted or (not part.right and part.key in outcome.accepted)
            count = one.count + int(counts[code]) * part.chosen
            found[part.key] = replace(one, accepted=accepted, count=count)
    return sorted(found.values(), key=_key_first)


def _key_first(one: Chosen) -> tuple[bool, bool, int, str]:
    return not one.right, not one.accepted, -one.count, one.key


def choosers_of(version: Version, responses: Responses, key: str) -> Numbers:
    """Find the attempts that chose a part."""
    codes = [code for code, outcome in version.outcomes.items() if key in outcome.chosen]
    return np.flatnonzero(responses.among(codes))


def misconceptions_in(question: Question) -> Mapping[str, str]:
    """Give the misconceptions behind a question's distractors, by their keys."""
    options = (*getattr(question, "options", ()), *getattr(question, "wrong", ()))
    return {
        _part_of(option): option.misconception.value
        for option in options
        if getattr(option, "misconception", None)
    }


def _part_of(option: Any) -> str:
    """Name the part that a distractor is: by its key, its text or its number."""
    if (key := getattr(option, "key", None)) is not None:
        return str(key)
    if (text := getattr(option, "text", None)) is not None:
        return normal_form(text).removeprefix("the ")
    return written(option.value) if getattr(option, "value", None) is not None else ""
