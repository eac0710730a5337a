"""Short ways to ask, answer and mark the sample questions."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

from lessons.document import Lesson
from quizzes.document import Answer, Grade, Question
from quizzes.types import TYPES, build_question, type_of
from quizzes.types.sample_lesson import LESSON


def sample(name: str, **changes: Any) -> Question:
    """Give the sample question of a type, with some fields changed; None drops a field."""
    plain = json.loads(TYPES[name].samples().question.to_json())
    changed = {**plain, **{field.replace("_", "-"): value for field, value in changes.items()}}
    return build_question({name: value for name, value in changed.items() if value is not None})


def with_changes(lesson: Lesson, **changes: Any) -> Lesson:
    """Make a lesson anew with changes; a mere copy would keep what it remembers of the old one."""
    fields = {name: getattr(lesson, name) for name in Lesson.model_fields}
    return Lesson(**fields | changes)


def parse(question: Question, **fields: str | list[str]) -> Answer:
    """Parse a form; underscores in names stand for hyphens."""
    raw = {
        name.replace("_", "-"): [value] if isinstance(value, str) else value
        for name, value in fields.items()
    }
    return type_of(question).parse(question, raw)


def grade(question: Question, answer: Answer) -> Grade:
    """Mark an answer beside the sample lesson."""
    return type_of(question).grade(question, answer, LESSON)


def points(question: Question, **fields: str | list[str]) -> Fraction:
    """Parse a form and mark it."""
    return grade(question, parse(question, **fields)).points


def view(question: Question, seed: str = "seed") -> dict[str, Any]:
    """Present a question beside the sample lesson."""
    return type_of(question).present(question, LESSON, seed)


def review(question: Question, answer: Answer, seed: str = "seed") -> dict[str, Any]:
    """Review an answer beside the sample lesson."""
    return type_of(question).review(question, answer, LESSON, seed)


def findings(question: Question) -> list[str]:
    """List what is unsound beside the sample lesson, as "where: what"."""
    return [f"{f.where}: {f.what}" for f in type_of(question).check(question, LESSON)]


def form(name: str, **fields: str | list[str]) -> dict[str, Any]:
    """Read an editor's form; underscores in names stand for hyphens."""
    raw = {
        field.replace("_", "-"): [value] if isinstance(value, str) else value
        for field, value in fields.items()
    }
    return TYPES[name].read_form(raw)
