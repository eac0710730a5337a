"""The demo's weeks: who tries which quiz when, and how far they get."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from app.db import at_time
from app.demo.answering import Item, answer_form
from app.demo.people import Student
from app.models import Role
from app.services import answers, scoring, starts
from app.services.sessions import AnySession
from lessons.document import Lesson
from quizzes.document import Quiz

NAMESPACE = UUID("0191a5b0-0000-7000-8000-000000000000")
LEARNT = 0.8
"""What an attempt teaches, on the scale of ability."""


@dataclass(frozen=True)
class Try:
    """One go at a quiz: when, how well prepared, and how it ends."""

    student: Student
    starts_at: datetime
    number: int = 1
    answers: int | None = None
    """How many questions are answered; None: all."""
    handed_in: timedelta | None = timedelta(minutes=1)
    """How long after the last answer it is handed in; None: not at all."""


@dataclass
class Weeks:
    """Everything that students do, by one stream of chance, so that each demo is the same."""

    session: AnySession
    lesson: Lesson
    items: Mapping[str, Item]
    chance: random.Random = field(default_factory=lambda: random.Random(2024))  # noqa: S311

    def attempt(self, quiz: Quiz, go: Try) -> UUID:
        """Start, answer one page at a time, and hand in, all at the time it happened."""
        at, key = go.starts_at, f"demo-{quiz.slug}-{go.student.id}-{go.number}"
        person = go.student.id
        with at_time(at):
            attempt_id = starts.start_attempt(self.session, person, Role.STUDENT, quiz.slug, key)
        for number, question in enumerate(quiz.questions[: go.answers], start=1):
            at += timedelta(seconds=self.chance.randint(15, 75))
            ability = go.student.ability + LEARNT * (go.number - 1)
            knows = self.items[question.id].chance_of_right(ability)
            form = answer_form(question, self.lesson, knows, self.chance)
            save_key = uuid5(NAMESPACE, f"{key}-{number}").hex
            with at_time(at):
                answers.save_answer(self.session, person, attempt_id, number, form, save_key)
        if go.handed_in is not None:
            with at_time(at + go.handed_in):
                scoring.submit_attempt(self.session, person, attempt_id)
        return attempt_id


def abilities(names: Sequence[str], chance: random.Random) -> dict[str, float]:
    """Draw how much each student knows: the mean is 0.4, the spread 1."""
    return {name: chance.gauss(0.4, 1.0) for name in names}


def draw_items(
    quizzes: Sequence[Quiz], weak: Sequence[str], chance: random.Random
) -> dict[str, Item]:
    """Draw difficulty and discrimination for every question; `weak` ones tell nobody apart."""
    return {
        question.id: Item(
            difficulty=chance.gauss(-0.3, 0.9),
            discrimination=0.05 if question.id in weak else chance.uniform(0.9, 2.2),
        )
        for quiz in quizzes
        for question in quiz.questions
    }
