"""A question as an item writer looks at it: stem, options and keys, whatever its type."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from lessons.building import plain_of
from lessons.document import Lesson
from quizzes.document import Question
from quizzes.item_writing.wording import outside_quotes

OF_CHOICE = frozenset({"single-choice", "multiple-choice"})
UNSAID = frozenset({"id", "type", "level", "claims", "evidence", "key", "match", "misconception"})
UNSAID |= {"waived", "actor", "actors", "passage", "supports", "preset", "accept"}
UNSAID |= {"value", "tolerance", "least", "most", "points"}
"""Fields that say nothing in the author's own words. A learner may type what we would not write,
so the accepted spellings of a short answer are not ours either."""


@dataclass(frozen=True)
class Choice:
    """An option, and where it stands: "options.2.text"."""

    where: str
    text: str
    right: bool


@dataclass(frozen=True)
class Hit:
    """A place where a rule is not followed, and the things that it is about."""

    where: str
    details: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Item:
    """A question beside its lesson."""

    question: Question
    lesson: Lesson

    @property
    def stem(self) -> str:
        """Give the stem."""
        return self.question.stem

    @property
    def statement(self) -> bool:
        """Tell whether the stem is a statement, to be judged true or false."""
        return getattr(self.question, "preset", None) is not None

    @property
    def english(self) -> bool:
        """Tell whether rules about English words apply."""
        return self.lesson.language.lower().startswith("en")

    @property
    def one_key(self) -> bool:
        """Tell whether one option of several is to be chosen."""
        return self.question.type == "single-choice" and not self.statement

    @property
    def shuffled(self) -> bool:
        """Tell whether each learner sees the options in another order."""
        return not self.statement and bool(getattr(self.question, "shuffle", False))

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        """Give the options that an author has written; true and false are not among them."""
        if self.question.type not in OF_CHOICE or self.statement:
            return ()
        options = enumerate(getattr(self.question, "options", ()))
        return tuple(Choice(f"options.{n}.text", o.text, o.correct) for n, o in options)

    @cached_property
    def lists(self) -> tuple[tuple[Choice, ...], ...]:
        """Give the options of each gap of a text."""
        gaps = enumerate(getattr(self.question, "gaps", ()))
        return tuple(
            tuple(
                Choice(f"gaps.{n}.options.{m}.text", o.text, o.correct)
                for m, o in enumerate(gap.options)
            )
            for n, gap in gaps
        )

    @property
    def offered(self) -> Iterator[Choice]:
        """Give every option that is chosen from, whatever list it is in."""
        yield from (*self.choices, *(choice for choices in self.lists for choice in choices))

    @property
    def keys(self) -> list[Choice]:
        """Give the right options."""
        return [choice for choice in self.choices if choice.right]

    @property
    def distractors(self) -> list[Choice]:
        """Give the wrong options."""
        return [choice for choice in self.choices if not choice.right]

    def said(self) -> Iterator[tuple[str, str]]:
        """Give every text in the author's own words with its place; what is quoted is left out."""
        for where, text in _texts(plain_of(self.question)):
            yield where, outside_quotes(text)


Check: TypeAlias = Callable[[Item], Iterator[Hit]]


def _texts(value: object, where: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield where, value
    if isinstance(value, list):
        value = dict(enumerate(value))
    for step, inner in value.items() if isinstance(value, dict) else ():
        if step not in UNSAID:
            yield from _texts(inner, f"{where}.{step}".lstrip("."))
