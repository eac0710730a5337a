"""Is a draft ready? Everything that it still needs, at once, and the question if it can be made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from app.services.problems import ServiceError
from lessons.document import Lesson
from quizzes.checks import check_question
from quizzes.document import Level, Question
from quizzes.types import build_question
from quizzes.types.base import Finding

LONGEST = 2000
"""Letters of one text. A question has to fit on a page."""

BLANK = "…"
EMPTY = frozenset({"missing", "string_too_short"})
UNMARKED = frozenset({"one-key", "no-key"})
GUESSED = frozenset({"right-misconception", "all-right"})
"""What is only found because an option was taken for the key."""


class UnsoundError(ServiceError):
    """A draft that cannot be published; `findings` say where and what to do."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("; ".join(f"{finding.where}: {finding.what}" for finding in findings))
        self.findings = tuple(findings)


@dataclass(frozen=True)
class Examined:
    """What came of a draft: the question, if one can be made of it, and all that it needs."""

    question: Question | None
    findings: tuple[Finding, ...]


def examine(data: Mapping[str, Any], type_name: str, lesson: Lesson, key: str) -> Examined:
    """Make the question of a draft's data and check it beside its lesson."""
    whole = {**data, "id": key, "type": type_name}
    long = tuple(too_long(data))
    try:
        question = build_question(whole)
    except ValidationError as error:
        findings = (*findings_of(error), *findings_beyond(error, whole, lesson))
        return Examined(None, (*findings, *long))
    return Examined(question, (*check_question(question, lesson), *long))


def findings_of(error: ValidationError) -> list[Finding]:
    """Say where a document is not yet one, in the paths of the editor's fields."""
    return [
        Finding(
            path_of(problem),
            problem["msg"],
            problem["type"],
            {name: str(value) for name, value in problem.get("ctx", {}).items()},
        )
        for problem in error.errors(include_url=False, include_input=False)
    ]


def findings_beyond(
    error: ValidationError, data: dict[str, Any], lesson: Lesson
) -> Iterator[Finding]:
    """Check what is written already as if the gaps were filled: an author hears all at once."""
    patched, filled = deepcopy(data), set()
    for problem in error.errors(include_url=False, include_input=False):
        if not fill(patched, problem):
            return
        filled.add(path_of(problem))
    try:
        question = build_question(patched)
    except ValidationError as second:
        yield from findings_of(second)
        return
    for found in check_question(question, lesson):
        if found.where not in filled and found.code not in GUESSED:
            yield found


def fill(data: Any, problem: ErrorDetails) -> bool:
    """Fill a gap with something, so that the rest can be read; tell whether that is possible."""
    if problem["type"] in UNMARKED:
        for number, option in enumerate(data["options"]):
            option["correct"] = number == 0
        return True
    if problem["type"] not in EMPTY or not problem["loc"]:
        return False
    *steps, last = problem["loc"]
    for step in steps:
        data = data[step]
    data[last] = Level.REMEMBER.value if last == "level" else BLANK
    return isinstance(last, str)


def path_of(problem: ErrorDetails) -> str:
    """Write a place in a document as a path: options.0.text."""
    return ".".join(str(step) for step in problem["loc"])


def too_long(value: Any, path: str = "") -> Iterator[Finding]:
    """Find the texts that no page has room for."""
    if isinstance(value, str) and len(value) > LONGEST:
        details = {"longest": str(LONGEST), "length": str(len(value))}
        yield Finding(path, f"shorten this to {LONGEST} letters", "too-long", details)
    if isinstance(value, list):
        value = dict(enumerate(value))
    for step, inner in value.items() if isinstance(value, Mapping) else ():
        yield from too_long(inner, f"{path}.{step}".lstrip("."))
