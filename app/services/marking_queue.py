"""The marking queue: which responses of a teacher's classes wait, question by question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from app.models import (
    AnswerEvent,
    Assignment,
    Attempt,
    Marking,
    Person,
    SchoolClass,
    ScoreEvent,
    StoredQuiz,
)
from app.services.library import pinned_quiz
from app.services.markings import Given, given_by
from app.services.problems import NotFoundError
from app.services.score_events import Reason
from app.services.sessions import AnySession
from quizzes.document import JsonValue, Question


@dataclass(frozen=True)
class Pile:
    """The responses of a class to one question: how many there are, and how many wait."""

    assignment_id: UUID
    question_key: str
    class_name: str
    quiz_title: str
    stem: str
    responses: int
    waiting: int


@dataclass(frozen=True)
class Response:
    """One response, and what was given to it last."""

    attempt_id: UUID
    name: str
    question: Any
    value: JsonValue
    given: Given | None


@dataclass(frozen=True)
class OpenPile:
    """A pile with its responses, in an order that tells nothing of names or of time."""

    pile: Pile
    responses: list[Response]

    def place(self, attempt_id: UUID | None) -> int:
        """Give the place of a response; without one, of the first that waits, else of the first."""
        ids = [response.attempt_id for response in self.responses]
        if attempt_id is not None:
            if attempt_id not in ids:
                raise NotFoundError
            return ids.index(attempt_id)
        return next((n for n, one in enumerate(self.responses) if one.given is None), 0)

    def next_after(self, place: int) -> Response | None:
        """Give the next response that waits, from here on and then from the beginning."""
        turned = [*self.responses[place + 1 :], *self.responses[:place]]
        return next((response for response in turned if response.given is None), None)


def piles(session: AnySession, teacher_id: UUID) -> list[Pile]:
    """List what a teacher's classes wrote, what waits first."""
    found: dict[tuple[UUID, str], list[Any]] = {}
    for row in session.execute(_written(teacher_id)):
        found.setdefault((row.assignment_id, row.question_key), []).append(row)
    made = [_pile(session, rows) for rows in found.values()]
    return sorted(made, key=lambda pile: (not pile.waiting, pile.class_name, pile.quiz_title))


def open_pile(
    session: AnySession, teacher_id: UUID, assignment_id: UUID, question_key: str
) -> OpenPile:
    """Read the responses of a class to a question, or raise NotFoundError."""
    one = _written(teacher_id).where(
        Assignment.id == assignment_id, ScoreEvent.question_key == question_key
    )
    rows = session.execute(one).all()
    if not rows:
        raise NotFoundError
    ids = [row.attempt_id for row in rows]
    values, markings = _values(session, ids, question_key), _markings(session, ids, question_key)
    responses = [
        Response(
            row.attempt_id,
            row.name,
            _question(session, row),
            values.get(row.attempt_id),
            markings.get(row.attempt_id),
        )
        for row in sorted(rows, key=lambda row: str(row.attempt_id.hex[-8:]))
    ]
    return OpenPile(_pile(session, rows), responses)


def _written(teacher_id: UUID) -> Any:
    """Select what was handed in for a teacher to mark, with whether that was done."""
    marked = (
        select(Marking.id)
        .where(Marking.attempt_id == Attempt.id, Marking.question_key == ScoreEvent.question_key)
        .exists()
    )
    return (
        select(
            Attempt.id.label("attempt_id"),
            Attempt.quiz_revision_id,
            Assignment.id.label("assignment_id"),
            ScoreEvent.question_key,
            SchoolClass.name.label("class_name"),
            StoredQuiz.title.label("quiz_title"),
            Person.display_name.label("name"),
            marked.label("marked"),
        )
        .distinct()
        .join(ScoreEvent, ScoreEvent.attempt_id == Attempt.id)
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .join(SchoolClass, SchoolClass.id == Assignment.class_id)
        .join(StoredQuiz, StoredQuiz.id == Assignment.quiz_id)
        .join(Person, Person.id == Attempt.person_id)
        .where(
            SchoolClass.teacher_id == teacher_id,
            Assignment.withdrawn_at.is_(None),
            ScoreEvent.reason == Reason.WAITING,
        )
        .order_by(Attempt.id)
    )


def _pile(session: AnySession, rows: Iterable[Any]) -> Pile:
    rows = list(rows)
    first = rows[-1]
    return Pile(
        first.assignment_id,
        first.question_key,
        first.class_name,
        first.quiz_title,
        _question(session, first).stem,
        len(rows),
        sum(not row.marked for row in rows),
    )


def _question(session: AnySession, row: Any) -> Question:
    questions = pinned_quiz(session, row.quiz_revision_id).quiz.questions
    return next(question for question in questions if question.id == row.question_key)


def _values(session: AnySession, ids: list[UUID], key: str) -> dict[UUID, JsonValue]:
    rows = session.execute(
        select(AnswerEvent.attempt_id, AnswerEvent.answer)
        .where(AnswerEvent.attempt_id.in_(ids), AnswerEvent.question_key == key)
        .order_by(AnswerEvent.sequence)
    )
    return {row.attempt_id: row.answer for row in rows}


def _markings(session: AnySession, ids: list[UUID], key: str) -> dict[UUID, Given]:
    rows = session.execute(
        select(Marking, Person.display_name)
        .join(Person, Person.id == Marking.by_id)
        .where(Marking.attempt_id.in_(ids), Marking.question_key == key)
        .order_by(Marking.sequence)
    )
    return {row.attempt_id: given_by(row, name) for row, name in rows}
