"""Which questions to look at when rows of a lesson's ledger change."""

from __future__ import annotations

from app.services.library import current_quizzes, pinned_quiz
from app.services.sessions import AnySession
from lessons.document import Lesson
from quizzes.checks import resting_on


def touched(session: AnySession, before: Lesson, after: Lesson) -> dict[str, tuple[str, ...]]:
    """Name each claim that changed or went, with the questions that rest on it: quiz/question."""
    changed = [
        id_ for id_, row in before.claims_by_id.items() if after.claims_by_id.get(id_) != row
    ]
    if not changed:
        return {}
    quizzes = [pinned_quiz(session, id_).quiz for id_ in session.scalars(current_quizzes()).all()]
    return {
        claim: tuple(
            f"{quiz.slug}/{question}"
            for quiz in quizzes
            if quiz.lesson == after.slug
            for question in resting_on(quiz, claim)
        )
        for claim in changed
    }
