"""A question's versions: responses to other words, or another key, are kept apart."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from app.services.crowds import Asked, Outcome, Responses
from quizzes.document import Question
from quizzes.item_statistics import Numbers
from quizzes.short_text import normal_form
from quizzes.types import type_of


@dataclass(frozen=True, eq=False)
class Version:
    """The responses to one version of a question: the rows of attempts, and its outcomes."""

    asked: Asked
    revisions: Sequence[int]
    rows: Numbers
    outcomes: Mapping[int, Outcome]
    """By their codes."""


def versions_of(responses: Responses) -> list[Version]:
    """Tell versions apart, the one revised last first."""
    marks: dict[int, str] = {}
    by_mark: dict[str, dict[int, Outcome]] = {}
    for code, outcome in enumerate(responses.outcomes):
        mark = marks.setdefault(id(outcome.asked), "") or mark_of(outcome.asked)
        marks[id(outcome.asked)] = mark
        by_mark.setdefault(mark, {})[code] = outcome
    versions = [_version(responses, outcomes) for outcomes in by_mark.values()]
    return sorted(filter(_counts, versions), key=lambda version: version.asked.number, reverse=True)


def mark_of(asked: Asked) -> str:
    """Mark a version by what the learner sees and by the key; feedback may be reworded."""
    question, lesson, type_ = asked.question, asked.lesson, type_of(asked.question)
    seen = type_.present(question, lesson, "")
    return json.dumps([seen, type_.key(question, lesson).value], sort_keys=True, default=str)


def _counts(version: Version) -> bool:
    return len(version.rows) > 0


def _version(responses: Responses, outcomes: Mapping[int, Outcome]) -> Version:
    asked = {outcome.asked.number: outcome.asked for outcome in outcomes.values()}
    rows = np.flatnonzero(np.isin(responses.codes, list(outcomes)))
    return Version(asked[max(asked)], sorted(asked), rows, outcomes)


def parts_of(outcomes: Iterable[Outcome]) -> dict[str, tuple[bool, str]]:
    """Give all that was or could be chosen: whether it is right, and how it reads."""
    return {
        part.key: (part.right, part.text or part.key)
        for outcome in outcomes
        for part in outcome.grade.parts
    }


def choosers_of(version: Version, responses: Responses, key: str) -> Numbers:
    """Find the attempts that chose a part."""
    codes = [code for code, outcome in version.outcomes.items() if key in outcome.chosen]
    return version.rows[np.isin(responses.codes[version.rows], codes)]


def misconceptions_in(question: Question) -> Mapping[str, str]:
    """Give the misconceptions behind a question's distractors, by their keys."""
    options = (*getattr(question, "options", ()), *getattr(question, "wrong", ()))
    return {
        getattr(option, "key", None)
        or normal_form(option.text).removeprefix("the "): option.misconception.value
        for option in options
        if getattr(option, "misconception", None)
    }
