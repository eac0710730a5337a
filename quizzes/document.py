"""The values of a quiz: questions, answers and grades. They never change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any, ClassVar, TypeAlias

from pydantic import (
    BeforeValidator,
    Field,
    SerializeAsAny,
    SerializerFunctionWrapHandler,
    field_validator,
    model_serializer,
    model_validator,
)
from pydantic_core import PydanticCustomError

from lessons.document import Document, Key, Text
from quizzes.image import MOST_IMAGES, Image

JsonValue: TypeAlias = bool | int | float | str | list["JsonValue"] | dict[str, "JsonValue"] | None
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


class Waiver(Document):
    """A rule of item writing that is knowingly not followed here, and why."""

    rule: Key
    reason: Text


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
    `waived` names rules of item writing that are knowingly not followed; `images` are shown
    below the question, or with one of its options.
    Plain data and JSON carry the type's name under `type`.
    """

    type: ClassVar[str]

    id: Key
    stem: Text
    level: Level
    claims: tuple[Key, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    explanation: Text | None = None
    waived: tuple[Waiver, ...] = ()
    images: Annotated[tuple[Image, ...], Field(max_length=MOST_IMAGES)] = ()

    @property
    def rests_on(self) -> tuple[str, ...]:
        """Name every claim that the question rests on, each once."""
        return tuple(dict.fromkeys(self.claims))

    @model_validator(mode="before")
    @classmethod
    def _read_type(cls, data: Any) -> Any:
        if isinstance(data, Mapping) and data.get("type") == getattr(cls, "type", None):
            return {name: value for name, value in data.items() if name != "type"}
        return data

    @model_serializer(mode="wrap")
    def _write_type(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {"type": self.type, **handler(self)}


def question_of(data: Any) -> Any:
    """Make a question of its own type from plain data; leave a question as it is."""
    if not isinstance(data, Mapping):
        return data
    from quizzes.types import build_question  # noqa: PLC0415 - the types are made of this module

    return build_question(data)


class Quiz(Document):
    """Questions on a lesson, in order. Written to JSON with each question's type."""

    slug: Key
    title: Text
    summary: Text
    lesson: Key
    waived: tuple[Waiver, ...] = ()
    questions: tuple[Annotated[SerializeAsAny[Question], BeforeValidator(question_of)], ...]

    @field_validator("questions")
    @classmethod
    def _ids_differ(cls, questions: tuple[Question, ...]) -> tuple[Question, ...]:
        ids = [question.id for question in questions]
        if twice := sorted({id_ for id_ in ids if ids.count(id_) > 1}):
            raise PydanticCustomError(
                "id-twice", "two questions have the id {ids}; give each its own", {"ids": twice[0]}
            )
        return questions


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
    """One part of the answer or of the key: an option, a pair, a tie.

    `right` tells whether it belongs to the key, `chosen` whether the learner gave it.
    `text` is the part as a reader knows it; `code` names an error for the page's words.
    """

    key: str
    right: bool
    chosen: bool = True
    text: str = ""
    feedback: str | None = None
    code: str | None = None


@dataclass(frozen=True)
class Grade:
    """Points from 0 to 1 for one question, and the parts they come from.

    What is `waiting` has no points yet: only a teacher can mark it.
    """

    points: Fraction
    parts: tuple[Part, ...] = ()
    waiting: bool = False

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
