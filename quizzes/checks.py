"""What makes a quiz sound beside its lesson, and what an author should know about it.

How well a question is written is another matter: see quizzes/item_writing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lessons.document import Lesson
from lessons.problems import unknown
from lessons.sentences import find
from lessons.words import missing_words
from quizzes.document import Option, Question, Quiz
from quizzes.grounds import evidence_of
from quizzes.image_checks import check_images
from quizzes.item_writing import RULES, unknown_waivers
from quizzes.types import type_of
from quizzes.types.base import Finding


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
    yield from unknown_waivers(question.waived, RULES)
    yield from check_images(question)
    if not evidence_of(question, lesson):
        what = "name at least one claim or piece of evidence that it rests on"
        yield Finding("claims", what, "no-evidence")
    yield from type_of(question).check(question, lesson)


def resting_on(quiz: Quiz, claim: str) -> list[str]:
    """Name every question that rests on a claim: what to look at when its row changes."""
    return [question.id for question in quiz.questions if claim in question.rests_on]


def notes(quiz: Quiz) -> tuple[Finding, ...]:
    """List what an author should know: nothing of it makes a quiz unsound."""
    return tuple(
        Finding(f"questions.{number}.options", note)
        for number, question in enumerate(quiz.questions)
        for note in _notes_on_options(tuple(getattr(question, "options", ())))
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
    for option in options:
        if not option.correct and option.misconception is None:
            yield f"option '{option.key}' names no misconception"
