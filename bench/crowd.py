"""A crowd in a database: so many students of one class, each with an attempt at one quiz."""

from __future__ import annotations

import json
import random
from datetime import timedelta
from math import fsum
from uuid import UUID

from alembic import command
from sqlalchemy import create_engine, insert, text
from sqlalchemy.orm import Session

from app.commands.content import BANK, LIBRARY
from app.commands.database import migrations_config
from app.db import new_id, now
from app.models import (
    AnswerEvent,
    Assignment,
    Attempt,
    Enrolment,
    LoginSession,
    Person,
    SchoolClass,
    ScoreEvent,
    StoredQuiz,
)
from app.services.content import load_content
from app.services.library import current_lesson, current_quiz
from app.services.sessions import token_hash
from app.services.shelving import shelve_quiz
from lessons.document import Lesson
from quizzes.document import Question, Quiz
from quizzes.types import build_question, type_of

SLUG, TOKEN, QUESTIONS, BATCH = "actors", "token-of-the-bench", 20, 5_000
GUESSES = 60
"""So many guesses there are at each question; those who do not know draw one of them."""
CHANGED = 0.1
"""The share of answers that students change once before they hand in."""
Given = list[tuple[str, object, float]]
"""A sheet: each question's key, what was answered, and its points."""


def fill(url: str, n: int) -> UUID:
    """Fill a database with n attempts at twenty questions; give the class."""
    command.upgrade(migrations_config(url), "head")
    engine = create_engine(url)
    with Session(engine, expire_on_commit=False) as session:
        load_content(session, LIBRARY, BANK)
        shelve_quiz(session, of_twenty(session))
        class_, assignment = open_class(session)
        answer(session, class_, assignment, n)
        session.execute(text("ANALYZE"))
        session.commit()
    engine.dispose()
    return class_


def of_twenty(session: Session) -> Quiz:
    """Make a quiz of twenty questions, of every type that the shipped ones have."""
    quiz = current_quiz(session, SLUG).quiz
    questions = [
        build_question({**json.loads(question.to_json()), "id": f"{question.id}-{turn}"})
        for turn in range(-(-QUESTIONS // len(quiz.questions)))
        for question in quiz.questions
    ]
    return quiz.model_copy(update={"questions": tuple(questions[:QUESTIONS])})


def open_class(session: Session) -> tuple[UUID, UUID]:
    """Make a teacher who is logged in, with a class that has the quiz."""
    teacher = Person(role="teacher", display_name="Chidi", sign_in_name="chidi")
    session.add(teacher)
    session.flush()
    class_ = SchoolClass(teacher_id=teacher.id, name="All", time_zone="UTC", join_code="CRWD2345")
    quiz = session.query(StoredQuiz).filter_by(slug=SLUG).one()
    until = now() + timedelta(days=1)
    session.add_all(
        [class_, LoginSession(person_id=teacher.id, token_hash=token_hash(TOKEN), expires_at=until)]
    )
    session.flush()
    assignment = Assignment(class_id=class_.id, quiz_id=quiz.id)
    session.add(assignment)
    session.commit()
    return class_.id, assignment.id


def answer(session: Session, class_: UUID, assignment: UUID, n: int) -> None:
    """Let n students answer, in batches; each fills a sheet of their own."""
    pinned, lesson = current_quiz(session, SLUG), current_lesson(session, "syria-2024")
    chance, at = random.Random(n), now()
    pools = [pool(question, lesson.lesson, chance) for question in pinned.quiz.questions]
    common = {
        "quiz_id": pinned.id,
        "quiz_revision_id": pinned.revision_id,
        "lesson_revision_id": lesson.revision_id,
        "assignment_id": assignment,
        "purpose": "assigned",
        "started_at": at,
        "submitted_at": at,
        "max_points": QUESTIONS,
    }
    for first in range(0, n, BATCH):
        given = [sheet(pools, chance) for _ in range(first, min(n, first + BATCH))]
        hand_in(session, class_, common, given, chance)


def hand_in(
    session: Session, class_: UUID, common: dict, given: list[Given], chance: random.Random
) -> None:
    """Store a batch of students with their attempts, answers and scores."""
    people, attempts = [new_id() for _ in given], [new_id() for _ in given]
    pairs = list(zip(attempts, given, strict=True))
    rows = {
        Person: [{"id": id_, "role": "student", "display_name": "S"} for id_ in people],
        Enrolment: [{"class_id": class_, "person_id": id_} for id_ in people],
        Attempt: [
            {
                **common,
                "id": id_,
                "person_id": person,
                "start_key": id_.hex,
                "points": fsum(points for _key, _value, points in sheet),
            }
            for person, (id_, sheet) in zip(people, pairs, strict=True)
        ],
        AnswerEvent: [row for id_, sheet in pairs for row in saved(id_, sheet, chance)],
        ScoreEvent: [
            {
                "attempt_id": id_,
                "question_key": key,
                "sequence": 1,
                "to_points": points,
                "reason": "submitted",
                "at": common["submitted_at"],
            }
            for id_, sheet in pairs
            for key, _value, points in sheet
        ],
    }
    for model, of_model in rows.items():
        session.execute(insert(model.__table__), of_model)
    session.commit()


def saved(attempt: UUID, sheet: Given, chance: random.Random) -> list[dict]:
    """Save the answers of a sheet; some say something else first."""
    values = [(key, value) for key, value, _points in sheet]
    first = [(key, None) for key, _value in values if chance.random() < CHANGED]
    return [
        {
            "attempt_id": attempt,
            "sequence": place,
            "question_key": key,
            "answer": value,
            "save_key": f"{attempt.hex}{place}",
        }
        for place, (key, value) in enumerate([*first, *values], start=1)
    ]


def pool(question: Question, lesson: Lesson, chance: random.Random) -> Given:
    """Give what students answer to a question: the key, and then guesses, with their points."""
    type_ = type_of(question)
    answers = [type_.key(question, lesson)]
    answers += [type_.guess(question, lesson, chance) for _ in range(GUESSES)]
    return [
        (question.id, one.value, float(type_.grade(question, one, lesson).points))
        for one in answers
    ]


def sheet(pools: list[Given], chance: random.Random) -> Given:
    """Fill a sheet, some better than others."""
    able = chance.random()
    return [of_one[0] if chance.random() < able else chance.choice(of_one) for of_one in pools]
