"""A crowd in a database: so many students of one class, each with an attempt at one quiz."""

from __future__ import annotations

import json
import random
from datetime import timedelta
from pathlib import Path
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
    StoredQuiz,
)
from app.services.content import load_content
from app.services.library import current_lesson, current_quiz
from app.services.sessions import token_hash
from app.services.shelving import shelve_quiz
from quizzes.document import Quiz
from quizzes.marking import mark
from quizzes.types import build_question, type_of

SLUG, TOKEN, QUESTIONS, BATCH = "actors", "token-of-the-bench", 20, 5_000
SHEETS = 2_000
"""So many different ways to fill the sheet; students draw one of them."""
SCORES = """
INSERT INTO score_event
  (id, attempt_id, question_key, sequence, from_points, to_points, out_of, reason, note, by_id,
   at)
SELECT lower(hex(randomblob(16))), attempt_id, question_key, 1, NULL, 0, 1, 'submitted', '',
  NULL,
  saved_at FROM answer_event
"""


def fill(folder: Path, n: int) -> tuple[str, UUID]:
    """Make a database with n attempts at twenty questions; give its address, and the class."""
    url = f"sqlite:///{folder / 'crowd.sqlite3'}"
    command.upgrade(migrations_config(url), "head")
    engine = create_engine(url)
    with Session(engine, expire_on_commit=False) as session:
        load_content(session, LIBRARY, BANK)
        shelve_quiz(session, of_twenty(session))
        class_, assignment = open_class(session)
        answer(session, class_, assignment, n)
        session.execute(text(SCORES))
        session.commit()
        session.execute(text("ANALYZE"))
        session.commit()
    engine.dispose()
    return url, class_


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
    """Let n students answer, in batches."""
    pinned, lesson = current_quiz(session, SLUG), current_lesson(session, "syria-2024")
    chance, at = random.Random(n), now()
    sheets = [sheet(pinned.quiz, lesson.lesson, chance) for _ in range(min(n, SHEETS))]
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
        given = [chance.choice(sheets) for _ in range(first, min(n, first + BATCH))]
        hand_in(session, class_, common, given)


def hand_in(session: Session, class_: UUID, common: dict, given: list[tuple[dict, float]]) -> None:
    """Store a batch of students with their attempts and answers."""
    people, attempts = [new_id() for _ in given], [new_id() for _ in given]
    rows = {
        Person: [{"id": id_, "role": "student", "display_name": "S"} for id_ in people],
        Enrolment: [{"class_id": class_, "person_id": id_} for id_ in people],
        Attempt: [
            {**common, "id": id_, "person_id": person, "start_key": id_.hex, "points": points}
            for id_, person, (_answers, points) in zip(attempts, people, given, strict=True)
        ],
        AnswerEvent: [
            {
                "attempt_id": id_,
                "sequence": place,
                "question_key": key,
                "answer": value,
                "save_key": f"{id_.hex}{place}",
            }
            for id_, (answers, _points) in zip(attempts, given, strict=True)
            for place, (key, value) in enumerate(answers.items())
        ],
    }
    for model, of_model in rows.items():
        session.execute(insert(model), of_model)
    session.commit()


def sheet(quiz: Quiz, lesson: object, chance: random.Random) -> tuple[dict, float]:
    """Fill a sheet, some better than others; give the answers and the points."""
    able = chance.random()
    answers = {
        question.id: (
            type_of(question).key(question, lesson)
            if chance.random() < able
            else type_of(question).guess(question, lesson, chance)
        ).value
        for question in quiz.questions
    }
    return answers, float(mark(quiz, answers, lesson).points)
