"""Numerical: a number, compared exactly with what is accepted, give or take a tolerance."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, ClassVar

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from lessons.document import Lesson, Text
from quizzes.amounts import Accepted, Foreseen, read_margin
from quizzes.document import (
    Answer,
    Grade,
    JsonValue,
    MalformedError,
    Part,
    Question,
    Raw,
)
from quizzes.numbers import UnreadableError, readings, written
from quizzes.types.base import (
    Finding,
    Sample,
    Samples,
    asked,
    mapping_or_empty,
    text_or_none,
)
from quizzes.types.review import reviewed
from quizzes.types.sample_lesson import LESSON
from quizzes.types.submission import all_values, one_value, typed_fields, typed_rows

name = "numerical"
LONGEST = 60
AMOUNT = ("value", "tolerance", "least", "most")


class Numerical(Question):
    """A question answered with a number. The unit stands beside the field."""

    type: ClassVar[str] = name

    answers: tuple[Accepted, ...]
    unit: Annotated[Text, Field(max_length=20)] | None = None
    wrong: tuple[Foreseen, ...] = ()
    else_feedback: Text | None = None

    @field_validator("answers")
    @classmethod
    def _something_earns_all(cls, answers: tuple[Accepted, ...]) -> tuple[Accepted, ...]:
        if not any(answer.points == "1" for answer in answers):
            message = "no answer earns the whole point; leave 'points' out for the right one"
            raise PydanticCustomError("no-full-answer", message)
        return answers


model = Numerical


def build(data: Mapping[str, Any]) -> Numerical:
    """Make a question from plain data."""
    return Numerical.model_validate(data)


def present(question: Numerical, lesson: Lesson, seed: str) -> dict[str, Any]:
    """Give the stem, the unit, and how long an answer may be."""
    return asked(question) | {"unit": question.unit, "longest": LONGEST}


def parse(question: Numerical, raw: Raw) -> Answer:
    """Read the field `number`, kept as it was typed if it can be read."""
    text = one_value(raw, "number")
    if text is None:
        return Answer()
    if len(text) > LONGEST:
        raise MalformedError("too-long", field="number", longest=str(LONGEST))
    try:
        readings(text, question.unit or "")
    except UnreadableError as error:
        raise MalformedError(error.code, field="number", text=error.text) from error
    return Answer(text)


def parse_key(question: Numerical, raw: Raw) -> Answer:
    """Read a number that is to be right, and in `tolerance` how far from it one may be."""
    given, margin = parse(question, raw), one_value(raw, "tolerance")
    if given.blank or margin is None:
        return given
    return Answer({"number": given.value, "tolerance": read_margin(margin)})


def fields(question: Numerical, answer: Answer) -> Raw:
    """Give the field `number`."""
    return {"number": [text_or_none(answer.value) or ""]}


def typed_again(question: Numerical, raw: Raw) -> JsonValue:
    """Give what is no number as it was typed."""
    return " ".join(all_values(raw, "number"))


def grade(question: Numerical, answer: Answer, lesson: Lesson) -> Grade:
    """Give the points of the best accepted amount that holds the number."""
    numbers = _numbers(question, answer)
    found = _best(question, numbers)
    earned = Fraction(found.points) if found else Fraction(0)
    key_part = Part("key", True, earned == 1, accepted(question), _full(question)[0].feedback)
    if earned == 1 or not numbers:
        return Grade(earned, (key_part,))
    given, reply = str(answer.value), _reply(question, numbers)
    return Grade(earned, (Part(written(numbers[0]), False, True, given, reply), key_part))


def review(question: Numerical, answer: Answer, lesson: Lesson, seed: str) -> dict[str, Any]:
    """Show what was typed, what earns points, and why."""
    marked, numbers = grade(question, answer, lesson), _numbers(question, answer)
    return reviewed(question, answer, marked, lesson) | {
        "given": text_or_none(answer.value),
        "unit": question.unit,
        "accepted": [
            {"text": a.says(question.unit or ""), "points": float(Fraction(a.points))}
            for a in question.answers
        ],
        "reply": _reply(question, numbers) if numbers else None,
        "feedback": None if marked.right else _full(question)[0].feedback,
    }


def accepted(question: Numerical) -> str:
    """Write what earns the whole point."""
    return " · ".join(answer.says(question.unit or "") for answer in _full(question))


def check(question: Numerical, lesson: Lesson) -> Iterator[Finding]:
    """Ask for feedback, and for wrong amounts that are not accepted as right."""
    for number, answer in enumerate(question.answers):
        if not answer.feedback:
            what = f"'{answer.says()}' needs feedback, which says why it is right"
            yield Finding(f"answers.{number}", what, "needs-feedback")
    if not question.else_feedback:
        what = "write 'else-feedback' for wrong answers that nobody foresaw"
        yield Finding("else-feedback", what, "needs-else-feedback")
    for number, wrong in enumerate(question.wrong):
        if wrong.value is not None and _best(question, (wrong.value,)):
            text = wrong.says()
            what = f"'{text}' is accepted as right; remove it"
            details = {"text": text}
            yield Finding(f"wrong.{number}.value", what, "wrong-accepted", details)


def read_form(raw: Raw) -> dict[str, Any]:
    """Read rows `answers-0-value`, … and `wrong-0-value`, …."""
    answers = typed_rows(raw, "answers", (*AMOUNT, "points", "feedback"))
    wrong = typed_rows(raw, "wrong", (*AMOUNT, "feedback", "misconception"))
    return {
        **typed_fields(raw, "", ("unit", "else-feedback")),
        **({"answers": list(answers.values())} if answers else {}),
        **({"wrong": list(wrong.values())} if wrong else {}),
    }


def key(question: Numerical, lesson: Lesson) -> Answer:
    """Give the first number that earns everything."""
    right = _full(question)[0]
    return Answer(written(right.value if right.value is not None else right.least or Decimal(0)))


def rekey(question: Numerical, key: Answer, lesson: Lesson) -> Numerical:
    """Give the whole point to this number alone; parts of it stay where they are."""
    numbers, margin = _numbers(question, key), mapping_or_empty(key.value).get("tolerance")
    best = _best(question, numbers)
    if not numbers or (margin is None and best and best.points == "1"):
        return question
    parts = (answer for answer in question.answers if answer.points != "1")
    right = Accepted(value=numbers[0], tolerance=read_margin(margin))
    return question.model_copy(update={"answers": (right, *parts)})


def guess(question: Numerical, lesson: Lesson, chance: random.Random) -> Answer:
    """Write a foreseen wrong number, or any."""
    foreseen = [wrong.value for wrong in question.wrong if wrong.value is not None]
    return Answer(written(chance.choice([*foreseen, Decimal(chance.randrange(1000))])))


def samples() -> Samples:
    """Make a question about the sample lesson."""
    right = ("2", "2.0", "+2 days", "0,2e1", "\N{FULLWIDTH DIGIT TWO}")
    return Samples(
        question=build(SAMPLE),
        lesson=LESSON,
        right=tuple(Sample({"number": [text]}, Fraction(1)) for text in right),
        partly=(Sample({"number": ["2.5"]}, Fraction(1, 2)),),
        wrong=(
            Sample({"number": ["\N{MINUS SIGN}2"]}, Fraction(0)),
            Sample({"number": ["1,000"]}, Fraction(0)),
        ),
        blank=({}, {"number": ["  "]}),
        malformed=({"number": ["two"]}, {"number": ["1,2,3"]}, {"number": ["1", "2"]}),
        other_keys=({"number": ["2.5"]}, {"number": ["7"], "tolerance": ["10 %"]}),
    )


def _numbers(question: Numerical, answer: Answer) -> tuple[Decimal, ...]:
    """Read a learner's number, or that of a key with its tolerance."""
    typed = text_or_none(mapping_or_empty(answer.value).get("number", answer.value))
    try:
        return readings((typed or "")[:LONGEST], question.unit or "")
    except UnreadableError:
        return ()


def _full(question: Numerical) -> list[Accepted]:
    return [answer for answer in question.answers if answer.points == "1"]


def _best(question: Numerical, numbers: tuple[Decimal, ...]) -> Accepted | None:
    fitting = [answer for answer in question.answers if answer.holds(numbers)]
    return max(fitting, key=lambda answer: Fraction(answer.points), default=None)


def _reply(question: Numerical, numbers: tuple[Decimal, ...]) -> str | None:
    """Give the feedback to what was answered."""
    if found := _best(question, numbers):
        return found.feedback
    foreseen = (wrong.feedback for wrong in question.wrong if wrong.holds(numbers))
    return next(foreseen, question.else_feedback)


SAMPLE = {
    "id": "how-long-the-fighting",
    "stem": "How many days did the two sides fight for the bridge?",
    "level": "remember",
    "claims": ["league-fights-front"],
    "unit": "days",
    "answers": [
        {"value": "2", "feedback": "The second sentence says so."},
        {"least": "1.5", "most": "2.5", "points": "1/2", "feedback": "Nearly: two whole days."},
    ],
    "wrong": [
        {"value": "3", "feedback": "March is the third month.", "misconception": "number-mixed-up"}
    ],
    "else-feedback": "Read the second sentence again.",
}
