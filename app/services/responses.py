"""Responses of a crowd, packed: each attempt has a number for what it answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from app.services.report_scopes import Tried
from lessons.document import Lesson
from quizzes.document import Answer, Grade, JsonValue, Question
from quizzes.item_statistics import Numbers, Vector
from quizzes.mending import Rule
from quizzes.types import type_of


@dataclass(frozen=True, eq=False)
class Asked:
    """A question as it was asked: the same words with the same key, in whichever attempts."""

    rule: Rule
    """How it is marked now: it may have been mended since."""
    lesson: Lesson
    question_id: UUID
    number: int
    revised_at: datetime

    @property
    def question(self) -> Question:
        """Give the question by its key, which is the newest one."""
        return self.rule.keys[0]


@dataclass(frozen=True, eq=False)
class Outcome:
    """An answer to a question as it was asked, and its marks."""

    asked: Asked
    value: JsonValue
    grade: Grade

    @property
    def blank(self) -> bool:
        """Tell whether nothing was answered."""
        return self.value is None

    @property
    def waiting(self) -> bool:
        """Tell whether only a teacher can mark it."""
        return bool(getattr(self.grade, "waiting", False))

    @cached_property
    def chosen(self) -> tuple[str, ...]:
        """Give the keys of the parts that were chosen."""
        return tuple(part.key for part in self.grade.parts if part.chosen)

    @cached_property
    def accepted(self) -> frozenset[str]:
        """Give the keys of the parts that earn as much as the key, by a mending."""
        type_, lesson = type_of(self.asked.question), self.asked.lesson
        found: set[str] = set()
        for key in self.asked.rule.keys[1:]:
            as_key = type_.grade(self.asked.question, type_.key(key, lesson), lesson)
            found.update(part.key for part in as_key.parts if part.chosen)
            if type_.grade(key, Answer(self.value), lesson).right:
                found.update(self.chosen)
        return frozenset(found)


@dataclass(eq=False)
class Responses:
    """All responses to one question: `codes` number the outcomes, −1 where it was not asked.

    `points` are NaN where there are none: it was not asked, or waits to be marked by a teacher.
    `counts` tells where they count: not where the question was dropped since.
    """

    codes: Numbers
    points: Vector
    counts: NDArray[np.bool_]
    place: int
    outcomes: list[Outcome] = field(default_factory=list)

    def mark(self) -> None:
        """Give each response the points that its answer earns."""
        earned = [np.nan if one.waiting else float(one.grade.points) for one in self.outcomes]
        self.points = np.array([*earned, np.nan])[self.codes]
        self.counts = ~np.isnan(self.points)

    def among(self, codes: Iterable[int]) -> NDArray[np.bool_]:
        """Tell of each attempt whether its outcome is one of these."""
        wanted = np.zeros(len(self.outcomes) + 1, dtype=bool)
        wanted[list(codes)] = True
        return wanted[self.codes]

    @property
    def counted(self) -> Vector:
        """Give the points where the question counts, NaN elsewhere."""
        return np.where(self.counts, self.points, np.nan)


@dataclass(frozen=True, eq=False)
class Crowd:
    """Attempts and their responses by the question's key, in the order asked."""

    tries: Sequence[Tried]
    responses: Mapping[str, Responses]

    @property
    def totals(self) -> Vector:
        """Give the points of each attempt."""
        return sum((np.nan_to_num(one.counted) for one in self.responses.values()), self._zeros())

    @property
    def asked(self) -> Vector:
        """Count the questions that count in each attempt."""
        return sum((one.counts.astype(float) for one in self.responses.values()), self._zeros())

    def _zeros(self) -> Vector:
        return np.zeros(len(self.tries))
