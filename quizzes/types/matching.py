"""Matching: a choice for each prompt. A choice may fit several prompts, or none."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from lessons.document import Document, Key, Lesson, Text
from quizzes.document import Answer, Grade, JsonValue, Misconception, Part, Question, Raw
from quizzes.types.base import (
    Finding,
    Sample,
    Samples,
    asked,
    mapping_or_empty,
    share,
    shuffled,
)
from quizzes.types.options import keys_differ
from quizzes.types.review import reviewed
from quizzes.types.sample_lesson import LESSON
from quizzes.types.submission import choices_by_part, known, typed_rows, with_keys

name = "matching"


class Prompt(Document):
    """What asks for a choice; `match` is the key of the right one."""

    key: Key
    text: Text
    match: Key
    feedback: Text | None = None


class Choice(Document):
    """What a prompt can be matched with."""

    key: Key
    text: Text
    misconception: Misconception | None = None


class Matching(Question):
    """Prompts, and the choices to match them with."""

    type: ClassVar[str] = name

    prompts: Annotated[tuple[Prompt, ...], Field(min_length=2), AfterValidator(keys_differ)]
    choices: Annotated[tuple[Choice, ...], Field(min_length=2), AfterValidator(keys_differ)]

    @model_validator(mode="after")
    def _matches_exist(self) -> Matching:
        keys = _choice_keys(self)
        for prompt in self.prompts:
            if prompt.match not in keys:
                message = "prompt '{prompt}' matches '{match}', which is none of the choices"
                details = {"prompt": prompt.key, "match": prompt.match}
                raise PydanticCustomError("unknown-match", message, details)
        return self


model = Matching


def build(data: Mapping[str, Any]) -> Matching:
    """Make a question from plain data."""
    return Matching.model_validate(data)


def present(question: Matching, lesson: Lesson, seed: str) -> dict[str, Any]:
    """Give the prompts, and the choices in this learner's order."""
    return asked(question) | {
        "prompts": [{"key": p.key, "text": p.text} for p in question.prompts],
        "choices": [{"key": c.key, "text": c.text} for c in _order(question, seed)],
    }


def parse(question: Matching, raw: Raw) -> Answer:
    """Read a field `match-<prompt>` each: the key of a choice."""
    prompts = [prompt.key for prompt in question.prompts]
    chosen = choices_by_part(raw, "match-", prompts)
    for prompt, choice in chosen.items():
        known(choice, _choice_keys(question), f"match-{prompt}")
    return _answer(chosen)


def fields(question: Matching, answer: Answer) -> Raw:
    """Give a field `match-<prompt>` each."""
    chosen = mapping_or_empty(answer.value)
    return {f"match-{prompt}": [str(choice)] for prompt, choice in chosen.items()}


def grade(question: Matching, answer: Answer, lesson: Lesson) -> Grade:
    """Give right pairs / prompts."""
    chosen = mapping_or_empty(answer.value)
    right = sum(chosen.get(prompt.key) == prompt.match for prompt in question.prompts)
    parts = [part for prompt in question.prompts for part in _parts(question, prompt, chosen)]
    return Grade(share(right, len(question.prompts)), tuple(parts))


def review(question: Matching, answer: Answer, lesson: Lesson, seed: str) -> dict[str, Any]:
    """Show for each prompt what was chosen, what is right, and why."""
    marked = grade(question, answer, lesson)
    chosen = mapping_or_empty(answer.value)
    return reviewed(question, answer, marked, lesson) | {
        "pairs": [_pair(question, prompt, chosen.get(prompt.key)) for prompt in question.prompts]
    }


def check(question: Matching, lesson: Lesson) -> Iterator[Finding]:
    """Ask for feedback on each prompt, and for keys that do not give the match away."""
    for number, prompt in enumerate(question.prompts):
        if not prompt.feedback:
            what = f"prompt '{prompt.key}' needs feedback"
            yield Finding(f"prompts.{number}", what, "needs-feedback")
        if prompt.key == prompt.match:
            message = f"prompt and choice are both called '{prompt.key}', and the page shows keys"
            yield Finding(f"prompts.{number}.key", f"{message}; rename one", "key-tells-match")


def read_form(raw: Raw) -> dict[str, Any]:
    """Read rows `prompts-0-text`, … and `choices-0-text`, …; a match is a row of the choices."""
    prompts = typed_rows(raw, "prompts", ("key", "text", "match", "feedback"))
    wanted = {row["match"] for row in prompts.values() if row.get("match", "").isdecimal()}
    choices = typed_rows(raw, "choices", ("key", "text", "misconception"))
    rows: dict[int, dict[str, Any]] = {int(number): {} for number in wanted} | choices
    keyed = dict(zip(sorted(rows), with_keys(rows[n] for n in sorted(rows)), strict=True))
    return {
        "prompts": with_keys(_with_match(row, keyed) for row in prompts.values()),
        "choices": list(keyed.values()),
    }


def key(question: Matching, lesson: Lesson) -> Answer:
    """Give the right choice for each prompt."""
    return _answer({prompt.key: prompt.match for prompt in question.prompts})


def rekey(question: Matching, key: Answer, lesson: Lesson) -> Matching:
    """Match prompts otherwise; each needs a choice."""
    chosen = mapping_or_empty(key.value)
    prompts = [_rematched(question, p, chosen.get(p.key)) for p in question.prompts]
    return question.model_copy(update={"prompts": tuple(prompts)})


def guess(question: Matching, lesson: Lesson, chance: random.Random) -> Answer:
    """Choose anything for each prompt."""
    return _answer({p.key: chance.choice(_choice_keys(question)) for p in question.prompts})


def samples() -> Samples:
    """Make a question about the sample lesson."""
    return Samples(
        question=build(SAMPLE),
        lesson=LESSON,
        right=(Sample({"match-boats": ["north"], "match-arms": ["south"]}, share(2, 2)),),
        partly=(
            Sample({"match-boats": ["north"], "match-arms": ["north"]}, share(1, 2)),
            Sample({"match-arms": ["south"]}, share(1, 2)),
        ),
        wrong=(Sample({"match-boats": ["south"], "match-arms": ["guard"]}, share(0, 2)),),
        blank=({}, {"match-boats": [""], "match-arms": [""]}),
        malformed=(
            {"match-boats": ["westland"]},
            {"match-tanks": ["north"]},
            {"match-boats": ["north", "south"]},
        ),
        other_keys=({"match-boats": ["guard"], "match-arms": ["south"]},),
        no_keys=({"match-boats": ["south"]},),
    )


def _answer(chosen: Mapping[str, str]) -> Answer:
    value: dict[str, JsonValue] = dict(chosen)
    return Answer(value or None)


def _choice_keys(question: Matching) -> list[str]:
    return [choice.key for choice in question.choices]


def _order(question: Matching, seed: str) -> Sequence[Choice]:
    # Sorted first, so that the order in the file, often that of the prompts, leaves no trace.
    return shuffled(sorted(question.choices, key=lambda c: c.key), question, seed)


def _parts(question: Matching, prompt: Prompt, chosen: Mapping[str, JsonValue]) -> Iterator[Part]:
    given = chosen.get(prompt.key)
    for choice in question.choices:
        right, taken = choice.key == prompt.match, choice.key == given
        if right or taken:
            text = f"{prompt.text} – {choice.text}"
            feedback = prompt.feedback
            yield Part(f"{prompt.key}={choice.key}", right, taken, text, feedback)


def _rematched(question: Matching, prompt: Prompt, match: JsonValue) -> Prompt:
    if match is None or match == prompt.match:
        return prompt
    match = known(str(match), _choice_keys(question), f"match-{prompt.key}")
    return Prompt(key=prompt.key, text=prompt.text, match=match)


def _pair(question: Matching, prompt: Prompt, given: JsonValue) -> dict[str, Any]:
    texts = {choice.key: choice.text for choice in question.choices}
    return {
        "key": prompt.key,
        "text": prompt.text,
        "chosen": texts.get(given) if isinstance(given, str) else None,
        "right": texts[prompt.match],
        "correct": given == prompt.match,
        "feedback": prompt.feedback,
    }


def _with_match(row: dict[str, Any], choices: Mapping[int, dict[str, Any]]) -> dict[str, Any]:
    """Write the key of the choice instead of its row's number."""
    number = row.get("match", "")
    return row | {"match": choices[int(number)]["key"]} if number.isdecimal() else row


SAMPLE = {
    "id": "who-gives-what",
    "stem": "Who gives what to whom?",
    "level": "understand",
    "claims": ["north-backs-league", "south-backs-front"],
    "prompts": [
        {"key": "boats", "text": "Money for boats", "match": "north", "feedback": "It pays."},
        {"key": "arms", "text": "Arms", "match": "south", "feedback": "It sends them."},
    ],
    "choices": [
        {"key": "north", "text": "Northland"},
        {"key": "south", "text": "Southland"},
        {"key": "guard", "text": "The Marsh Guard"},
    ],
}
