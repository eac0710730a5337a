"""Is a draft ready? Everything that it still needs, at once, and the question if it can be made."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from app.services.problems import ServiceError
from lessons.building import plain_of
from lessons.document import Lesson
from quizzes.checks import check_question
from quizzes.document import Question
from quizzes.types import TYPES, build_question
from quizzes.types.base import Finding

LONGEST = 2000
"""Letters of one text. A question has to fit on a page."""

BLANK = "…"
EMPTY = frozenset({"missing", "string_too_short", "too_short"})
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
    """Make the question of a draft's data and check it beside its lesson.

    Gaps are filled with anything until the rest can be read, so that an author hears all at once.
    """
    whole: dict[str, Any] = deepcopy({**data, "id": key, "type": type_name})
    findings, filled = list(too_long(data)), set[str]()
    while True:
        try:
            question = build_question(whole)
        except ValidationError as error:
            problems = problems_of(error)
            findings += map(finding_of, problems)
            fillable = [fill(whole, problem) for problem in problems]
            if not all(fillable) or filled.issuperset(map(gap_of, problems)):
                return Examined(None, tuple(findings))
            filled.update(map(gap_of, problems))
        else:
            return Examined(
                None if filled else question,
                (*findings, *beyond(check_question(question, lesson), filled)),
            )


def beyond(findings: Iterable[Finding], filled: Collection[str]) -> Iterator[Finding]:
    """Leave out what is only found because a gap was filled."""
    for finding in findings:
        inside = any(f"{finding.where}.".startswith(f"{path}.") for path in filled)
        guessed = filled and finding.code in GUESSED
        if not (inside or guessed or ("supports" in filled and finding.code == "no-evidence")):
            yield finding


def problems_of(error: ValidationError) -> list[ErrorDetails]:
    """List what is wrong; a list is not called too short because one of its rows is broken."""
    problems = error.errors(include_url=False, include_input=False)
    inner = {problem["loc"][:-n] for problem in problems for n in range(1, len(problem["loc"]))}
    return [p for p in problems if p["type"] != "too_short" or p["loc"] not in inner]


def finding_of(problem: ErrorDetails) -> Finding:
    """Say where a document is not yet one, in the paths of the editor's fields."""
    details = {name: str(value) for name, value in problem.get("ctx", {}).items()}
    return Finding(path_of(problem), problem["msg"], problem["type"], details)


def fill(data: Any, problem: ErrorDetails) -> bool:
    """Fill a gap with something, so that the rest can be read; tell whether that is possible."""
    if problem["type"] in UNMARKED:
        for number, option in enumerate(options_at(data, problem["loc"])):
            option["correct"] = number == 0
        return True
    if problem["type"] not in EMPTY or not problem["loc"]:
        return False
    *steps, last = problem["loc"]
    filling = sample_of(data["type"]) if not steps else {}
    for step in steps:
        data = data[step]
    data[last] = filling.get(str(last), BLANK)
    return isinstance(last, str)


def options_at(data: Any, place: Iterable[int | str]) -> list[dict[str, Any]]:
    """Find the options that a problem is about: those of a gap, or of the whole question."""
    for step in place:
        data = data[step]
    return data if isinstance(data, list) else list(data["options"])


def sample_of(type_name: str) -> dict[str, Any]:
    """Give the plain data of a type's own sample."""
    return plain_of(TYPES[type_name].samples().question)


def path_of(problem: ErrorDetails) -> str:
    """Write a place in a document as a path: options.0.text."""
    return ".".join(str(step) for step in problem["loc"])


def gap_of(problem: ErrorDetails) -> str:
    """Name what was filled: of options without a key only the mark, not all that they say."""
    return path_of(problem) + (".correct" if problem["type"] in UNMARKED else "")


def too_long(value: Any, path: str = "") -> Iterator[Finding]:
    """Find the texts that no page has room for."""
    if isinstance(value, str) and len(value) > LONGEST:
        details = {"longest": str(LONGEST), "length": str(len(value))}
        yield Finding(path, f"shorten this to {LONGEST} letters", "too-long", details)
    if isinstance(value, list):
        value = dict(enumerate(value))
    for step, inner in value.items() if isinstance(value, Mapping) else ():
        yield from too_long(inner, f"{path}.{step}".lstrip("."))
