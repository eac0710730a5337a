"""What a class answered: one attempt a student, question by question, marked part by part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from app.models import (
    AnswerEvent,
    Attempt,
    QuestionRevision,
    QuizItem,
    ScoreEvent,
    StoredQuestion,
)
from app.services.library import pinned_lesson, pinned_quiz
from app.services.sessions import AnySession
from lessons.document import Lesson
from quizzes.document import Answer, Grade, JsonValue, Question
from quizzes.types import type_of


@dataclass(frozen=True)
class Asked:
    """A question as it was asked: the same words with the same key, in whichever attempts."""

    question: Question
    lesson: Lesson
    question_id: UUID
    number: int
    revised_at: datetime


@dataclass(frozen=True)
class Response:
    """One student's answer to a question. `rest` is what the other questions earned, as a share."""

    asked: Asked
    blank: bool
    points: float
    grade: Grade
    rest: float | None


@dataclass(frozen=True)
class Responder:
    """One attempt handed in, with its responses by the question's key in the order asked."""

    attempt_id: UUID
    points: float
    max_points: int
    responses: Mapping[str, Response]

    @property
    def share(self) -> float:
        """Give the points as a share of what was to be had."""
        return self.points / self.max_points if self.max_points else 0.0


def read_responses(session: AnySession, attempt_ids: Sequence[UUID]) -> list[Responder]:
    """Read attempts that were handed in: four queries, and what each revision needs once."""
    attempts = session.scalars(
        select(Attempt).where(Attempt.id.in_(attempt_ids)).order_by(Attempt.submitted_at)
    ).all()
    revisions = {attempt.quiz_revision_id for attempt in attempts}
    items = _items(session, revisions)
    answers = _newest_answers(session, attempt_ids)
    scores = _newest_scores(session, attempt_ids)
    asked = {
        place: _asked(session, items, *place)
        for place in {(a.quiz_revision_id, a.lesson_revision_id) for a in attempts}
    }
    return [
        _responder(
            attempt,
            asked[attempt.quiz_revision_id, attempt.lesson_revision_id],
            answers[attempt.id],
            scores[attempt.id],
        )
        for attempt in attempts
    ]


def _responder(
    attempt: Attempt,
    asked: Iterable[Asked],
    answers: Mapping[str, JsonValue],
    scores: Mapping[str, float],
) -> Responder:
    graded = [(one, _grade(one, answers.get(one.question.id))) for one in asked]
    points = {
        one.question.id: scores.get(one.question.id, float(grade.points)) for one, grade in graded
    }
    total = sum(points.values())
    responses = {}
    for one, grade in graded:
        own, others = points[one.question.id], len(points) - 1
        rest = (total - own) / others if others else None
        blank = answers.get(one.question.id) is None
        responses[one.question.id] = Response(one, blank, own, grade, rest)
    return Responder(attempt.id, total, attempt.max_points, responses)


def _grade(asked: Asked, answer: JsonValue) -> Grade:
    return type_of(asked.question).grade(asked.question, Answer(answer), asked.lesson)


def _asked(
    session: AnySession,
    items: Mapping[tuple[UUID, str], tuple[UUID, int, datetime]],
    quiz_revision_id: UUID,
    lesson_revision_id: UUID,
) -> list[Asked]:
    lesson = pinned_lesson(session, lesson_revision_id).lesson
    questions = pinned_quiz(session, quiz_revision_id).quiz.questions
    return [
        Asked(question, lesson, *items[quiz_revision_id, question.id]) for question in questions
    ]


def _items(
    session: AnySession, quiz_revision_ids: Iterable[UUID]
) -> dict[tuple[UUID, str], tuple[UUID, int, datetime]]:
    """Read which revision of each question some quizzes hold: its id, number and moment."""
    rows = session.execute(
        select(
            QuizItem.quiz_revision_id,
            StoredQuestion.key,
            StoredQuestion.id,
            QuestionRevision.number,
            QuestionRevision.created_at,
        )
        .join(QuestionRevision, QuestionRevision.id == QuizItem.question_revision_id)
        .join(StoredQuestion, StoredQuestion.id == QuestionRevision.question_id)
        .where(QuizItem.quiz_revision_id.in_(quiz_revision_ids))
    )
    return {(quiz, key): (id_, number, at) for quiz, key, id_, number, at in rows}


def _newest_answers(
    session: AnySession, attempt_ids: Sequence[UUID]
) -> dict[UUID, dict[str, JsonValue]]:
    newest: dict[UUID, dict[str, JsonValue]] = defaultdict(dict)
    rows = session.execute(
        select(AnswerEvent.attempt_id, AnswerEvent.question_key, AnswerEvent.answer)
        .where(AnswerEvent.attempt_id.in_(attempt_ids))
        .order_by(AnswerEvent.sequence)
    )
    for attempt_id, key, answer in rows:
        newest[attempt_id][key] = answer
    return newest


def _newest_scores(
    session: AnySession, attempt_ids: Sequence[UUID]
) -> dict[UUID, dict[str, float]]:
    newest: dict[UUID, dict[str, float]] = defaultdict(dict)
    rows = session.execute(
        select(ScoreEvent.attempt_id, ScoreEvent.question_key, ScoreEvent.to_points)
        .where(ScoreEvent.attempt_id.in_(attempt_ids))
        .order_by(ScoreEvent.sequence)
    )
    for attempt_id, key, points in rows:
        newest[attempt_id][key] = points
    return newest
