"""Taking quizzes in tests: a quiz of every type, assignments, attempts and answers."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from secrets import token_urlsafe
from threading import Barrier
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.models import Assignment, Role, StoredQuiz
from app.services.answers import Saving, save_answer
from app.services.library import current_quiz
from app.services.shelving import shelve_lesson, shelve_quiz
from app.services.starts import start_attempt
from quizzes.document import Quiz
from quizzes.types import TYPES, build_question
from quizzes.types.sample_lesson import LESSON
from tests.harness.cast import Member

SLUG = "every-type"
NAMES = tuple(name for name, type_ in TYPES.items() if type_.samples().right)
"""The types that are marked automatically."""
ALL = len(NAMES)
T = TypeVar("T")


def every_type(mark: Callable[[str], str] = str) -> Quiz:
    """Make a quiz of one question of each type; `mark` changes what only a result may show."""
    questions = []
    for name in NAMES:
        plain = json.loads(TYPES[name].samples().question.to_json())
        plain["explanation"] = "This is explained at the end."
        questions.append(build_question(marked(plain, mark)))
    return Quiz(
        slug=SLUG,
        title="Every type",
        summary="One question of each type.",
        lesson=LESSON.slug,
        questions=tuple(questions),
    )


def marked(plain: object, mark: Callable[[str], str], field: str = "") -> object:
    """Change every feedback and explanation inside plain data."""
    if isinstance(plain, dict):
        inside = "feedback" if field == "feedback" else ""
        return {name: marked(value, mark, inside or name) for name, value in plain.items()}
    if isinstance(plain, list):
        return [marked(value, mark, field) for value in plain]
    secret = field in {"feedback", "else-feedback", "explanation"}
    return mark(plain) if secret and isinstance(plain, str) else plain


def shelve_every_type(session: Session, mark: Callable[[str], str] = str) -> None:
    """Put the sample lesson and the quiz of every type into a library."""
    shelve_lesson(session, LESSON)
    shelve_quiz(session, every_type(mark), position=99)
    session.commit()


def samples_of(slug: str = SLUG, which: str = "right") -> list[dict[str, Sequence[str]]]:
    """Give a submission for each question of the quiz of every type: right, wrong or blank."""
    return [
        sample.raw if which in {"right", "wrong"} else sample
        for name in NAMES
        for sample in getattr(TYPES[name].samples(), which)[:1]
    ]


def assign(session: Session, class_id: UUID, slug: str = SLUG, **terms: object) -> UUID:
    """Set a quiz for a class."""
    quiz_id = session.scalars(select(StoredQuiz.id).where(StoredQuiz.slug == slug)).one()
    row = Assignment(class_id=class_id, quiz_id=quiz_id, **terms)
    session.add(row)
    session.commit()
    return row.id


def key() -> str:
    """Make a start key or save key as a page has it."""
    return token_urlsafe(16)


def start(session: Session, who: Member, slug: str = SLUG, start_key: str = "") -> UUID:
    """Start an attempt, or go on with one."""
    return start_attempt(session, who.id, Role(who.role), slug, start_key or key())


def save(
    session: Session, who: Member, attempt_id: UUID, number: int, save_key: str = "", **fields: str
) -> Saving:
    """Save an answer; underscores in names of fields stand for hyphens."""
    raw = {name.replace("_", "-"): [value] for name, value in fields.items()}
    return save_answer(session, who.id, attempt_id, number, raw, save_key or key())


def answer_all(session: Session, who: Member, attempt_id: UUID, which: str = "right") -> None:
    """Answer every question of the quiz of every type."""
    for number, raw in enumerate(samples_of(which=which), start=1):
        save_answer(session, who.id, attempt_id, number, raw, key())


def number_of(session: Session, name: str, slug: str = SLUG) -> int:
    """Give the number of the first question of a type."""
    questions = current_quiz(session, slug).quiz.questions
    return next(n for n, question in enumerate(questions, start=1) if question.type == name)


def at_once(engine: Engine, times: int, verb: Callable[[Session, int], T]) -> list[T | Exception]:
    """Do something in several threads at the same moment, each with a session of its own."""
    ready = Barrier(times)

    def run(number: int) -> T | Exception:
        with Session(engine, expire_on_commit=False) as session:
            ready.wait()
            try:
                return verb(session, number)
            except Exception as error:  # the test looks at it
                return error

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(run, range(times)))
