"""Gap: a text with gaps, and for each the options that may fill it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from lessons.document import Lesson, Text
from quizzes.document import Answer, Grade, JsonValue, Option, Part, Question, Raw
from quizzes.types.base import Finding, Sample, Samples, asked, mapping_or_empty, share, shuffled
from quizzes.types.gap_text import MARK, Gap, pieces_of
from quizzes.types.options import (
    check_options,
    keys_differ,
    offered,
    read_options,
    ticked,
)
from quizzes.types.review import reviewed
from quizzes.types.sample_lesson import LESSON
from quizzes.types.submission import (
    choices_by_part,
    known,
    one_value,
    typed_fields,
    typed_rows,
    with_keys,
)

name = "gap"


class GapText(Question):
    """A text with gaps."""

    type: ClassVar[str] = name

    text: Text
    gaps: Annotated[tuple[Gap, ...], Field(min_length=1), AfterValidator(keys_differ)]
    shuffle: bool = True

    @model_validator(mode="after")
    def _gaps_stand_in_the_text(self) -> GapText:
        marks, keys = MARK.findall(self.text), [gap.key for gap in self.gaps]
        for key_ in keys:
            if marks.count(key_) != 1:
                message = "write {gap} once in the text, where its gap is"
                raise PydanticCustomError("gap-not-in-text", message, {"gap": f"{{{key_}}}"})
        for mark in marks:
            if mark not in keys:
                message = "the text has {gap}, which is none of the gaps"
                raise PydanticCustomError("gap-unknown", message, {"gap": f"{{{mark}}}"})
        return self


model = GapText


def build(data: Mapping[str, Any]) -> GapText:
    """Make a question from plain data."""
    return GapText.model_validate(data)


def present(question: GapText, lesson: Lesson, seed: str) -> dict[str, Any]:
    """Give the paragraphs in pieces: texts, and gaps with their options in this learner's order."""
    return asked(question) | {
        "count": len(question.gaps),
        "paragraphs": pieces_of(
            question.text,
            question.gaps,
            lambda gap: {"options": offered(_order(question, gap, seed))},
        ),
    }


def parse(question: GapText, raw: Raw) -> Answer:
    """Read a field `gap-<key>` each: the key of an option."""
    options = {gap.key: [option.key for option in gap.options] for gap in question.gaps}
    chosen = choices_by_part(raw, "gap-", list(options))
    for gap, choice in chosen.items():
        known(choice, options[gap], f"gap-{gap}")
    return _answer(chosen)


def fields(question: GapText, answer: Answer) -> Raw:
    """Give a field `gap-<key>` each."""
    chosen = mapping_or_empty(answer.value)
    return {f"gap-{gap}": [str(choice)] for gap, choice in chosen.items()}


def grade(question: GapText, answer: Answer, lesson: Lesson) -> Grade:
    """Give gaps filled rightly / gaps."""
    chosen = mapping_or_empty(answer.value)
    right = sum(chosen.get(gap.key) == gap.right.key for gap in question.gaps)
    parts = (part for gap in question.gaps for part in _parts(question, gap, chosen.get(gap.key)))
    return Grade(share(right, len(question.gaps)), tuple(parts))


def review(question: GapText, answer: Answer, lesson: Lesson, seed: str) -> dict[str, Any]:
    """Show the text as it was filled; for each gap what is right, and why."""
    chosen = mapping_or_empty(answer.value)
    marked = grade(question, answer, lesson)
    return reviewed(question, answer, marked, lesson) | {
        "paragraphs": pieces_of(
            question.text, question.gaps, lambda gap: _filled(gap, chosen.get(gap.key))
        )
    }


def check(question: GapText, lesson: Lesson) -> Iterator[Finding]:
    """Ask for feedback, and for options that differ, in each gap."""
    for number, gap in enumerate(question.gaps):
        for finding in check_options(gap.options):
            where = f"gaps.{number}.{finding.where}"
            yield Finding(where, f"gap '{gap.key}': {finding.what}", finding.code, finding.details)


def read_form(raw: Raw) -> dict[str, Any]:
    """Read `text`, and rows `gaps-0-key` with rows `gaps-0-options-0-text`, … within.

    A gap that is new in the text gets a row.
    """
    rows = typed_rows(raw, "gaps", ("key",))
    numbers = {
        int(found[1]) for field in raw if (found := re.match(r"gaps-(\d{1,3})-options", field))
    }
    gaps = []
    for number in sorted(numbers | rows.keys()):
        options = _read_options(raw, f"gaps-{number}-")
        if rows.get(number) or options:
            gaps.append(rows.get(number, {}) | ({"options": options} if options else {}))
    text = typed_fields(raw, "", ("text",))
    keys = [gap.get("key") for gap in gaps]
    gaps += [{"key": mark} for mark in MARK.findall(text.get("text", "")) if mark not in keys]
    shuffle = {} if ticked(raw, "shuffle") else {"shuffle": False}
    return {**text, **shuffle, "gaps": with_keys(gaps)}


def key(question: GapText, lesson: Lesson) -> Answer:
    """Fill each gap rightly."""
    return _answer({gap.key: gap.right.key for gap in question.gaps})


def rekey(question: GapText, key: Answer, lesson: Lesson) -> GapText:
    """Make the option chosen for each gap its right one."""
    chosen = mapping_or_empty(key.value)
    gaps = tuple(gap.rekeyed(chosen.get(gap.key)) for gap in question.gaps)
    return question.model_copy(update={"gaps": gaps})


def guess(question: GapText, lesson: Lesson, chance: random.Random) -> Answer:
    """Fill each gap with anything."""
    return _answer({gap.key: chance.choice(gap.options).key for gap in question.gaps})


def samples() -> Samples:
    """Make a question about the sample lesson."""
    return Samples(
        question=build(SAMPLE),
        lesson=LESSON,
        right=(Sample({"gap-giver": ["north"], "gap-taker": ["front"]}, share(2, 2)),),
        partly=(
            Sample({"gap-giver": ["north"], "gap-taker": ["guard"]}, share(1, 2)),
            Sample({"gap-taker": ["front"]}, share(1, 2)),
        ),
        wrong=(Sample({"gap-giver": ["south"], "gap-taker": ["guard"]}, share(0, 2)),),
        blank=({}, {"gap-giver": [""], "gap-taker": [""]}),
        malformed=(
            {"gap-giver": ["guard"]},
            {"gap-sea": ["north"]},
            {"gap-giver": ["north", "south"]},
        ),
        other_keys=({"gap-giver": ["south"], "gap-taker": ["front"]},),
        no_keys=({"gap-taker": ["front"]},),
    )


def _answer(chosen: Mapping[str, str]) -> Answer:
    value: dict[str, JsonValue] = dict(chosen)
    return Answer(value or None)


def _order(question: GapText, gap: Gap, seed: str) -> list[Option]:
    return (
        shuffled(gap.options, question, seed + gap.key) if question.shuffle else list(gap.options)
    )


def _filled(gap: Gap, given: JsonValue) -> dict[str, Any]:
    taken = next((option for option in gap.options if option.key == given), None)
    return {
        "chosen": taken.text if taken else None,
        "right": gap.right.text,
        "correct": taken is gap.right,
        "feedback": (taken or gap.right).feedback,
        "why": gap.right.feedback if taken and taken is not gap.right else None,
    }


def _parts(question: GapText, gap: Gap, given: JsonValue) -> Iterator[Part]:
    number = [each.key for each in question.gaps].index(gap.key) + 1
    for option in gap.options:
        text = f"({number}) {option.text}"
        chosen = option.key == given
        yield Part(f"{gap.key}={option.key}", option.correct, chosen, text, option.feedback)


def _read_options(raw: Raw, prefix: str) -> list[dict[str, Any]]:
    inner = {f.removeprefix(prefix): raw[f] for f in raw if f.startswith(f"{prefix}options-")}
    marked = one_value({"marked": inner.get("options-correct", ())[:1]}, "marked")
    return read_options(inner, lambda number: str(number) == marked)


SAMPLE = {
    "id": "who-arms-whom",
    "stem": "Complete both sentences with what the lesson says.",
    "level": "remember",
    "claims": ["north-backs-league", "south-backs-front"],
    "text": "The boats are paid for by {giver}. Southland's arms go to {taker}.",
    "gaps": [
        {
            "key": "giver",
            "options": [
                {"key": "north", "text": "Northland", "correct": True, "feedback": "It pays."},
                {"key": "south", "text": "Southland", "feedback": "It sends arms."},
                {"key": "front", "text": "the Hill Front", "feedback": "It has no boats."},
            ],
        },
        {
            "key": "taker",
            "options": [
                {"key": "guard", "text": "the Marsh Guard", "feedback": "It only watches."},
                {
                    "key": "front",
                    "text": "the Hill Front",
                    "correct": True,
                    "feedback": "So it is",
                },
                {"key": "league", "text": "the River League", "feedback": "It gets boats."},
            ],
        },
    ],
}
