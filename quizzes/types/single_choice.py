"""Single choice: one key among distractors. True or false is a preset of it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from lessons.document import Lesson
from quizzes.document import Answer, Grade, Option, Question, Raw
from quizzes.types.base import Finding, Sample, Samples, asked, shuffled, text_or_none
from quizzes.types.options import (
    check_options,
    keys_differ,
    offered,
    option_parts,
    read_options,
    rekeyed,
    reviewed_options,
    right_keys,
    ticked,
)
from quizzes.types.review import reviewed
from quizzes.types.sample_lesson import LESSON
from quizzes.types.submission import known, one_value

name = "single-choice"
TRUE_FALSE = {"true": "True", "false": "False"}


class SingleChoice(Question):
    """A question with one right option."""

    type: ClassVar[str] = name

    options: Annotated[tuple[Option, ...], Field(min_length=2), AfterValidator(keys_differ)]
    preset: Literal["true-false"] | None = None
    shuffle: bool = True

    @model_validator(mode="before")
    @classmethod
    def _word_the_preset(cls, data: Any) -> Any:
        if not isinstance(data, Mapping) or data.get("preset") != "true-false":
            return data
        options = data.get("options")
        if not isinstance(options, list | tuple):
            return data
        return {**data, "options": [_worded(option) for option in options]}

    @field_validator("options")
    @classmethod
    def _one_is_right(cls, options: tuple[Option, ...]) -> tuple[Option, ...]:
        if (count := len(right_keys(options))) != 1:
            message = "mark exactly one option with 'correct: true'; {count} are"
            raise PydanticCustomError("one-key", message, {"count": count})
        return options

    @model_validator(mode="after")
    def _preset_is_kept(self) -> SingleChoice:
        if self.preset and {option.key for option in self.options} != set(TRUE_FALSE):
            message = "a true-false question has the options 'true' and 'false', and no other"
            raise PydanticCustomError("true-false", message)
        return self


model = SingleChoice


def build(data: Mapping[str, Any]) -> SingleChoice:
    """Make a question from plain data."""
    return SingleChoice.model_validate(data)


def present(question: SingleChoice, lesson: Lesson, seed: str) -> dict[str, Any]:
    """Give the options in this learner's order."""
    return asked(question) | {
        "preset": question.preset,
        "options": offered(_order(question, seed)),
    }


def parse(question: SingleChoice, raw: Raw) -> Answer:
    """Read the field `choice`: the key of an option."""
    choice = one_value(raw, "choice")
    if choice is None:
        return Answer()
    return Answer(known(choice, _keys(question), "choice"))


def fields(question: SingleChoice, answer: Answer) -> Raw:
    """Give the field `choice`."""
    return {"choice": [str(answer.value or "")]}


def grade(question: SingleChoice, answer: Answer, lesson: Lesson) -> Grade:
    """Give the point for the right option."""
    choice = text_or_none(answer.value)
    right = choice is not None and choice in right_keys(question.options)
    return Grade(Fraction(right), option_parts(question.options, {choice} if choice else ()))


def review(question: SingleChoice, answer: Answer, lesson: Lesson, seed: str) -> dict[str, Any]:
    """Show every option as it was asked, which was chosen, which is right, and why."""
    marked = grade(question, answer, lesson)
    return reviewed(question, answer, marked, lesson) | {
        "preset": question.preset,
        "options": reviewed_options(_order(question, seed), marked.parts),
    }


def check(question: SingleChoice, lesson: Lesson) -> Iterator[Finding]:
    """Ask for feedback, and for options that differ."""
    return check_options(question.options)


def read_form(raw: Raw) -> dict[str, Any]:
    """Read rows `options-0-text`, …; the radio `options-correct` holds the number of the key."""
    marked = one_value({"marked": raw.get("options-correct", ())[:1]}, "marked")
    options = read_options(raw, lambda number: str(number) == marked)
    preset = {"preset": "true-false"} if ticked(raw, "preset") else {}
    shuffle = {} if ticked(raw, "shuffle") or preset else {"shuffle": False}
    return {**preset, **shuffle, "options": options}


def key(question: SingleChoice, lesson: Lesson) -> Answer:
    """Give the right option."""
    return Answer(right_keys(question.options)[0])


def rekey(question: SingleChoice, key: Answer, lesson: Lesson) -> SingleChoice:
    """Make another option the key."""
    right = known(str(key.value), _keys(question), "choice")
    return question.model_copy(update={"options": rekeyed(question.options, {right})})


def guess(question: SingleChoice, lesson: Lesson, chance: random.Random) -> Answer:
    """Choose any option."""
    return Answer(chance.choice(_keys(question)))


def samples() -> Samples:
    """Make a question about the sample lesson."""
    return Samples(
        question=build(SAMPLE),
        lesson=LESSON,
        right=(Sample({"choice": ["river"]}, Fraction(1)),),
        wrong=(Sample({"choice": ["hill"]}, Fraction(0)),),
        blank=({}, {"choice": [""]}),
        malformed=({"choice": ["sea"]}, {"choice": ["river", "hill"]}),
        other_keys=({"choice": ["hill"]},),
    )


def _keys(question: SingleChoice) -> list[str]:
    return [option.key for option in question.options]


def _order(question: SingleChoice, seed: str) -> list[Option]:
    if question.preset or not question.shuffle:
        return list(question.options)
    return shuffled(question.options, question, seed)


def _worded(option: Any) -> Any:
    """Write out an option of the preset: its key may be a bare true or false."""
    if not isinstance(option, Mapping):
        return option
    key_ = str(option.get("key")).lower()
    return {"text": TRUE_FALSE.get(key_, key_), **option, "key": key_}


SAMPLE = {
    "id": "who-holds-the-bridge",
    "stem": "Who holds the old bridge?",
    "level": "remember",
    "claims": ["river-holds-bridge"],
    "options": [
        {"key": "river", "text": "The River League", "correct": True, "feedback": "It says so."},
        {"key": "hill", "text": "The Hill Front", "feedback": "It holds the pass."},
        {"key": "marsh", "text": "The Marsh Guard", "feedback": "It only watches."},
    ],
}
