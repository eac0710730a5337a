"""A class of fifty: who they are, what each will answer, and what that must earn."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import func, select

from app.db import db
from app.models import AnswerEvent, Assignment, Attempt, Enrolment, Person, Role, SchoolClass
from app.services.library import current_lesson, current_quiz
from app.services.passwords import hash_password
from bench.browser import Browser
from quizzes.document import Answer
from quizzes.marking import mark
from quizzes.types import type_of

QUIZ = "actors"
PASSWORD = "bench of fifty kites"


@dataclass(frozen=True)
class Pupil:
    """A student with their answers, as forms, and the points these earn."""

    name: str
    forms: tuple[dict[str, Sequence[str]], ...]
    points: float


def settle(count: int) -> list[Pupil]:
    """Put a class with an assigned quiz into the database, and think of everybody's answers."""
    hashed = hash_password(PASSWORD)
    teacher = Person(role=Role.TEACHER, display_name="Chidi", sign_in_name="chidi")
    names = [f"pupil{number}" for number in range(count)]
    people = [
        Person(role=Role.STUDENT, display_name=name, sign_in_name=name, password_hash=hashed)
        for name in names
    ]
    db.session.add_all([teacher, *people])
    db.session.flush()
    class_ = SchoolClass(
        teacher_id=teacher.id, name="Fifty", time_zone="Europe/Berlin", join_code="FFTY2345"
    )
    db.session.add(class_)
    db.session.flush()
    db.session.add_all(Enrolment(class_id=class_.id, person_id=person.id) for person in people)
    quiz = current_quiz(db.session, QUIZ)
    db.session.add(Assignment(class_id=class_.id, quiz_id=quiz.id, attempts_allowed=1))
    pupils = [think(name, seed) for seed, name in enumerate(names)]
    db.session.commit()
    return pupils


def think(name: str, seed: int) -> Pupil:
    """Choose answers: more of them right for some than for others."""
    chance = random.Random(seed)
    quiz = current_quiz(db.session, QUIZ).quiz
    lesson = current_lesson(db.session, quiz.lesson).lesson
    able, answers = chance.random(), {}
    for question in quiz.questions:
        verbs, knows = type_of(question), chance.random() < able
        answers[question.id] = (
            verbs.key(question, lesson) if knows else verbs.guess(question, lesson, chance)
        ).value
    points = float(mark(quiz, answers, lesson).points)
    forms = tuple(
        dict(type_of(question).fields(question, Answer(answers[question.id])))
        for question in quiz.questions
    )
    return Pupil(name, forms, points)


def take(pupil: Pupil, port: int) -> Browser:
    """Log in, take the quiz one page at a time, check, hand in, open the result."""
    browser = Browser(port)
    browser.open("/login")
    browser.send("/login", {"sign_in_name": [pupil.name], "password": [PASSWORD]})
    browser.open(f"/quizzes/{QUIZ}")
    browser.send(f"/quizzes/{QUIZ}/start", {})
    base = browser.path.removesuffix("/1")
    for number, fields in enumerate(pupil.forms, start=1):
        browser.send(f"{base}/{number}", {**fields, "go": ["next"]})
    browser.send(f"{base}/submit", {})
    browser.open(base)
    if "points" not in browser.body:
        browser.failures.append(f"{base} shows no result")
    return browser


def wrong_scores(pupils: list[Pupil]) -> list[str]:
    """Name everybody whose stored score is not what their answers earn."""
    rows = db.session.execute(
        select(Person.sign_in_name, Attempt.id, Attempt.points, Attempt.submitted_at)
        .join(Person, Person.id == Attempt.person_id)
        .order_by(Attempt.started_at)
    ).all()
    found = {row.sign_in_name: row for row in rows}
    problems = [
        f"{pupil.name}: {found.get(pupil.name)} instead of {pupil.points}"
        for pupil in pupils
        if pupil.name not in found
        or found[pupil.name].submitted_at is None
        or abs(found[pupil.name].points - pupil.points) > 1e-9
        or answers_of(found[pupil.name].id) != len([f for f in pupil.forms if any(f.values())])
    ]
    return problems + (["some have two attempts"] if len(rows) != len(found) else [])


def answers_of(attempt_id: UUID) -> int:
    """Count the stored answers of an attempt."""
    stored = select(func.count()).select_from(AnswerEvent)
    return db.session.scalar(stored.where(AnswerEvent.attempt_id == attempt_id)) or 0


def make_room(folder: Path) -> dict[str, str]:
    """Give the settings of a throw-away instance."""
    return {"INSTANCE_PATH": str(folder), "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3"}
