"""The question types: one line each. Everything else asks here."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic_core import PydanticCustomError

from lessons.document import Lesson
from lessons.problems import unknown
from quizzes.document import Answer, JsonValue, MalformedError, Question, Raw
from quizzes.types import (
    evidence,
    gap,
    matching,
    multiple_choice,
    numerical,
    open_response,
    ordering,
    relations,
    short_answer,
    single_choice,
)
from quizzes.types.base import QuestionType

TYPES: dict[str, QuestionType] = {
    "single-choice": single_choice,
    "multiple-choice": multiple_choice,
    "matching": matching,
    "ordering": ordering,
    "short-answer": short_answer,
    "numerical": numerical,
    "gap": gap,
    "evidence": evidence,
    "relations": relations,
    "open-response": open_response,
}


def build_question(data: Mapping[str, Any]) -> Question:
    """Make a question of the type that the data name, or raise ValidationError or ValueError."""
    type_name = str(data.get("type", ""))
    if type_name not in TYPES:
        message = unknown("type", type_name, TYPES) if type_name else "'type' is missing; add it"
        raise PydanticCustomError("question-type", "{message}", {"message": message})
    return TYPES[type_name].build(data)


def question_from_json(text: str) -> Question:
    """Read a question of any type from what its to_json wrote."""
    return build_question(json.loads(text))


def type_of(question: Question) -> QuestionType:
    """Give the verbs for a question."""
    return TYPES[question.type]


def by_hand_only(question: Question) -> bool:
    """Tell whether only a teacher can mark the answers to a question."""
    return hasattr(question, "rubric")


def press(question: Question, raw: Raw, lesson: Lesson, seed: str) -> Answer | None:
    """Do what a button within the question asks, such as "up"; None if none was pressed.

    The page is shown again with the new answer. Only ordering has such buttons.
    """
    pressed = getattr(type_of(question), "press", None)
    return pressed(question, raw, lesson, seed) if pressed else None


def typed_again(question: Question, raw: Raw) -> JsonValue:
    """Give what was typed into a form that parse refused, so that its page shows it again.

    None where a page of ours cannot send anything wrong.
    """
    again = getattr(type_of(question), "typed_again", None)
    value: JsonValue = again(question, raw) if again else None
    return value


def may_rekey(question: Question) -> bool:
    """Tell whether another answer can be made the key; of what a teacher marks, none can."""
    return hasattr(type_of(question), "rekey")


def parse_key(question: Question, raw: Raw) -> Answer:
    """Turn a form into the answer that is to be the key, or raise MalformedError.

    A type whose key says more than an answer does, such as a tolerance, has a verb of its own.
    """
    type_ = type_of(question)
    parsed: Answer = getattr(type_, "parse_key", type_.parse)(question, raw)
    return parsed


def rekey(question: Question, key: Answer, lesson: Lesson) -> Question:
    """Give the question with another answer as its key, or raise MalformedError if it is none.

    Whatever the type makes of it, that answer then earns everything.
    """
    if not may_rekey(question):
        raise MalformedError("no-other-key", field="question")
    if key.blank:
        raise MalformedError("key-blank", field="question")
    type_ = type_of(question)
    keyed: Question = type_.rekey(question, key, lesson)  # type: ignore[attr-defined]
    if not type_.grade(keyed, key, lesson).right:
        raise MalformedError("key-incomplete", field="question")
    return keyed
