"""What makes a quiz sound beside its lesson, and what an author should know about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from statistics import fmean

from lessons.document import Lesson
from lessons.problems import unknown
from lessons.sentences import find
from lessons.words import missing_words
from quizzes.document import Option, Question, Quiz
from quizzes.grounds import evidence_of
from quizzes.types import type_of
from quizzes.types.base import Finding

MOST_IN_ONE_PLACE = 0.5
"""Share of the keys. With four options, more than half in one place is a habit."""

FEW_KEYS = 6
LONG_KEY = 1.5
"""Times the mean length of the distractors. Learners know that the longest is often right."""


def check_quiz(quiz: Quiz, lesson: Lesson) -> tuple[Finding, ...]:
    """List what must be mended; `where` begins with "questions." and the number from 0."""
    return tuple(
        replace(finding, where=f"questions.{number}.{finding.where}".rstrip("."))
        for number, question in enumerate(quiz.questions)
        for finding in check_question(question, lesson)
    )


def check_question(question: Question, lesson: Lesson) -> Iterator[Finding]:
    """List what must be mended in one question: what all types have, then its type's own part."""
    yield from _check_claims(question, lesson)
    yield from _check_evidence(question, lesson)
    if not evidence_of(question, lesson):
        what = "name at least one claim or piece of evidence that it rests on"
        yield Finding("claims", what, "no-evidence")
    yield from type_of(question).check(question, lesson)


def resting_on(quiz: Quiz, claim: str) -> list[str]:
    """Name every question that rests on a claim: what to look at when its row changes."""
    return [question.id for question in quiz.questions if claim in question.rests_on]


def notes(quiz: Quiz) -> tuple[Finding, ...]:
    """List what an author should know: nothing of it makes a quiz unsound."""
    by_question = (
        Finding(f"questions.{number}.options", note)
        for number, question in enumerate(quiz.questions)
        for note in _notes_on_options(tuple(getattr(question, "options", ())))
    )
    return (*by_question, *_notes_on_places(quiz))


def key_places(quiz: Quiz) -> Counter[int]:
    """Count in which place, from 1, the key of each single choice stands in the file."""
    return Counter(
        place
        for question in quiz.questions
        if question.type == "single-choice" and not getattr(question, "preset", None)
        for place, option in enumerate(getattr(question, "options", ()), start=1)
        if option.correct
    )


def _check_claims(question: Question, lesson: Lesson) -> Iterator[Finding]:
    for number, claim in enumerate(question.claims):
        if claim not in lesson.claims_by_id:
            what = unknown("claim", claim, lesson.claims_by_id)
            yield Finding(f"claims.{number}", what, "unknown-claim", {"claim": claim})


def _check_evidence(question: Question, lesson: Lesson) -> Iterator[Finding]:
    for number, evidence in enumerate(question.evidence):
        where, paragraph = f"evidence.{number}", lesson.paragraphs.get(evidence.paragraph)
        if paragraph is None:
            what = unknown("paragraph", evidence.paragraph, lesson.paragraphs)
            yield Finding(f"{where}.paragraph", what, "unknown-paragraph")
        elif not find(evidence.words, paragraph.text):
            what = missing_words(evidence.words, paragraph.id, lesson)
            details = {"words": evidence.words, "paragraph": paragraph.id}
            yield Finding(f"{where}.words", what, "words-not-there", details)


def _notes_on_options(options: tuple[Option, ...]) -> Iterator[str]:
    distractors = [option for option in options if not option.correct]
    if not distractors:
        return
    usual = fmean(len(option.text) for option in distractors)
    for option in options:
        if option.correct and len(option.text) > max(LONG_KEY * usual, usual + 20):
            yield f"the key '{option.key}' is much longer than the distractors"
    for option in distractors:
        if option.misconception is None:
            yield f"option '{option.key}' names no misconception"


def _notes_on_places(quiz: Quiz) -> Iterator[Finding]:
    places = key_places(quiz)
    total = places.total()
    for place, count in places.items():
        if total >= FEW_KEYS and count > MOST_IN_ONE_PLACE * total:
            what = f"{count} of {total} keys stand in place {place}; spread them"
            yield Finding("questions", what)
