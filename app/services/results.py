"""Results: what was answered, what is right and why; shown when the release allows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select

from app.models import Assignment, Person, Purpose, Release, SchoolClass
from app.services.answers import SavedAnswer, answer_history
from app.services.attempts import FoundAttempt, attempts_at
from app.services.corrections import Correction, corrections_of
from app.services.markings import Given as Marked
from app.services.markings import newest_markings
from app.services.reviewed import Given, ReviewedQuestion, by_points, in_paragraphs
from app.services.score_events import Score, newest_scores, score_history
from app.services.scoring import remarked
from app.services.sessions import AnySession
from app.services.sheets import Sheet
from quizzes.document import Answer, Question
from quizzes.mending import Rule
from quizzes.types import by_hand_only, type_of


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
    corrected = corrections_of(session, sheet)
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
            corrected.get(question.id),
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


def in_words(sheet: Sheet, question: Question, value: Any) -> str | None:
    """Write an answer as a reader knows its parts; None for a blank one."""
    if value is None:
        return None
    grade = type_of(question).grade(question, Answer(value), sheet.lesson)
    return "; ".join(part.text for part in grade.parts if part.chosen) or str(value)


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
    corrected: Correction | None,
) -> ReviewedQuestion:
    answer = Answer(sheet.saved(question).value)
    shown = corrected.rule if corrected else rule
    by = shown.best(answer, sheet.lesson)[0] if shown else question
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
        corrected,
    )
