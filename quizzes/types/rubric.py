"""Rubrics: criteria, each with levels that earn points, by which a teacher marks a response."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Annotated, Any

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from lessons.document import Document, Key, Text
from quizzes.types.options import keys_differ

MOST_POINTS = 20


class Step(Document):
    """A level of a criterion: what a response on it is like, and its points."""

    key: Key
    text: Text
    points: Annotated[int, Field(ge=0, le=MOST_POINTS)]


class Criterion(Document):
    """Something that a response is looked at for."""

    key: Key
    text: Text
    levels: Annotated[tuple[Step, ...], Field(min_length=2), AfterValidator(keys_differ)]

    @model_validator(mode="after")
    def _some_level_earns(self) -> Criterion:
        if not self.best:
            message = "no level earns points; give one more than 0"
            raise PydanticCustomError("no-points", message)
        return self

    @property
    def best(self) -> int:
        """Give the most points."""
        return max(level.points for level in self.levels)

    def points(self, key: object) -> int | None:
        """Give the points of a level; None if there is no such level."""
        return next((level.points for level in self.levels if level.key == key), None)


def earned(rubric: Sequence[Criterion], levels: Mapping[str, object]) -> Fraction | None:
    """Give the points of the levels / the most points; None while a criterion has no level."""
    points = [criterion.points(levels.get(criterion.key)) for criterion in rubric]
    if None in points:
        return None
    return Fraction(sum(filter(None, points)), sum(criterion.best for criterion in rubric))


def shown(rubric: Sequence[Criterion]) -> list[dict[str, Any]]:
    """Give a rubric as pages show it, the levels with the most points first."""
    return [
        {
            "key": criterion.key,
            "text": criterion.text,
            "best": criterion.best,
            "levels": [
                {"key": level.key, "text": level.text, "points": level.points}
                for level in sorted(criterion.levels, key=lambda level: -level.points)
            ],
        }
        for criterion in rubric
    ]
