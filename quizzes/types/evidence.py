"""Evidence: choose the sentence of a passage that supports a claim of the lesson."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, ClassVar

from pydantic import Field, field_validator

from lessons.document import Claim, Key, Lesson, Text
from lessons.problems import unknown
from quizzes.document import Answer, Grade, Part, Question, Raw
from quizzes.passages import holding, in_names, numbered_in
from quizzes.ties import tie_of
from quizzes.types.base import Finding, Sample, Samples, asked, text_or_none
from quizzes.types.review import reviewed
from quizzes.types.sample_lesson import LESSON
from quizzes.types.submission import all_values, known, one_value, typed_fields

name = "evidence"


def _or_one(schema: dict[str, Any]) -> None:
    """Tell editors that a single paragraph needs no list."""
    several = {name: schema.pop(name) for name in ("type", "items", "minItems")}
    schema["anyOf"] = [several, several["items"]]


class EvidenceChoice(Question):
    """A claim, and the paragraphs in which the sentence that states it is to be found.

    Sentences are numbered s1, s2, … over all paragraphs of the passage; `feedback` is by number.
    """

    type: ClassVar[str] = name

    passage: tuple[Key, ...] = Field(min_length=1, json_schema_extra=_or_one)
    supports: Key
    feedback: dict[str, Text] = Field(default_factory=dict)

    @field_validator("passage", mode="before")
    @classmethod
    def _one_is_a_list(cls, passage: Any) -> Any:
        return (passage,) if isinstance(passage, str) else passage

    @property
    def rests_on(self) -> tuple[str, ...]:
        """Name the claims, that which is to be supported first."""
        return tuple(dict.fromkeys((self.supports, *self.claims)))


class RekeyedEvidence(EvidenceChoice):
    """An evidence question of which a teacher changed the key; it is never stored."""

    sentence: str


model = EvidenceChoice


def build(data: Mapping[str, Any]) -> EvidenceChoice:
    """Make a question from plain data."""
    return EvidenceChoice.model_validate(data)


def present(question: EvidenceChoice, lesson: Lesson, seed: str) -> dict[str, Any]:
    """Give the claim as who, relation and whom, and the sentences in reading order."""
    claim = lesson.claims_by_id.get(question.supports)
    return asked(question) | {
        "claim": in_names(claim, lesson) if claim else None,
        "paragraphs": [
            [{"key": key_, "text": text} for key_, text in paragraph.items()]
            for paragraph in numbered_in(question.passage, lesson)
        ],
    }


def parse(question: EvidenceChoice, raw: Raw) -> Answer:
    """Read the field `sentence`: s1, s2, …. Which of them exist, the lesson knows."""
    sentence = one_value(raw, "sentence")
    if sentence is None:
        return Answer()
    return Answer(known(sentence, [f"s{number}" for number in range(1, 1000)], "sentence"))


def fields(question: EvidenceChoice, answer: Answer) -> Raw:
    """Give the field `sentence`."""
    return {"sentence": [str(answer.value or "")]}


def grade(question: EvidenceChoice, answer: Answer, lesson: Lesson) -> Grade:
    """Give the point for the sentence that holds the claim's words."""
    chosen, right = text_or_none(answer.value), right_sentence(question, lesson)
    parts = tuple(
        Part(key_, key_ == right, key_ == chosen, text, question.feedback.get(key_))
        for key_, text in numbered(question, lesson).items()
    )
    return Grade(Fraction(right is not None and chosen == right), parts)


def review(question: EvidenceChoice, answer: Answer, lesson: Lesson, seed: str) -> dict[str, Any]:
    """Show every sentence, which was chosen, which is right, and why."""
    marked = grade(question, answer, lesson)
    options = [
        {
            "key": part.key,
            "text": part.text,
            "chosen": part.chosen,
            "correct": part.right,
            "feedback": part.feedback,
        }
        for part in marked.parts
    ]
    claim = present(question, lesson, seed)["claim"]
    return reviewed(question, answer, marked, lesson) | {"claim": claim, "options": options}


def numbered(question: EvidenceChoice, lesson: Lesson) -> dict[str, str]:
    """Give the sentences of the passage by their keys."""
    return {k: text for part in numbered_in(question.passage, lesson) for k, text in part.items()}


def right_sentence(question: EvidenceChoice, lesson: Lesson) -> str | None:
    """Give the key of the sentence that holds the claim's words, None if none does."""
    if isinstance(question, RekeyedEvidence):
        return question.sentence
    claim = lesson.claims_by_id.get(question.supports)
    return next(iter(holding(claim, numbered(question, lesson))), None) if claim else None


def check(question: EvidenceChoice, lesson: Lesson) -> Iterator[Finding]:
    """Ask that exactly one sentence states the claim, and for feedback on each sentence."""
    for number, id_ in enumerate(question.passage):
        if id_ not in lesson.paragraphs:
            what = unknown("paragraph", id_, lesson.paragraphs)
            yield Finding(f"passage.{number}", what, "unknown-paragraph", {"paragraph": id_})
    claim = lesson.claims_by_id.get(question.supports)
    if claim is None:
        what = unknown("claim", question.supports, lesson.claims_by_id)
        yield Finding("supports", what, "unknown-claim", {"claim": question.supports})
    else:
        yield from _check_key(question, claim, lesson)
    yield from _check_feedback(question, lesson)


def read_form(raw: Raw) -> dict[str, Any]:
    """Read checkboxes `passage`, the select `supports`, and `feedback-s1`, …"""
    numbers = [field.removeprefix("feedback-") for field in raw if field.startswith("feedback-s")]
    return {
        "passage": all_values(raw, "passage"),
        **typed_fields(raw, "", ("supports",)),
        "feedback": typed_fields(raw, "feedback-", sorted(numbers, key=lambda n: (len(n), n))),
    }


def key(question: EvidenceChoice, lesson: Lesson) -> Answer:
    """Give the sentence that states the claim."""
    return Answer(right_sentence(question, lesson))


def rekey(question: EvidenceChoice, key: Answer, lesson: Lesson) -> EvidenceChoice:
    """Make another sentence of the passage the key."""
    wanted = known(str(key.value), numbered(question, lesson), "sentence")
    turned = {right_sentence(question, lesson), wanted} if wanted else set()
    plain = {name: getattr(question, name) for name in EvidenceChoice.model_fields}
    plain["feedback"] = {k: text for k, text in question.feedback.items() if k not in turned}
    return RekeyedEvidence(**plain, sentence=wanted)


def guess(question: EvidenceChoice, lesson: Lesson, chance: random.Random) -> Answer:
    """Choose any sentence."""
    keys = list(numbered(question, lesson))
    return Answer(chance.choice(keys) if keys else None)


def samples() -> Samples:
    """Make a question about the sample lesson."""
    return Samples(
        question=build(SAMPLE),
        lesson=LESSON,
        right=(Sample({"sentence": ["s2"]}, Fraction(1)),),
        wrong=(
            Sample({"sentence": ["s1"]}, Fraction(0)),
            Sample({"sentence": ["s9"]}, Fraction(0)),
        ),
        blank=({}, {"sentence": [""]}),
        malformed=({"sentence": ["the-backers"]}, {"sentence": ["s1", "s2"]}),
        other_keys=({"sentence": ["s4"]},),
        no_keys=({"sentence": ["s9"]},),
    )


def _check_key(question: EvidenceChoice, claim: Claim, lesson: Lesson) -> Iterator[Finding]:
    texts = numbered(question, lesson)
    found = holding(claim, texts)
    if not found:
        message = f"no sentence of the passage holds the words of claim '{claim.id}' as a whole"
        what = f"{message}; choose its paragraph '{claim.paragraph}'"
        yield Finding("supports", what, "not-in-passage", {"words": claim.words})
    for other in lesson.claims:
        rivals = [
            key_ for key_ in holding(other, numbered(question, lesson)) if key_ not in found[:1]
        ]
        if tie_of(other).same_as(tie_of(claim)) and rivals:
            message = f"sentence {rivals[0]} states the same tie (claim '{other.id}')"
            details = {"sentence": texts[rivals[0]]}
            yield Finding("passage", f"{message}; choose another passage", "rival", details)


def _check_feedback(question: EvidenceChoice, lesson: Lesson) -> Iterator[Finding]:
    keys = numbered(question, lesson)
    for key_ in keys:
        if key_ not in question.feedback:
            what = f"sentence {key_} needs feedback"
            yield Finding("feedback", what, "needs-feedback", {"sentence": key_})
    for key_ in question.feedback:
        if key_ not in keys:
            what = unknown("sentence", key_, keys)
            yield Finding(f"feedback.{key_}", what, "unknown-sentence")


SAMPLE = {
    "id": "find-the-backer",
    "stem": "Which sentence supports this claim?",
    "level": "analyse",
    "passage": ["the-backers"],
    "supports": "south-backs-front",
    "feedback": {
        "s1": "This is about the other side.",
        "s2": "Arms are a way of backing.",
        "s3": "This says how they speak of it.",
        "s4": "Letting somebody pass is not backing them.",
    },
}
