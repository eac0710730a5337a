"""Mark a whole attempt. A score is a function of the stored answers, and of nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from lessons.document import Lesson
from quizzes.document import Answer, Grade, JsonValue, Quiz
from quizzes.types import type_of


@dataclass(frozen=True)
class Marked:
    """A marked attempt: a grade for every question of the quiz, by its id, in the quiz's order."""

    grades: Mapping[str, Grade]

    @property
    def points(self) -> Fraction:
        """Give the sum of the points."""
        return sum((grade.points for grade in self.grades.values()), Fraction(0))

    @property
    def out_of(self) -> int:
        """Give the most that could be earned: a point a question."""
        return len(self.grades)


def mark(quiz: Quiz, answers: Mapping[str, JsonValue], lesson: Lesson) -> Marked:
    """Mark stored answers, given by question id; a question without one is blank.

    Total: what is stored for a question that the quiz lacks, or in a wrong shape, earns nothing.
    """
    return Marked(
        {
            question.id: type_of(question).grade(question, Answer(answers.get(question.id)), lesson)
            for question in quiz.questions
        }
    )
