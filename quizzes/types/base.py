"""The verbs that every question type has. A type is one module that offers them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Protocol

from lessons.document import Lesson
from quizzes.document import Answer, Grade, JsonValue, Question, Raw


@dataclass(frozen=True)
class Sample:
    """A submission a type makes of one of its own questions, and what it must earn."""

    raw: Raw
    points: Fraction


@dataclass(frozen=True)
class Samples:
    """A question with submissions of each sort, for the contract test and the demo class."""

    question: Question
    lesson: Lesson
    right: tuple[Sample, ...]
    partly: tuple[Sample, ...]
    wrong: tuple[Sample, ...]
    blank: tuple[Raw, ...]
    malformed: tuple[Raw, ...] = field(default=())


class QuestionType(Protocol):
    """One kind of question. Every method is a pure function."""

    name: str
    """Its name in files, addresses and template folders, with hyphens: "single-choice"."""

    def build(self, data: Mapping[str, Any]) -> Question:
        """Make a question from plain data, or raise pydantic.ValidationError."""

    def present(self, question: Any, lesson: Lesson, seed: str) -> Mapping[str, JsonValue]:
        """Give what a learner may see before release: no key, no feedback. Same seed, same order.

        The mapping is all that the `ask` template gets, with `answer` (the value stored so far).
        """

    def parse(self, question: Any, raw: Raw) -> Answer:
        """Turn a form into an answer of keys (blank if empty), or raise MalformedError."""

    def grade(self, question: Any, answer: Answer, lesson: Lesson) -> Grade:
        """Mark an answer. Total: never raises on what parse can return, nor on stored values."""

    def review(self, question: Any, answer: Answer, lesson: Lesson, seed: str) -> Mapping[str, Any]:
        """Give what the `review` template shows after release: answered, key, feedback, parts."""

    def check(self, question: Any, lesson: Lesson) -> Iterator[str]:
        """Name what makes the question unsound beside this lesson, a sentence each."""

    def samples(self) -> Samples:
        """Make a question and submissions of it: right, partly right, wrong, blank, malformed."""
