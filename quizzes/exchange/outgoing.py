"""From our questions to the form between formats, and what of each a format cannot carry."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from lessons.document import Lesson
from quizzes.document import Option, Question
from quizzes.exchange.foreign import FULL, NONE, Blank, Foreign, Kind, Looked, Pair, Weighed
from quizzes.exchange.numbers import spec
from quizzes.exchange.plain_text import kept
from quizzes.exchange.short_answers import escaped
from quizzes.exchange.statements import statements
from quizzes.types.evidence import EvidenceChoice, numbered, right_sentence
from quizzes.types.gap import GapText
from quizzes.types.matching import Matching
from quizzes.types.multiple_choice import MultipleChoice
from quizzes.types.numerical import Numerical
from quizzes.types.open_response import OpenResponse
from quizzes.types.ordering import Ordering
from quizzes.types.relations import Relations
from quizzes.types.rubric import Criterion
from quizzes.types.short_answer import ShortAnswer, accepted
from quizzes.types.single_choice import SingleChoice


def foreign_of(question: Question, lesson: Lesson, line: int = 1) -> Foreign | None:
    """Give what other formats can hold of a question; None if its type is ours alone."""
    if type(question) not in MAKERS:
        return None
    own = MAKERS[type(question)](question, lesson)
    stem = own.pop("stem", question.stem)
    return Foreign(
        line,
        stem=kept(stem),
        title=question.id,
        explanation=kept(question.explanation or ""),
        tags=(f"level:{question.level}", *(f"claim:{id_}" for id_ in question.claims)),
        **own,
    )


def _single(question: SingleChoice, _lesson: Lesson) -> dict[str, Any]:
    options = tuple(_weighed(option, FULL, NONE) for option in question.options)
    if question.preset:
        by_key = dict(zip((option.key for option in question.options), options, strict=True))
        return {"kind": Kind.TRUE_FALSE, "options": (by_key["true"], by_key["false"])}
    return {"kind": Kind.CHOICE, "options": options, "shuffle": question.shuffle}


def _multiple(question: MultipleChoice, _lesson: Lesson) -> dict[str, Any]:
    share = FULL / sum(option.correct for option in question.options)
    options = tuple(_weighed(option, share, -share) for option in question.options)
    return {"kind": Kind.CHOICES, "options": options, "shuffle": question.shuffle}


def _weighed(option: Option, right: Fraction, wrong: Fraction) -> Weighed:
    percent = right if option.correct else wrong
    feedback = kept(option.feedback or "")
    return Weighed(kept(option.text), percent, feedback, option.misconception or "")


def _matching(question: Matching, _lesson: Lesson) -> dict[str, Any]:
    texts = {choice.key: kept(choice.text) for choice in question.choices}
    pairs = [Pair(kept(p.text), texts[p.match], kept(p.feedback or "")) for p in question.prompts]
    used = {prompt.match for prompt in question.prompts}
    pairs += [Pair("", text) for key, text in texts.items() if key not in used]
    return {"kind": Kind.MATCHING, "pairs": tuple(pairs)}


def _ordering(question: Ordering, _lesson: Lesson) -> dict[str, Any]:
    items = (Weighed(kept(item.text), NONE, kept(item.feedback or "")) for item in question.items)
    return {"kind": Kind.ORDERING, "options": tuple(items)}


def _short(question: ShortAnswer, lesson: Lesson) -> dict[str, Any]:
    told = kept(question.feedback or "")
    right = [Weighed(escaped(kept(text)), FULL, told) for text in accepted(question, lesson)]
    wrong = [
        Weighed(escaped(kept(w.text)), NONE, kept(w.feedback), w.misconception or "")
        for w in question.wrong
    ]
    return {
        "kind": Kind.SHORT,
        "options": (*right, *wrong),
        "else_feedback": kept(question.else_feedback or ""),
    }


def _evidence(question: EvidenceChoice, lesson: Lesson) -> dict[str, Any]:
    """Offer the sentences as options; the stem takes in the claim, which the page prints."""
    key = right_sentence(question, lesson)
    options = tuple(
        Weighed(kept(text), FULL if id_ == key else NONE, kept(question.feedback.get(id_, "")))
        for id_, text in numbered(question, lesson).items()
    )
    claim = lesson.claims_by_id.get(question.supports)
    names = {actor.id: actor.name for actor in lesson.actors}
    said = claim and (names.get(claim.who, ""), claim.relation.value, names.get(claim.whom, ""))
    stem = f"{question.stem}\n{' — '.join(said)}" if said else question.stem
    own = {"kind": Kind.CHOICE, "options": options, "stem": stem}
    return own | {"shuffle": False, "sentences": True}


def _numerical(question: Numerical, _lesson: Lesson) -> dict[str, Any]:
    right = (
        Weighed(spec(a), Fraction(a.points) * 100, kept(a.feedback or "")) for a in question.answers
    )
    wrong = (
        Weighed(spec(w), NONE, kept(w.feedback), w.misconception or "") for w in question.wrong
    )
    return {
        "kind": Kind.NUMERICAL,
        "options": (*right, *wrong),
        "unit": kept(question.unit or ""),
        "else_feedback": kept(question.else_feedback or ""),
    }


def _gaps(question: GapText, _lesson: Lesson) -> dict[str, Any]:
    gaps = (
        Blank(gap.key, tuple(_weighed(option, FULL, NONE) for option in gap.options))
        for gap in question.gaps
    )
    text = kept(question.text)
    return {"kind": Kind.GAPS, "text": text, "gaps": tuple(gaps), "shuffle": question.shuffle}


def _open(question: OpenResponse, _lesson: Lesson) -> dict[str, Any]:
    return {
        "kind": Kind.OPEN,
        "else_feedback": kept(question.feedback or ""),
        "rubric": tuple(map(_looked, question.rubric)),
        "open_rubric": question.show_rubric,
        "words": (question.least_words, question.most_words),
    }


def _looked(criterion: Criterion) -> Looked:
    levels = tuple((kept(level.text), level.points) for level in criterion.levels)
    return Looked(kept(criterion.text), levels)


MAKERS: dict[type[Question], Callable[[Any, Lesson], dict[str, Any]]] = {
    SingleChoice: _single,
    MultipleChoice: _multiple,
    Matching: _matching,
    Ordering: _ordering,
    ShortAnswer: _short,
    EvidenceChoice: _evidence,
    Numerical: _numerical,
    GapText: _gaps,
    OpenResponse: _open,
    Relations: statements,
}


def _relative(question: Numerical) -> bool:
    return any("%" in (amount.tolerance or "") for amount in (*question.answers, *question.wrong))


def features(question: Question, found: Foreign) -> Iterator[str]:
    """Name all that a question has beside its text and its options."""
    yield "level"
    options = [*found.options, *(option for gap in found.gaps for option in gap.options)]
    told = [*(option.feedback for option in options), *(p.feedback for p in found.pairs)]
    has = {
        "claims": question.claims,
        "evidence": question.evidence,
        "explanation": found.explanation,
        "images": question.images,
        "option-feedback": any(told),
        "misconceptions": any(option.misconception for option in options),
        "fixed-order": not found.shuffle,
        "foreseen": isinstance(question, ShortAnswer | Numerical) and question.wrong,
        "unit": found.unit,
        "rubric": found.rubric,
        "word-limits": isinstance(question, OpenResponse)
        and (question.least_words or question.most_words),
        "relative": isinstance(question, Numerical) and _relative(question),
        "else-feedback": found.else_feedback,
        "actor": isinstance(question, ShortAnswer) and question.actor,
        "passage": isinstance(question, EvidenceChoice),
        "statements": found.ties,
    }
    if isinstance(question, Matching):
        has["match-misconceptions"] = any(choice.misconception for choice in question.choices)
    yield from (name for name, present in has.items() if present)
