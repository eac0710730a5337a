"""What a crowd answered, packed: each different answer is marked once, however many gave it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from uuid import UUID

import numpy as np

from app.services.crowd_rows import items_of, newest_answers, newest_scores, set_later
from app.services.library import pinned_lesson, pinned_quiz
from app.services.report_scopes import Scope, Tried
from app.services.sessions import AnySession
from lessons.document import Lesson
from quizzes.document import Answer, Grade, Question
from quizzes.item_statistics import Numbers, Vector
from quizzes.types import type_of

BATCH = 500
NEARLY = 1e-9


@dataclass(frozen=True, eq=False)
class Asked:
    """A question as it was asked: the same words with the same key, in whichever attempts."""

    question: Question
    lesson: Lesson
    question_id: UUID
    number: int
    revised_at: datetime


@dataclass(frozen=True, eq=False)
class Outcome:
    """An answer to a question as it was asked, and its marks."""

    asked: Asked
    blank: bool
    grade: Grade

    @cached_property
    def chosen(self) -> tuple[str, ...]:
        """Give the keys of the parts that were chosen."""
        return tuple(part.key for part in self.grade.parts if part.chosen)


@dataclass(eq=False)
class Responses:
    """All responses to one question: `codes` number the outcomes, −1 where it was not asked."""

    codes: Numbers
    points: Vector
    place: int
    outcomes: list[Outcome] = field(default_factory=list)


@dataclass(frozen=True, eq=False)
class Crowd:
    """Attempts and their responses by the question's key, in the order asked."""

    tries: Sequence[Tried]
    responses: Mapping[str, Responses]

    @property
    def totals(self) -> Vector:
        """Give the points of each attempt."""
        return sum((np.nan_to_num(one.points) for one in self.responses.values()), self._zeros())

    @property
    def asked(self) -> Vector:
        """Count the questions that each attempt was asked."""
        return sum(
            ((one.codes >= 0).astype(float) for one in self.responses.values()), self._zeros()
        )

    def _zeros(self) -> Vector:
        return np.zeros(len(self.tries))


def read_crowd(session: AnySession, scope: Scope, tries: Sequence[Tried]) -> Crowd:
    """Read what was answered in some attempts, in batches: memory holds the packed answers only."""
    reading = _Reading(session, tries)
    corrected = set_later(session, scope) if tries else frozenset()
    for first in range(0, len(tries), BATCH):
        reading.take(first, tries[first : first + BATCH], corrected)
    by_place = sorted(reading.responses.items(), key=lambda item: item[1].place)
    return Crowd(tries, dict(by_place))


class _Sheet:
    """The questions of one revision of a quiz, with the codes of the answers met so far."""

    def __init__(self, asked: Sequence[Asked]) -> None:
        self.asked = asked
        self.codes: list[dict[str | None, int]] = [{} for _ in asked]


class _Reading:
    """Attempts on their way from the database into arrays."""

    def __init__(self, session: AnySession, tries: Sequence[Tried]) -> None:
        self.session, self.size = session, len(tries)
        self.responses: dict[str, Responses] = {}
        places = {(tried.quiz_revision_id, tried.lesson_revision_id) for tried in tries}
        items = items_of(session, {quiz for quiz, _lesson in places})
        self.sheets = {place: _Sheet(_asked(session, items, *place)) for place in places}
        for sheet in self.sheets.values():
            for place, asked in enumerate(sheet.asked):
                self.column(asked.question.id, place)

    def column(self, key: str, place: int) -> None:
        """Make room for the responses to a question."""
        if key not in self.responses:
            codes = np.full(self.size, -1, dtype=np.int64)
            self.responses[key] = Responses(codes, np.full(self.size, np.nan), place)

    def take(self, first: int, tries: Sequence[Tried], corrected: frozenset[UUID]) -> None:
        """Read a batch of attempts, whose first is the crowd's so-and-so-many-th."""
        answers = newest_answers(self.session, [tried.id for tried in tries])
        doubtful = [
            (row, tried)
            for row, tried in enumerate(tries, start=first)
            if self.take_one(row, tried, answers.get(tried.id, {})) or tried.id in corrected
        ]
        scores = newest_scores(self.session, [tried.id for _row, tried in doubtful])
        for row, tried in doubtful:
            for key, points in scores.get(tried.id, {}).items():
                if key in self.responses and self.responses[key].codes[row] >= 0:
                    self.responses[key].points[row] = points

    def take_one(self, row: int, tried: Tried, answers: Mapping[str, str | None]) -> bool:
        """Note what one attempt answered; tell whether its marks are not those it was given."""
        sheet = self.sheets[tried.quiz_revision_id, tried.lesson_revision_id]
        total = 0.0
        for asked, codes in zip(sheet.asked, sheet.codes, strict=True):
            text = answers.get(asked.question.id)
            column = self.responses[asked.question.id]
            code = codes.get(text)
            if code is None:
                code = codes[text] = len(column.outcomes)
                column.outcomes.append(_outcome(asked, text))
            points = float(column.outcomes[code].grade.points)
            column.codes[row], column.points[row] = code, points
            total += points
        return tried.points is None or abs(total - tried.points) > NEARLY


def _outcome(asked: Asked, text: str | None) -> Outcome:
    value = None if text is None else json.loads(text)
    grade = type_of(asked.question).grade(asked.question, Answer(value), asked.lesson)
    return Outcome(asked, value is None, grade)


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
