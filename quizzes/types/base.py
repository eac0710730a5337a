"""The verbs that every question type has. A type is one module that offers them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Protocol, TypeVar

from lessons.document import Lesson
from quizzes.document import Answer, Grade, JsonValue, Question, Raw

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Sample:
    """A submission a type makes of one of its own questions, and what it must earn."""

    raw: Raw
    points: Fraction


@dataclass(frozen=True)
class Samples:
    """A question with submissions of each sort, for the contract test.

    `partly` is empty for a type that gives all or nothing. `other_keys` could be the key instead,
    and `no_keys` are answers that could not.
    """

    question: Question
    lesson: Lesson
    right: tuple[Sample, ...]
    wrong: tuple[Sample, ...]
    blank: tuple[Raw, ...]
    partly: tuple[Sample, ...] = ()
    malformed: tuple[Raw, ...] = field(default=())
    unmarked: tuple[Sample, ...] = ()
    """What waits for a teacher. Only a type that is never marked automatically has such."""
    other_keys: tuple[Raw, ...] = ()
    no_keys: tuple[Raw, ...] = ()


@dataclass(frozen=True)
class Finding:
    """What makes a question unsound: where, as a path like "options.0.text", and what to do.

    The path is empty when it concerns the question as a whole. `code` names the reason, and
    `details` the things it is about, for an app that says it in words of its own.
    """

    where: str
    what: str
    code: str = ""
    details: Mapping[str, str] = field(default_factory=dict, hash=False)


class QuestionType(Protocol):
    """One kind of question. Every verb is a pure function.

    A type whose key can be changed after answers came in has `rekey(question, key, lesson)` too:
    the question with another answer as its key. It drops the feedback that no longer fits.
    """

    @property
    def name(self) -> str:
        """Name it in files, addresses and template folders, with hyphens: "single-choice"."""

    @property
    def model(self) -> type[Question]:
        """Give the document of its questions."""

    def build(self, data: Mapping[str, Any]) -> Question:
        """Make a question from plain data, or raise pydantic.ValidationError."""

    def present(self, question: Any, lesson: Lesson, seed: str) -> dict[str, Any]:
        """Give what a learner may see before release: no key, no feedback. Same seed, same order.

        The mapping is all that the `ask` template gets, with `answer` (the value stored so far).
        """

    def parse(self, question: Any, raw: Raw) -> Answer:
        """Turn a form into an answer of keys (blank if empty), or raise MalformedError."""

    def fields(self, question: Any, answer: Answer) -> Raw:
        """Give the form that a page would send for a well-formed answer: what parse undoes."""

    def grade(self, question: Any, answer: Answer, lesson: Lesson) -> Grade:
        """Mark an answer. Total: never raises on what parse can return, nor on stored values."""

    def review(self, question: Any, answer: Answer, lesson: Lesson, seed: str) -> dict[str, Any]:
        """Give what the `review` template shows after release: answered, key, feedback, parts."""

    def check(self, question: Any, lesson: Lesson) -> Iterator[Finding]:
        """Name what makes the question unsound beside this lesson, a sentence each."""

    def read_form(self, raw: Raw) -> dict[str, Any]:
        """Turn the `edit` template's own fields into plain data as in a file, however incomplete.

        Nothing typed is lost: the template shows the data as it was typed.
        """

    def key(self, question: Any, lesson: Lesson) -> Answer:
        """Give the answer that earns everything."""

    def guess(self, question: Any, lesson: Lesson, chance: random.Random) -> Answer:
        """Answer at random, as somebody would who has not read the lesson."""

    def samples(self) -> Samples:
        """Make a question and submissions of it: right, partly right, wrong, blank, malformed."""


def shuffled(things: Sequence[Thing], question: Question, seed: str) -> list[Thing]:
    """Give the things in an order that the seed and the question decide."""
    order = list(things)
    random.Random(seed + question.id).shuffle(order)  # noqa: S311 - an order is no secret
    return order


def asked(question: Question) -> dict[str, Any]:
    """Give what every view holds: type, stem and images, and nothing that leads to the key."""
    return {"type": question.type, "stem": question.stem} | pictured(question)


def pictured(question: Question) -> dict[str, Any]:
    """Give the images of a question, if it has any, as its pages show them."""
    return {"images": [image.shown() for image in question.images]} if question.images else {}


def share(right: int, of: int) -> Fraction:
    """Give points for so many right of so many; none of none is nothing."""
    return Fraction(right, of) if of > 0 else Fraction(0)


def text_or_none(value: JsonValue) -> str | None:
    """Read a stored value that should be a string; anything else is no answer."""
    return value if isinstance(value, str) else None


def mapping_or_empty(value: JsonValue) -> dict[str, JsonValue]:
    """Read a stored value that should be a mapping; anything else is no answer."""
    return value if isinstance(value, dict) else {}
