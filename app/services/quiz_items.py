"""What quizzes ask now, and changing that, one change of a lesson's bank at a time."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select

from app.models import QuestionRevision, QuizItem, QuizRevision, StoredLesson, StoredQuiz
from app.services.problems import NotFoundError
from app.services.sessions import AnySession
from app.services.shelving import renew_quiz


def hold_bank(session: AnySession, lesson_id: UUID) -> None:
    """Let nobody else change questions and quizzes of a lesson until the commit."""
    session.scalar(select(StoredLesson.id).where(StoredLesson.id == lesson_id).with_for_update())


def held_quiz(session: AnySession, slug: str) -> StoredQuiz:
    """Give a quiz as it is now, and hold its lesson's bank; or raise NotFoundError."""
    quiz = session.scalar(select(StoredQuiz).where(StoredQuiz.slug == slug))
    if quiz is None:
        raise NotFoundError
    hold_bank(session, quiz.lesson_id)
    session.refresh(quiz)
    return quiz


def asked_in(session: AnySession, question_id: UUID | None) -> list[StoredQuiz]:
    """List the quizzes whose current revision asks a question."""
    if question_id is None:
        return []
    found = (
        select(StoredQuiz)
        .join(QuizRevision, QuizRevision.quiz_id == StoredQuiz.id)
        .join(QuizItem, QuizItem.quiz_revision_id == QuizRevision.id)
        .join(QuestionRevision, QuestionRevision.id == QuizItem.question_revision_id)
        .where(
            QuizRevision.number == StoredQuiz.current_number,
            QuestionRevision.question_id == question_id,
        )
        .order_by(StoredQuiz.position, StoredQuiz.title)
        .execution_options(populate_existing=True)
    )
    return list(session.scalars(found))


def put_into_quizzes(
    session: AnySession, revision: QuestionRevision, quiz_id: UUID | None, by: UUID
) -> list[StoredQuiz]:
    """Let the quizzes that ask the question, and one more, ask this revision of it."""
    quizzes = {quiz.id: quiz for quiz in asked_in(session, revision.question_id)}
    if quiz_id is not None and quiz_id not in quizzes:
        quizzes[quiz_id] = session.get_one(StoredQuiz, quiz_id, populate_existing=True)
    for quiz in quizzes.values():
        put_into_quiz(session, quiz, revision, by)
    return list(quizzes.values())


def put_into_quiz(
    session: AnySession, quiz: StoredQuiz, revision: QuestionRevision, by: UUID
) -> None:
    """Replace an older revision of the question in a quiz, or add it at the end."""
    words, items = current_items(session, quiz)
    places = [item.question_id for item in items]
    if revision.question_id in places:
        items[places.index(revision.question_id)] = revision
    else:
        items.append(revision)
    renew_quiz(session, quiz, words.title, words.summary, items, by, words.waived)


def current_items(
    session: AnySession, quiz: StoredQuiz
) -> tuple[QuizRevision, list[QuestionRevision]]:
    """Give a quiz's current revision and its questions' revisions, in order."""
    words = session.scalars(
        select(QuizRevision).where(
            QuizRevision.quiz_id == quiz.id, QuizRevision.number == quiz.current_number
        )
    ).one()
    items = session.scalars(
        select(QuestionRevision)
        .join(QuizItem, QuizItem.question_revision_id == QuestionRevision.id)
        .where(QuizItem.quiz_revision_id == words.id)
        .order_by(QuizItem.number)
    )
    return words, list(items)
