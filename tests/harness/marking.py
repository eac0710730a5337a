"""A quiz with a response that only a teacher can mark, in tests."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from app.services.scoring import submit_attempt
from app.services.shelving import shelve_lesson, shelve_quiz
from quizzes.document import Quiz
from quizzes.types import TYPES
from quizzes.types.sample_lesson import LESSON
from tests.harness.cast import Cast, Member
from tests.harness.taking import assign, save, start

SLUG = "in-words"
KEY = "why-it-changed-hands"
WHOLE = {"events": "whole", "backer": "named"}
HALF = {"events": "half", "backer": "unnamed"}


def quiz_in_words() -> Quiz:
    """Make a quiz of a single choice and an open response."""
    names = ("single-choice", "open-response")
    questions = tuple(TYPES[name].samples().question for name in names)
    return Quiz(
        slug=SLUG, title="In words", summary="Two questions.", lesson=LESSON.slug,
        questions=questions,
    )  # fmt: skip


def set_in_words(session: Session, cast: Cast, **terms: object) -> UUID:
    """Set the quiz for chidi's class."""
    shelve_lesson(session, LESSON)
    shelve_quiz(session, quiz_in_words(), position=98)
    return assign(session, cast.chidis_class, SLUG, **terms)


def write(session: Session, who: Member, text: str = "They fought.", choice: str = "river") -> UUID:
    """Answer both questions and hand in."""
    attempt_id = start(session, who, SLUG)
    save(session, who, attempt_id, 1, choice=choice)
    if text:
        save(session, who, attempt_id, 2, text=text)
    submit_attempt(session, who.id, attempt_id)
    return attempt_id
