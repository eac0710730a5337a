"""Multiple choice: all the right options, and no other."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, Field, field_validator
from pydantic_core import PydanticCustomError

from lessons.document import Lesson
from quizzes.document import Answer, Grade, JsonValue, Option, Question, Raw
from quizzes.types.base import Finding, Sample, Samples, asked, share, shuffled
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
from quizzes.types.submission import all_values, known

name = "multiple-choice"


class MultipleChoice(Question):
    """A question with one right option or several."""

    type: ClassVar[str] = name

    options: Annotated[tuple[Option, ...], Field(min_length=2), AfterValidator(keys_differ)]
    shuffle: bool = True

    @field_validator("options")
    @classmethod
    def _some_are_right(cls, options: tuple[Option, ...]) -> tuple[Option, ...]:
        if not right_keys(options):
            raise PydanticCustomError("no-key", "mark each right option with 'correct: true'")
        return options


model = MultipleChoice


def build(data: Mapping[str, Any]) -> MultipleChoice:
    """Make a question from plain data."""
    return MultipleChoice.model_validate(data)


def present(question: MultipleChoice, lesson: Lesson, seed: str) -> dict[str, Any]:
    """Give the options in this learner's order."""
    return asked(question) | {"options": offered(_order(question, seed))}


def parse(question: MultipleChoice, raw: Raw) -> Answer:
    """Read the field `choice`, repeated: the keys of options, stored in the question's order."""
    chosen = {known(value, _keys(question), "choice") for value in all_values(raw, "choice")}
    return _answer(question, chosen)


def fields(question: MultipleChoice, answer: Answer) -> Raw:
    """Give the field `choice`, once for each option."""
    chosen = _chosen(question, answer.value)
    return {"choice": [key_ for key_ in _keys(question) if key_ in chosen]}


def grade(question: MultipleChoice, answer: Answer, lesson: Lesson) -> Grade:
    """Give (right − wrong) / keys, never below 0."""
    chosen = _chosen(question, answer.value)
    keys = set(right_keys(question.options))
    earned = len(chosen & keys) - len(chosen - keys)
    return Grade(share(max(0, earned), len(keys)), option_parts(question.options, chosen))


def review(question: MultipleChoice, answer: Answer, lesson: Lesson, seed: str) -> dict[str, Any]:
    """Show every option as it was asked, which were chosen, which are right, and why."""
    marked = grade(question, answer, lesson)
    return reviewed(question, answer, marked, lesson) | {
        "options": reviewed_options(_order(question, seed), marked.parts)
    }


def check(question: MultipleChoice, lesson: Lesson) -> Iterator[Finding]:
    """Ask for feedback, for options that differ, and for at least one distractor."""
    yield from check_options(question.options)
    if all(option.correct for option in question.options):
        yield Finding("options", "every option is right; add a distractor", "all-right")


def read_form(raw: Raw) -> dict[str, Any]:
    """Read rows `options-0-text`, …; a checkbox `options-0-correct` marks each key."""
    options = read_options(raw, lambda number: ticked(raw, f"options-{number}-correct"))
    return {**({} if ticked(raw, "shuffle") else {"shuffle": False}), "options": options}


def key(question: MultipleChoice, lesson: Lesson) -> Answer:
    """Give the right options."""
    return _answer(question, set(right_keys(question.options)))


def rekey(question: MultipleChoice, key: Answer, lesson: Lesson) -> MultipleChoice:
    """Make other options the key."""
    return question.model_copy(
        update={"options": rekeyed(question.options, _chosen(question, key.value))}
    )


def guess(question: MultipleChoice, lesson: Lesson, chance: random.Random) -> Answer:
    """Tick each option or not."""
    return _answer(question, {key_ for key_ in _keys(question) if chance.random() < 0.5})


def samples() -> Samples:
    """Make a question about the sample lesson."""
    return Samples(
        question=build(SAMPLE),
        lesson=LESSON,
        right=(Sample({"choice": ["north", "south"]}, share(1, 1)),),
        partly=(Sample({"choice": ["south"]}, share(1, 2)),),
        wrong=(
            Sample({"choice": ["guard"]}, share(0, 2)),
            Sample({"choice": ["north", "south", "guard", "league"]}, share(0, 2)),
        ),
        blank=({}, {"choice": ["", ""]}),
        malformed=({"choice": ["north", "westland"]},),
        other_keys=({"choice": ["north"]}, {"choice": ["north", "south", "guard"]}),
    )


def _keys(question: MultipleChoice) -> list[str]:
    return [option.key for option in question.options]


def _answer(question: MultipleChoice, chosen: set[str]) -> Answer:
    return Answer([key_ for key_ in _keys(question) if key_ in chosen] or None)


def _chosen(question: MultipleChoice, value: JsonValue) -> set[str]:
    values = value if isinstance(value, list) else []
    return {key_ for key_ in _keys(question) if key_ in values}


def _order(question: MultipleChoice, seed: str) -> list[Option]:
    return shuffled(question.options, question, seed) if question.shuffle else [*question.options]


SAMPLE = {
    "id": "who-backs-somebody",
    "stem": "Which of these back one of the two sides with money or arms?",
    "level": "understand",
    "claims": ["north-backs-league", "south-backs-front"],
    "options": [
        {"key": "north", "text": "Northland", "correct": True, "feedback": "It pays for boats."},
        {"key": "south", "text": "Southland", "correct": True, "feedback": "It sends arms."},
        {"key": "guard", "text": "The Marsh Guard", "feedback": "It lets them pass, no more."},
        {"key": "league", "text": "The River League", "feedback": "It is one of the sides."},
    ],
}
