"""Results: what was answered, what is right and why; shown when the release allows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import func, or_, select

from app.models import Assignment, Person, Purpose, Release, SchoolClass
from app.services.answers import SavedAnswer, answer_history
from app.services.attempts import FoundAttempt, attempts_at
from app.services.markings import Given as Marked
from app.services.markings import newest_markings
from app.services.score_events import Reason, Score, newest_scores, score_history
from app.services.scoring import remarked
from app.services.sessions import AnySession
from app.services.sheets import Sheet
from lessons.document import Lesson
from quizzes.document import Answer, Question
from quizzes.mending import Kind, Rule
from quizzes.types import by_hand_only, type_of

FIRST = frozenset({Reason.SUBMITTED, Reason.WAITING, Reason.MARKED})
"""Scores that change nothing that a student has seen before."""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer in the history of a question: in words, None for a blank one."""

    text: str | None
    flagged: bool
    saved_at: datetime | None


class Passage(NamedTuple):
    """A paragraph of the lesson in pieces, each with whether the question rests on it."""

    id: str
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class ReviewedQuestion:
    """A question as its review template shows it, with its points as they stand."""

    number: int
    key: str
    type: str
    review: dict[str, Any]
    passages: list[Passage]
    score: Score | None
    history: tuple[Given, ...] = ()
    scores: tuple[tuple[Score, str], ...] = ()
    """Every score it had, with the name of who set it."""
    mended: str | None = None
    """What the newest mending in force did to it."""

    @property
    def verdict(self) -> str:
        """Say in a word how it went: by the answer, or by points that were given regardless."""
        if self.mended == Kind.DROP:
            return "dropped"
        return by_points(self.points) if self.regardless else str(self.review["verdict"])

    @property
    def regardless(self) -> str:
        """Tell what gave the points whatever was answered: "by-hand", "full" marks, or nothing."""
        overridden = self.score is not None and self.score.by_hand is not None
        if overridden and "marking" not in self.review:
            return "by-hand"
        return "full" if self.mended == Kind.FULL else ""

    @property
    def points(self) -> float:
        """Give the points as they stand, those of the review before anything was scored."""
        return self.score.points if self.score else float(self.review["points"])

    @property
    def changed(self) -> Score | None:
        """Give the score if it was changed after handing in."""
        later = self.score is not None and self.score.reason not in FIRST
        return self.score if later else None


def kept_until(session: AnySession, attempt: FoundAttempt, at: datetime) -> datetime | None:
    """Say until when practice shows no key: while a class takes the quiz and waits for it.

    Else whoever logs out, or asks a friend elsewhere, reads the key before the class hands in.
    """
    if attempt.purpose != Purpose.PRACTICE:
        return None
    classes = select(func.max(Assignment.closes_at)).join(
        SchoolClass, SchoolClass.id == Assignment.class_id
    )
    found = classes.where(
        SchoolClass.archived_at.is_(None),
        Assignment.quiz_id == attempt.quiz_id,
        Assignment.release == Release.CLOSING,
        Assignment.withdrawn_at.is_(None),
        Assignment.closes_at > at,
        or_(Assignment.opens_at.is_(None), Assignment.opens_at <= at),
    )
    return session.scalar(found)


def reference(attempt_id: UUID) -> str:
    """Give what a student can quote for an attempt: two groups of four of its random digits."""
    digits = attempt_id.hex[-8:].upper()
    return f"{digits[:4]}-{digits[4:]}"


def review_sheet(
    session: AnySession, sheet: Sheet, *, history: bool = False
) -> list[ReviewedQuestion]:
    """Review every question of a sheet; with `history`, with all answers as they came."""
    scores = newest_scores(session, sheet.attempt.id)
    given = answer_history(session, sheet.attempt.id) if history else {}
    came = score_history(session, sheet.attempt.id) if history else {}
    rules = remarked(session, sheet, scores).rules if sheet.attempt.mendings else {}
    by_hand = any(by_hand_only(question) for question in sheet.questions)
    markings = newest_markings(session, sheet.attempt.id) if by_hand else {}
    reviews = [
        _review(
            sheet,
            number,
            question,
            scores.get(question.id),
            given.get(question.id, ()),
            tuple(came.get(question.id, ())),
            rules.get(question.id),
        )
        for number, question in enumerate(sheet.questions, start=1)
    ]
    return [with_marking(review, markings.get(review.key)) for review in reviews]


def with_marking(question: ReviewedQuestion, given: Marked | None) -> ReviewedQuestion:
    """Add what a teacher gave to a response, and how it went by that."""
    if given is None:
        return question
    marking = {"levels": dict(given.levels), "comment": given.comment}
    more = {"verdict": by_points(question.points), "marking": marking}
    return replace(question, review=question.review | more)


def by_points(points: float) -> str:
    """Say in a word how it went by points alone."""
    return "right" if points == 1 else "partly" if points > 0 else "wrong"


def in_words(sheet: Sheet, question: Question, value: Any) -> str | None:
    """Write an answer as a reader knows its parts; None for a blank one."""
    if value is None:
        return None
    grade = type_of(question).grade(question, Answer(value), sheet.lesson)
    return "; ".join(part.text for part in grade.parts if part.chosen) or str(value)


def in_paragraphs(lesson: Lesson, places: Sequence[Mapping[str, str]]) -> list[Passage]:
    """Give each paragraph that holds evidence once, with all of its words marked."""
    words: dict[str, list[str]] = {}
    for place in places:
        words.setdefault(place["paragraph"], []).append(place["words"])
    return [
        Passage(id_, tuple(marked(lesson.paragraphs[id_].text, found)))
        for id_, found in words.items()
    ]


def marked(text: str, words: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Cut a text into pieces, each with whether it is among the words. They may overlap."""
    done = 0
    for start, end in sorted((text.index(each), text.index(each) + len(each)) for each in words):
        if start > done:
            yield text[done:start], False
        if end > done:
            yield text[max(start, done) : end], True
            done = end
    if done < len(text):
        yield text[done:], False


def alike(session: AnySession, attempt: FoundAttempt) -> list[FoundAttempt]:
    """Give the attempts that an attempt is compared with: of one assignment, or of practice."""
    place = (attempt.assignment_id, attempt.purpose)
    found = attempts_at(session, attempt.person_id, attempt.quiz_id)
    return [tried for tried in found if (tried.assignment_id, tried.purpose) == place]


def name_of(session: AnySession, person_id: UUID) -> str:
    """Give the name that somebody is shown by."""
    return session.scalar(select(Person.display_name).where(Person.id == person_id)) or ""


def _review(
    sheet: Sheet,
    number: int,
    question: Question,
    score: Score | None,
    given: Sequence[SavedAnswer],
    came: tuple[tuple[Score, str], ...],
    rule: Rule | None,
) -> ReviewedQuestion:
    answer = Answer(sheet.saved(question).value)
    by = rule.best(answer, sheet.lesson)[0] if rule else question
    review = type_of(question).review(by, answer, sheet.lesson, sheet.seed)
    return ReviewedQuestion(
        number,
        question.id,
        question.type,
        review,
        in_paragraphs(sheet.lesson, review["evidence"]),
        score,
        tuple(Given(in_words(sheet, question, g.value), g.flagged, g.saved_at) for g in given),
        came,
        rule.kind if rule else None,
    )
