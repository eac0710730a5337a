"""Composing quizzes: their order, what leaves them, and new ones. Each change is a revision."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import func, select

from app.models import StoredQuiz
from app.services.bank import find_quiz
from app.services.problems import NotFoundError
from app.services.publishing import current_items
from app.services.sessions import AnySession
from app.services.shelving import renew_quiz


def move_question(session: AnySession, slug: str, question_id: UUID, step: int, by: UUID) -> None:
    """Move a question up (-1) or down (1) in its quiz; at an end it stays."""
    quiz = find_quiz(session, slug)
    words, items = current_items(session, quiz)
    ids = [item.question_id for item in items]
    if question_id not in ids:
        raise NotFoundError
    here = ids.index(question_id)
    there = min(max(here + step, 0), len(items) - 1)
    items.insert(there, items.pop(here))
    renew_quiz(session, quiz, words.title, words.summary, items, by)
    session.commit()


def take_out(session: AnySession, slug: str, question_id: UUID, by: UUID) -> None:
    """Take a question out of a quiz. It stays in the bank, and in attempts begun before."""
    quiz = find_quiz(session, slug)
    words, items = current_items(session, quiz)
    left = [item for item in items if item.question_id != question_id]
    if len(left) == len(items):
        raise NotFoundError
    renew_quiz(session, quiz, words.title, words.summary, left, by)
    session.commit()


def begin_quiz(
    session: AnySession, lesson_id: UUID, slug: str, title: str, summary: str, by: UUID
) -> StoredQuiz:
    """Make a new quiz without questions on a lesson."""
    last = session.scalar(select(func.max(StoredQuiz.position))) or 0
    quiz = StoredQuiz(
        slug=slug, title=title, lesson_id=lesson_id, position=last + 1, current_number=0
    )
    session.add(quiz)
    session.flush()
    renew_quiz(session, quiz, title, summary, [], by)
    session.commit()
    return quiz


def slug_is_free(session: AnySession, slug: str) -> bool:
    """Tell whether no quiz has this slug yet."""
    return session.scalar(select(StoredQuiz.id).where(StoredQuiz.slug == slug)) is None
