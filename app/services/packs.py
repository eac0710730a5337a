"""Lesson packs out of the library and into it: all of one lesson, or none of it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from app.services.images import contents_of, keep_contents
from app.services.library import current_lesson, current_quiz, current_quizzes, pinned_quiz
from app.services.problems import ConflictError, NotFoundError
from app.services.sessions import AnySession
from app.services.shelving import shelve_lesson, shelve_quiz
from lessons.document import Lesson
from quizzes.document import Quiz
from quizzes.exchange.lesson_pack import Pack


@dataclass(frozen=True)
class PackLine:
    """What becomes of the lesson or a quiz of a pack: "new", "changed" or "unchanged"."""

    slug: str
    title: str
    outcome: str
    questions: int | None = None


def pack_of(session: AnySession, slug: str) -> Pack:
    """Give a lesson with the quizzes on it that have questions, or raise NotFoundError."""
    pinned = current_lesson(session, slug)
    ids = session.scalars(current_quizzes(pinned.id)).all()
    quizzes = tuple(q for q in (pinned_quiz(session, id_).quiz for id_ in ids) if q.questions)
    questions = (question for quiz in quizzes for question in quiz.questions)
    return Pack(pinned.lesson, quizzes, contents_of(session, questions))


def plan(session: AnySession, pack: Pack) -> list[PackLine]:
    """Say what importing a pack would do, and do nothing. Raise ConflictError if it cannot be."""
    lesson = pack.lesson
    before = _lesson_now(session, lesson.slug)
    lines = [PackLine(lesson.slug, lesson.title, _outcome(before, lesson))]
    for quiz in pack.quizzes:
        old = _quiz_now(session, quiz.slug)
        if old and old.lesson != lesson.slug:
            raise ConflictError("quiz-elsewhere")
        lines.append(PackLine(quiz.slug, quiz.title, _outcome(old, quiz), len(quiz.questions)))
    return lines


def import_pack(session: AnySession, pack: Pack, by: UUID) -> list[PackLine]:
    """Make a pack's lesson and quizzes the current ones: all of it, or none."""
    lines = plan(session, pack)
    shelve_pack(session, pack, by)
    session.commit()
    return lines


def shelve_pack(session: AnySession, pack: Pack, by: UUID) -> None:
    """Put a pack's lesson and quizzes into the library; the caller commits."""
    keep_contents(session, pack.images)
    shelve_lesson(session, pack.lesson, by)
    for quiz in pack.quizzes:
        shelve_quiz(session, quiz, by)


def _lesson_now(session: AnySession, slug: str) -> Lesson | None:
    try:
        return current_lesson(session, slug).lesson
    except NotFoundError:
        return None


def _quiz_now(session: AnySession, slug: str) -> Quiz | None:
    try:
        return current_quiz(session, slug).quiz
    except NotFoundError:
        return None


def _outcome(before: object, after: object) -> str:
    if before is None:
        return "new"
    return "unchanged" if before == after else "changed"
