"""How a quiz did: mean and spread, how easy each question was, and what was chosen.

The input is a response matrix: a row an attempt, a column a question. What needs more
responses than there are is None, and every figure comes with its n. `analyse` gives all
figures of item analysis from columns, and `columns_of` makes columns of a matrix;
docs/statistics.md has every formula.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean, stdev

from quizzes.document import Grade, Part
from quizzes.item_analysis.analysis import (
    Analysis,
    ItemFigures,
    QuizFigures,
    analyse,
    describe_item,
    describe_quiz,
)
from quizzes.item_analysis.columns import FEWEST, Choices, Column, Key, Numbers, Unsaid, Vector
from quizzes.item_analysis.flags import Flag, Sign, flags_of
from quizzes.item_analysis.guessing import guess_score
from quizzes.item_analysis.options import OptionFigures
from quizzes.item_analysis.whole import Whole

__all__ = [
    "FEWEST", "Analysis", "Choice", "Choices", "Column", "Flag", "ItemFigures", "Key",
    "Numbers", "OptionFigures", "QuestionStatistics", "QuizFigures", "QuizStatistics", "Response",
    "ResponseMatrix", "Sign", "Unsaid", "Vector", "Whole", "analyse", "analyse_points", "column_of",
    "columns_of", "describe_item",
    "describe_quiz", "distractor_table", "flags_of", "guess_score", "mean", "response_matrix",
    "spread", "statistics_of",
]  # fmt: skip


@dataclass(frozen=True)
class Response:
    """What one attempt earned on one question, and the parts that it chose or missed."""

    points: float
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class ResponseMatrix:
    """Attempts × questions. A cell is None where the attempt was not asked the question.

    `max_points` are the most that each question can earn; a point each unless said otherwise.
    """

    questions: tuple[str, ...]
    rows: tuple[tuple[Response | None, ...], ...]
    max_points: tuple[float, ...] = field(default=())

    def column(self, number: int) -> list[Response]:
        """Give the responses to one question."""
        return [cell for row in self.rows if (cell := row[number]) is not None]

    def best(self, number: int) -> float:
        """Give the most that a question can earn."""
        return self.max_points[number] if self.max_points else 1.0


@dataclass(frozen=True)
class Choice:
    """A row of a distractor table: a part of answers or of the key, and how many chose it."""

    key: str
    text: str
    right: bool
    count: int


@dataclass(frozen=True)
class QuestionStatistics:
    """One question: facility is its mean as a share of its most; spread is the sd of points."""

    question: str
    n: int
    facility: float | None
    spread: float | None
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class QuizStatistics:
    """A quiz: mean and spread (sd) of total points, and each question in order."""

    n: int
    mean: float | None
    spread: float | None
    questions: tuple[QuestionStatistics, ...]


def response_matrix(
    questions: Sequence[str], attempts: Sequence[Mapping[str, Grade]]
) -> ResponseMatrix:
    """Lay marked attempts out as a matrix."""
    rows = (tuple(_response(grades.get(id_)) for id_ in questions) for grades in attempts)
    return ResponseMatrix(tuple(questions), tuple(rows))


def statistics_of(matrix: ResponseMatrix) -> QuizStatistics:
    """Describe a quiz and each of its questions."""
    totals = [sum(cell.points for cell in row if cell is not None) for row in matrix.rows]
    return QuizStatistics(
        n=len(totals),
        mean=mean(totals),
        spread=spread(totals),
        questions=tuple(_question(matrix, number) for number in range(len(matrix.questions))),
    )


def mean(values: Sequence[float]) -> float | None:
    """Give the arithmetic mean; None of nothing."""
    return fmean(values) if values else None


def spread(values: Sequence[float]) -> float | None:
    """Give the standard deviation with n − 1; None for fewer than two values."""
    return stdev(values) if len(values) > 1 else None


def distractor_table(responses: Sequence[Response]) -> tuple[Choice, ...]:
    """Count how many chose each part, what belongs to the key first, then the most chosen."""
    counts: dict[str, Choice] = {}
    for part in (part for response in responses for part in response.parts):
        before = counts.get(part.key)
        count = (before.count if before else 0) + part.chosen
        counts[part.key] = Choice(part.key, part.text, part.right, count)
    return tuple(sorted(counts.values(), key=lambda c: (not c.right, -c.count, c.key)))


def analyse_points(
    rows: Sequence[Sequence[float | None]],
    max_points: Sequence[float] = (),
    fewest: int = FEWEST,
) -> Analysis:
    """Analyse bare points: a row an attempt, a column a question, None where it was not asked."""
    best = tuple(max_points) or (1.0,) * len(rows[0] if rows else ())
    columns = [
        Column(f"q{place + 1}", [row[place] for row in rows], most)
        for place, most in enumerate(best)
    ]
    return analyse(columns, fewest)


def columns_of(matrix: ResponseMatrix) -> list[Column]:
    """Turn a matrix into columns, with the parts that were chosen or could be."""
    return [
        column_of(name, [row[place] for row in matrix.rows], matrix.best(place))
        for place, name in enumerate(matrix.questions)
    ]


def column_of(
    question: str,
    cells: Sequence[Response | None],
    best: float = 1.0,
    guess: float | None = None,
) -> Column:
    """Make a column of the responses to a question."""
    table = distractor_table([cell for cell in cells if cell is not None])
    return Column(
        question,
        points=[None if cell is None else cell.points for cell in cells],
        best=best,
        keys=[Key(row.key, row.right) for row in table],
        chosen=[
            tuple(part.key for part in cell.parts if part.chosen) if cell else () for cell in cells
        ],
        guess=guess,
    )


def _response(grade: Grade | None) -> Response | None:
    return None if grade is None else Response(float(grade.points), grade.parts)


def _question(matrix: ResponseMatrix, number: int) -> QuestionStatistics:
    responses = matrix.column(number)
    points, best = [response.points for response in responses], matrix.best(number)
    average = mean(points)
    return QuestionStatistics(
        question=matrix.questions[number],
        n=len(points),
        facility=average / best if average is not None and best else None,
        spread=spread(points),
        choices=distractor_table(responses),
    )
