"""How made-up students answer: by an item-response model, through the forms that students fill."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from lessons.document import Lesson
from quizzes.document import Answer, Question, Raw
from quizzes.types import type_of

Mix = Callable[[Question, Any, Any, float, random.Random], Any]


@dataclass(frozen=True)
class Item:
    """A question's difficulty and discrimination (Birnbaum's two-parameter logistic model)."""

    difficulty: float
    discrimination: float

    def chance_of_right(self, ability: float) -> float:
        """Give the probability that somebody of this ability knows the answer."""
        return 1 / (1 + math.exp(-self.discrimination * (ability - self.difficulty)))


def answer_form(
    question: Question, lesson: Lesson, probability: float, chance: random.Random
) -> Raw:
    """Fill the form of a question, rightly with a probability, part by part where it has parts."""
    type_ = type_of(question)
    right = type_.key(question, lesson).value
    guessed = type_.guess(question, lesson, chance).value
    mixed = _mix(right)(question, right, guessed, probability, chance)
    return type_.fields(question, Answer(mixed))


def _one(
    question: Question, right: Any, guessed: Any, probability: float, chance: random.Random
) -> Any:
    """Give the one right answer, or be drawn to a distractor, most of all to a misconception."""
    if chance.random() < probability:
        return right
    distractors = [option for option in getattr(question, "options", ()) if option.key != right]
    if not distractors:
        return guessed
    weights = [
        (3 if option.misconception else 1) / place for place, option in enumerate(distractors, 1)
    ]
    return chance.choices(distractors, weights)[0].key


def _options(
    question: Question, right: Any, guessed: Any, probability: float, chance: random.Random
) -> list[str]:
    """Decide on each option by itself."""
    keys = [option.key for option in getattr(question, "options", ())]
    knows = math.sqrt(probability)
    return [
        key
        for key in keys
        if (key in right) == (chance.random() < knows or (key in right) == (key in (guessed or ())))
    ]


def _parts(
    question: Question, right: Any, guessed: Any, probability: float, chance: random.Random
) -> dict[str, Any]:
    """Decide on each line by itself."""
    knows = math.sqrt(probability)
    return {part: (right if chance.random() < knows else guessed)[part] for part in right}


def _order(
    question: Question, right: Any, guessed: Any, probability: float, chance: random.Random
) -> dict[str, int]:
    """Let neighbours change places, the oftener the less is known."""
    order = sorted(right, key=lambda item: right[item])
    for here, there in pairwise(range(len(order))):
        if chance.random() > math.sqrt(probability):
            order[here], order[there] = order[there], order[here]
    return {item: place for place, item in enumerate(order, 1)}


def _mix(right: Any) -> Mix:
    """Tell by an answer's shape how somebody comes to give it."""
    if isinstance(right, list):
        return _options
    if not isinstance(right, dict):
        return _one
    return _order if all(isinstance(place, int) for place in right.values()) else _parts
