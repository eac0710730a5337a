"""Composing quizzes: their words, their order, what leaves them, and new ones, all as revisions."""

from __future__ import annotations

from itertools import count
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from app.models import StoredQuiz
from app.services.problems import NotFoundError
from app.services.publishing import key_from
from app.services.quiz_items import current_items, held_quiz, hold_bank
from app.services.sessions import AnySession
from app.services.shelving import renew_quiz
from quizzes.item_writing import QUIZ_RULES


def move_question(session: AnySession, slug: str, question_id: UUID, step: int, by: UUID) -> None:
    """Move a question up (-1) or down (1) in its quiz; at an end it stays."""
    quiz = held_quiz(session, slug)
    words, items = current_items(session, quiz)
    ids = [item.question_id for item in items]
    if question_id not in ids:
        raise NotFoundError
    here = ids.index(question_id)
    there = min(max(here + step, 0), len(items) - 1)
    items.insert(there, items.pop(here))
    renew_quiz(session, quiz, words.title, words.summary, items, by, words.waived)
    session.commit()


def take_out(session: AnySession, slug: str, question_id: UUID, by: UUID) -> bool:
    """Take a question out of a quiz; tell whether it was there still.

    It stays in the bank, and in attempts begun before.
    """
    quiz = held_quiz(session, slug)
    words, items = current_items(session, quiz)
    left = [item for item in items if item.question_id != question_id]
    renew_quiz(session, quiz, words.title, words.summary, left, by, words.waived)
    session.commit()
    return len(left) < len(items)


def reword_quiz(session: AnySession, slug: str, title: str, summary: str, by: UUID) -> None:
    """Give a quiz another title and summary."""
    quiz = held_quiz(session, slug)
    words, items = current_items(session, quiz)
    renew_quiz(session, quiz, title, summary, items, by, words.waived)
    session.commit()


def waive(session: AnySession, slug: str, rule: str, reason: str, by: UUID) -> None:
    """Keep why a quiz does not follow a rule of item writing; without a reason, take it back."""
    if rule not in {rule.name for rule in QUIZ_RULES}:
        raise NotFoundError
    quiz = held_quiz(session, slug)
    words, items = current_items(session, quiz)
    waived = [waiver for waiver in words.waived or () if waiver["rule"] != rule]
    waived += [{"rule": rule, "reason": reason}] if reason else []
    renew_quiz(session, quiz, words.title, words.summary, items, by, waived)
    session.commit()


def begin_quiz(
    session: AnySession, lesson_id: UUID, key: UUID, title: str, summary: str, by: UUID
) -> StoredQuiz:
    """Make a new quiz without questions on a lesson; the same `key` again gives the same one."""
    try:
        quiz = _begin_quiz(session, lesson_id, key, title, summary, by)
        session.commit()
    except IntegrityError:  # a quiz on another lesson took the same address at the same moment
        session.rollback()
        quiz = _begin_quiz(session, lesson_id, key, title, summary, by)
        session.commit()
    return quiz


def _begin_quiz(
    session: AnySession, lesson_id: UUID, key: UUID, title: str, summary: str, by: UUID
) -> StoredQuiz:
    hold_bank(session, lesson_id)
    if begun := session.get(StoredQuiz, key):
        return begun
    last = session.scalar(select(func.max(StoredQuiz.position))) or 0
    quiz = StoredQuiz(
        id=key,
        slug=free_slug(session, title),
        title=title,
        lesson_id=lesson_id,
        position=last + 1,
        current_number=0,
    )
    session.add(quiz)
    session.flush()
    renew_quiz(session, quiz, title, summary, [], by)
    return quiz


def free_slug(session: AnySession, title: str) -> str:
    """Make an address from a quiz's title that no other quiz has."""
    wanted = key_from(title, "quiz")
    taken = set(session.scalars(select(StoredQuiz.slug).where(StoredQuiz.slug.startswith(wanted))))
    candidates = (wanted if n == 1 else f"{wanted}-{n}" for n in count(1))
    return next(slug for slug in candidates if slug not in taken)
