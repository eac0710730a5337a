"""The values of a quiz: questions, answers and grades. They never change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar, TypeAlias

from pydantic import SerializeAsAny

from lessons.document import Document, Key, Text

JsonValue: TypeAlias = (
    None | bool | int | float | str | list["JsonValue"] | dict[str, "JsonValue"]
)
Raw: TypeAlias = Mapping[str, Sequence[str]]
"""A form as it was sent: field name to all its values."""


class Level(StrEnum):
    """What a question asks of the learner (Anderson and Krathwohl 2001)."""

    REMEMBER = "remember"
    UNDERSTAND = "understand"
    APPLY = "apply"
    ANALYSE = "analyse"


class Misconception(StrEnum):
    """The error of thought that a distractor stands for."""

    ALL_REBELS_ONE = "all-rebels-one"
    SNA_IS_SDF = "sna-is-sdf"
    BACKED_IS_CONTROLLED = "backed-is-controlled"
    ENEMY_OF_ENEMY = "enemy-of-enemy"
    ANALYSIS_AS_FACT = "analysis-as-fact"
    LATER_READ_BACK = "later-read-back"
    WRONG_DIRECTION = "wrong-direction"
    WRONG_ACTOR = "wrong-actor"
    NUMBER_MIXED_UP = "number-mixed-up"


class Evidence(Document):
    """Exact words of a paragraph of the lesson."""

    paragraph: Key
    words: Text


class Option(Document):
    """A choice. Its key means the same after shuffling and editing."""

    key: Key
    text: Text
    correct: bool = False
    feedback: Text | None = None
    misconception: Misconception | None = None


class Question(Document):
    """What every type of question has; each type adds its own fields.

    `claims` name rows of the lesson's ledger; their words are evidence. `evidence` adds more.
    """

    type: ClassVar[str]

    id: Key
    stem: Text
    level: Level
    claims: tuple[Key, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    explanation: Text | None = None


class Quiz(Document):
    """Questions on a lesson, in order. Written to JSON with each question's type."""

    slug: Key
    title: Text
    summary: Text
    lesson: Key
    questions: tuple[SerializeAsAny[Question], ...]


@dataclass(frozen=True)
class Answer:
    """A well-formed answer, made of keys only; a blank one has the value None."""

    value: JsonValue = None

    @property
    def blank(self) -> bool:
        """Tell whether nothing was answered."""
        return self.value is None


@dataclass(frozen=True)
class Part:
    """One graded part of an answer: an option, a pair, a tie."""

    key: str
    right: bool
    chosen: bool = True
    feedback: str | None = None


@dataclass(frozen=True)
class Grade:
    """Points from 0 to 1 for one question, and the parts they come from."""

    points: Fraction
    parts: tuple[Part, ...] = ()

    @property
    def right(self) -> bool:
        """Tell whether the answer earned everything."""
        return self.points == 1


class MalformedError(Exception):
    """A submission that no page of ours sends. `code` names the reason for the page's words."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code = code
        self.details = details
