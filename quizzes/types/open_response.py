"""Open response: a text of the learner's own, which a teacher marks with a rubric."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from lessons.document import Lesson, Text
from quizzes.document import Answer, Grade, JsonValue, MalformedError, Question, Raw
from quizzes.types.base import Finding, Sample, Samples, asked, text_or_none
from quizzes.types.options import keys_differ, ticked
from quizzes.types.review import reviewed
from quizzes.types.rubric import Criterion, shown
from quizzes.types.sample_lesson import LESSON
from quizzes.types.submission import storable, typed, typed_fields, typed_rows, with_keys

name = "open-response"
LONGEST = 10_000
Words = Annotated[int, Field(ge=1, le=2_000)]


class OpenResponse(Question):
    """A question answered in sentences. Nothing marks it but a teacher."""

    type: ClassVar[str] = name

    rubric: Annotated[tuple[Criterion, ...], Field(min_length=1), AfterValidator(keys_differ)]
    show_rubric: bool = False
    least_words: Words | None = None
    most_words: Words | None = None
    feedback: Text | None = None

    @model_validator(mode="after")
    def _words_are_a_range(self) -> OpenResponse:
        if self.least_words and self.most_words and self.least_words > self.most_words:
            message = "'least-words' is more than 'most-words'"
            raise PydanticCustomError("words-range", message)
        return self


model = OpenResponse


def build(data: Mapping[str, Any]) -> OpenResponse:
    """Make a question from plain data."""
    return OpenResponse.model_validate(data)


def present(question: OpenResponse, lesson: Lesson, seed: str) -> dict[str, Any]:
    """Give the stem and how much to write; the rubric if its author shows it."""
    return asked(question) | {
        "least": question.least_words,
        "most": question.most_words,
        "longest": LONGEST,
        "rubric": shown(question.rubric) if question.show_rubric else [],
    }


def parse(question: OpenResponse, raw: Raw) -> Answer:
    """Read the field `text`, with its line breaks."""
    texts = {storable(text) for text in raw.get("text", ())} - {""}
    if len(texts) > 1:
        raise MalformedError("more-than-one", field="text")
    text = next(iter(texts), None)
    if text is not None and len(text) > LONGEST:
        raise MalformedError("too-long", field="text", longest=str(LONGEST))
    return Answer(text)


def fields(question: OpenResponse, answer: Answer) -> Raw:
    """Give the field `text`."""
    return {"text": [text_or_none(answer.value) or ""]}


def typed_again(question: OpenResponse, raw: Raw) -> JsonValue:
    """Give a text that is too long as it was typed."""
    return typed(raw, "text")


def grade(question: OpenResponse, answer: Answer, lesson: Lesson) -> Grade:
    """Give nothing yet: what was written waits for a teacher; a blank answer has no points."""
    return Grade(Fraction(0), waiting=text_or_none(answer.value) is not None)


def review(question: OpenResponse, answer: Answer, lesson: Lesson, seed: str) -> dict[str, Any]:
    """Show what was written and the rubric; `marking` is filled in once a teacher has marked."""
    marked, text = grade(question, answer, lesson), text_or_none(answer.value)
    return reviewed(question, answer, marked, lesson) | {
        "given": text,
        "words": count_words(text or ""),
        "rubric": shown(question.rubric),
        "feedback": question.feedback,
        "marking": None,
    }


def count_words(text: str) -> int:
    """Count words: runs of letters and digits, with what joins them."""
    return len(re.findall(r"\w+(?:[’'-]\w+)*", text))


def check(question: OpenResponse, lesson: Lesson) -> Iterator[Finding]:
    """Ask for levels that differ in their points."""
    for number, criterion in enumerate(question.rubric):
        points = [level.points for level in criterion.levels]
        if len(set(points)) < len(points):
            what = f"two levels of '{criterion.key}' earn the same; make them differ, or join them"
            yield Finding(f"rubric.{number}.levels", what, "levels-alike")


def read_form(raw: Raw) -> dict[str, Any]:
    """Read rows `rubric-0-text` with rows `rubric-0-levels-0-text`, … within."""
    rows = typed_rows(raw, "rubric", ("key", "text"))
    found = (re.match(r"rubric-(\d{1,3})-levels", field) for field in raw)
    numbers = {int(match[1]) for match in found if match}
    rubric = []
    for number in sorted(numbers | rows.keys()):
        levels = typed_rows(raw, f"rubric-{number}-levels", ("key", "text", "points"))
        inner = with_keys(map(_with_number, levels.values()))
        if rows.get(number) or inner:
            rubric.append(rows.get(number, {}) | ({"levels": inner} if inner else {}))
    words = typed_fields(raw, "", ("least-words", "most-words"))
    return {
        **{field: _number(text) for field, text in words.items()},
        **typed_fields(raw, "", ("feedback",)),
        **({"show-rubric": True} if ticked(raw, "show-rubric") else {}),
        **({"rubric": with_keys(rubric)} if rubric else {}),
    }


def key(question: OpenResponse, lesson: Lesson) -> Answer:
    """Give none: there are many good ones."""
    return Answer()


def guess(question: OpenResponse, lesson: Lesson, chance: random.Random) -> Answer:
    """Copy any paragraph of the lesson."""
    texts = [paragraph.text for paragraph in lesson.paragraphs.values()]
    return Answer(chance.choice(texts)[:LONGEST] if texts else None)


def samples() -> Samples:
    """Make a question about the sample lesson."""
    texts = ("The League took it.\n\nIt fought for two days.", "\N{SNOWMAN} = <b> & more")
    return Samples(
        question=build(SAMPLE),
        lesson=LESSON,
        right=(),
        wrong=(),
        unmarked=tuple(Sample({"text": [text]}, Fraction(0)) for text in texts),
        blank=({}, {"text": [" \n "]}),
        malformed=({"text": ["x" * (LONGEST + 1)]}, {"text": ["River", "Hill"]}),
    )


def _number(text: str) -> int | str:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else text


def _with_number(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"points": _number(row["points"])} if "points" in row else row


SAMPLE = {
    "id": "why-it-changed-hands",
    "stem": "In your own words: how did the old bridge change hands, and who wanted that?",
    "level": "analyse",
    "claims": ["river-holds-bridge", "north-backs-league"],
    "least-words": 20,
    "most-words": 80,
    "feedback": "A good answer names the two days of fighting, and Northland's money.",
    "rubric": [
        {
            "key": "events",
            "text": "What happened",
            "levels": [
                {"key": "whole", "text": "Names both sides and the fighting.", "points": 2},
                {"key": "half", "text": "Names the sides, not the fighting.", "points": 1},
                {"key": "none", "text": "Says something else.", "points": 0},
            ],
        },
        {
            "key": "backer",
            "text": "Who wanted it",
            "levels": [
                {"key": "named", "text": "Names Northland and what it gives.", "points": 2},
                {"key": "unnamed", "text": "Names no backer.", "points": 0},
            ],
        },
    ],
}
