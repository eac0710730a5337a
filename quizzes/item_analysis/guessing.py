"""The random-guess score: what somebody earns on average who has not read the lesson."""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction
from math import comb
from typing import Any

from lessons.document import Lesson
from quizzes.document import Question
from quizzes.types import type_of
from quizzes.types.options import right_keys
from quizzes.types.relations import wanted

DRAWS = 200


def guess_score(question: Question, lesson: Lesson) -> float:
    """Give it as a share: exactly where there is a formula, else as the mean of 200 guesses."""
    exact = EXACT.get(question.type)
    return float(exact(question, lesson) if exact else _drawn(question, lesson))


def _drawn(question: Question, lesson: Lesson) -> Fraction:
    type_ = type_of(question)
    chance = random.Random(question.id)  # noqa: S311 - the same guesses each time
    guesses = (type_.guess(question, lesson, chance) for _ in range(DRAWS))
    return sum((type_.grade(question, one, lesson).points for one in guesses), Fraction(0)) / DRAWS


def _one_of_the_parts(question: Any, lesson: Lesson) -> Fraction:
    """Choose any of the parts."""
    parts = type_of(question).grade(question, type_of(question).key(question, lesson), lesson).parts
    return Fraction(1, len(parts)) if parts else Fraction(0)


def _ticks(question: Any, _lesson: Lesson) -> Fraction:
    """Each option is ticked or not: the mean of max(0, right − wrong) / keys."""
    keys = len(right_keys(question.options))
    others = len(question.options) - keys
    earned = sum(
        comb(keys, right) * comb(others, wrong) * max(0, right - wrong)
        for right in range(keys + 1)
        for wrong in range(others + 1)
    )
    return Fraction(earned, keys * 2 ** (keys + others))


def _rows(question: Any, lesson: Lesson) -> Fraction:
    """Fill each row with any two actors and any relation; a tie is found if one row holds it."""
    ties, actors = wanted(question, lesson), len(question.actors)
    triples = actors * (actors - 1) * len(question.relations)
    found = (1 - (1 - Fraction(1 + tie.symmetric, triples)) ** len(ties) for tie in ties)
    return sum(found, Fraction(0)) / len(ties) if ties and triples else Fraction(0)


EXACT: dict[str, Callable[[Any, Lesson], Fraction]] = {
    "single-choice": lambda question, _lesson: Fraction(1, len(question.options)),
    "evidence": _one_of_the_parts,
    "multiple-choice": _ticks,
    "matching": lambda question, _lesson: Fraction(1, len(question.choices)),
    # Of n! orders, (n − 1)! have a given pair as neighbours in this order.
    "ordering": lambda question, _lesson: Fraction(1, len(question.items)),
    "relations": _rows,
    "short-answer": lambda _question, _lesson: Fraction(0),
}
