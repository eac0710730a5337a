"""Short answer: a name or a few words, compared by normal form with what is accepted."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, ClassVar

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from lessons.document import Document, Key, Lesson, Text
from lessons.problems import unknown
from quizzes.document import (
    Answer,
    Grade,
    JsonValue,
    MalformedError,
    Misconception,
    Part,
    Question,
    Raw,
)
from quizzes.short_text import normal_form
from quizzes.types.base import Finding, Sample, Samples, asked, text_or_none
from quizzes.types.review import reviewed
from quizzes.types.sample_lesson import LESSON
from quizzes.types.submission import all_values, one_value, typed, typed_fields, typed_rows

name = "short-answer"
LONGEST = 200


class WrongAnswer(Document):
    """A wrong answer that is foreseen, and what to say to it."""

    text: Text
    feedback: Text
    misconception: Misconception | None = None


class ShortAnswer(Question):
    """A question answered in a few words. With `actor`, every spelling of the name is accepted."""

    type: ClassVar[str] = name

    accept: tuple[Text, ...] = ()
    actor: Key | None = None
    feedback: Text | None = None
    wrong: tuple[WrongAnswer, ...] = ()
    else_feedback: Text | None = None

    @model_validator(mode="after")
    def _something_is_accepted(self) -> ShortAnswer:
        if not self.accept and not self.actor:
            message = "say what is right: a list under 'accept', or an 'actor'"
            raise PydanticCustomError("no-accepted", message)
        return self


model = ShortAnswer


def build(data: Mapping[str, Any]) -> ShortAnswer:
    """Make a question from plain data."""
    return ShortAnswer.model_validate(data)


def present(question: ShortAnswer, lesson: Lesson, seed: str) -> dict[str, Any]:
    """Give the stem, and how long an answer may be."""
    return asked(question) | {"longest": LONGEST}


def parse(question: ShortAnswer, raw: Raw) -> Answer:
    """Read the field `text`, kept as it was typed but for outer spaces."""
    text = one_value(raw, "text")
    if text is not None and len(text) > LONGEST:
        raise MalformedError("too-long", field="text", longest=str(LONGEST))
    return Answer(text)


def fields(question: ShortAnswer, answer: Answer) -> Raw:
    """Give the field `text`."""
    return {"text": [text_or_none(answer.value) or ""]}


def typed_again(question: ShortAnswer, raw: Raw) -> JsonValue:
    """Give a text that is too long as it was typed."""
    return " ".join(all_values(raw, "text"))


def grade(question: ShortAnswer, answer: Answer, lesson: Lesson) -> Grade:
    """Give the point if the normal form is that of an accepted answer."""
    given = text_or_none(answer.value)
    spellings = accepted(question, lesson)
    right = given is not None and _spoken(given) in {_spoken(text) for text in spellings}
    key_part = Part("key", True, right, spellings[0] if spellings else "", question.feedback)
    if right or given is None:
        return Grade(Fraction(right), (key_part,))
    wrong = Part(_spoken(given), False, True, given, _feedback_on(question, given))
    return Grade(Fraction(0), (wrong, key_part))


def review(question: ShortAnswer, answer: Answer, lesson: Lesson, seed: str) -> dict[str, Any]:
    """Show what was typed, what is accepted, and why."""
    marked = grade(question, answer, lesson)
    return reviewed(question, answer, marked, lesson) | {
        "given": text_or_none(answer.value),
        "accepted": accepted(question, lesson),
        "right": marked.right,
        "reply": None if marked.right or answer.blank else marked.parts[0].feedback,
        "feedback": question.feedback,
    }


def accepted(question: ShortAnswer, lesson: Lesson) -> list[str]:
    """Give every accepted spelling, the best one first; those that read the same once only."""
    actor = lesson.actors_by_id.get(question.actor or "")
    spellings = (*(actor.spellings if actor else ()), *question.accept)
    first = {_spoken(text): text for text in reversed(spellings)}
    return [text for text in dict.fromkeys(spellings) if first[_spoken(text)] == text]


def check(question: ShortAnswer, lesson: Lesson) -> Iterator[Finding]:
    """Lint the key: actor exists, feedback is there, nothing is empty, said twice or given away."""
    if question.actor and question.actor not in lesson.actors_by_id:
        what = unknown("actor", question.actor, lesson.actors_by_id)
        yield Finding("actor", what, "unknown-actor")
    if not question.feedback:
        what = "a short answer needs 'feedback', which says why the key is right"
        yield Finding("feedback", what, "needs-feedback")
    if not question.else_feedback:
        what = "write 'else-feedback' for wrong answers that nobody foresaw"
        yield Finding("else-feedback", what, "needs-else-feedback")
    yield from _check_accepted(question, lesson)
    yield from _check_wrong(question, lesson)


def read_form(raw: Raw) -> dict[str, Any]:
    """Read `accept`, one spelling a line, and rows `wrong-0-text`, …"""
    accept = [line.strip() for line in typed(raw, "accept").split("\n") if line.strip()]
    wrong = typed_rows(raw, "wrong", ("text", "feedback", "misconception"))
    return {
        **({"accept": accept} if accept else {}),
        **typed_fields(raw, "", ("actor", "feedback", "else-feedback")),
        **({"wrong": list(wrong.values())} if wrong else {}),
    }


def key(question: ShortAnswer, lesson: Lesson) -> Answer:
    """Give the best accepted spelling."""
    return Answer(next(iter(accepted(question, lesson)), None))


def rekey(question: ShortAnswer, key: Answer, lesson: Lesson) -> ShortAnswer:
    """Accept another text, and no other."""
    text = str(key.value)
    if not _spoken(text):
        raise MalformedError("key-incomplete", field="text")
    wrong = tuple(one for one in question.wrong if _spoken(one.text) != _spoken(text))
    changes = {"accept": (text,), "actor": None, "feedback": None, "wrong": wrong}
    return question.model_copy(update=changes)


def guess(question: ShortAnswer, lesson: Lesson, chance: random.Random) -> Answer:
    """Write a foreseen wrong answer, or the name of any actor."""
    words = [wrong.text for wrong in question.wrong] + [actor.short for actor in lesson.actors]
    return Answer(chance.choice(words) if words else None)


def samples() -> Samples:
    """Make a question about the sample lesson."""
    spellings = ("River League", " the  river-league. ", "LIGUE de la Riviere", "League")
    return Samples(
        question=build(SAMPLE),
        lesson=LESSON,
        right=tuple(Sample({"text": [text]}, Fraction(1)) for text in spellings),
        wrong=(
            Sample({"text": ["Hill Front"]}, Fraction(0)),
            Sample({"text": ["\N{SNOWMAN}"]}, Fraction(0)),
        ),
        blank=({}, {"text": ["  \t"]}),
        malformed=({"text": ["x" * (LONGEST + 1)]}, {"text": ["River", "Hill"]}),
        other_keys=({"text": ["Hill Front"]}, {"text": ["The league of the river"]}),
        no_keys=({"text": ["…"]},),
    )


def _spoken(text: str) -> str:
    """Give the normal form without a leading article, which English names often carry."""
    return normal_form(text).removeprefix("the ")


def _feedback_on(question: ShortAnswer, given: str) -> str | None:
    foreseen = {_spoken(wrong.text): wrong.feedback for wrong in question.wrong}
    return foreseen.get(_spoken(given), question.else_feedback)


def _check_accepted(question: ShortAnswer, lesson: Lesson) -> Iterator[Finding]:
    others = _names_of_others(question, lesson) if question.actor else {}
    for number, text in enumerate(question.accept):
        where, form = f"accept.{number}", _spoken(text)
        if not form:
            yield Finding(where, f"'{text}' has no letter or digit", "no-letter", {"text": text})
        elif form in map(_spoken, question.accept[:number]):
            what = f"'{text}' reads the same as one above; remove it"
            yield Finding(where, what, "accepted-twice", {"text": text})
        elif form in others:
            what = f"'{text}' is a name of {others[form]}; remove it"
            yield Finding(where, what, "name-of-other", {"text": text, "actor": others[form]})
    stem = f" {normal_form(question.stem)} "
    for text in accepted(question, lesson):
        if f" {_spoken(text)} " in stem:
            what = f"the stem gives '{text}' away; reword it"
            yield Finding("stem", what, "given-away", {"text": text})


def _names_of_others(question: ShortAnswer, lesson: Lesson) -> dict[str, str]:
    others = (actor for actor in lesson.actors if actor.id != question.actor)
    return {_spoken(spelling): actor.name for actor in others for spelling in actor.spellings}


def _check_wrong(question: ShortAnswer, lesson: Lesson) -> Iterator[Finding]:
    right = {_spoken(text) for text in accepted(question, lesson)}
    for number, wrong in enumerate(question.wrong):
        if _spoken(wrong.text) in right:
            what = f"'{wrong.text}' is accepted as right; remove it"
            yield Finding(f"wrong.{number}", what, "wrong-accepted", {"text": wrong.text})


SAMPLE = {
    "id": "name-the-holder",
    "stem": "Which group holds the old bridge?",
    "level": "remember",
    "claims": ["river-holds-bridge"],
    "actor": "river-league",
    "feedback": "The first sentence says so.",
    "wrong": [{"text": "Hill Front", "feedback": "It holds the pass."}],
    "else-feedback": "Read the first sentence again.",
}
