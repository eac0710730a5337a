"""A class's responses as columns of points, for item analysis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.services.responses import Asked, Responder, Response
from quizzes.item_statistics import (
    Column,
    ItemFigures,
    Whole,
    column_of,
    describe_item,
    guess_score,
)
from quizzes.item_statistics import Response as Marked


def whole_of(responders: Sequence[Responder]) -> Whole:
    """Lay responses out by question, in the order asked, whichever version it was."""
    places: dict[str, int] = {}
    for responder in responders:
        for place, key in enumerate(responder.responses):
            places.setdefault(key, place)
    keys = sorted(places, key=lambda key: places[key])
    return Whole([Column(key, [points_in(one, key) for one in responders]) for key in keys])


def points_in(responder: Responder, key: str) -> float | None:
    """Give the points on a question; None if it was not asked."""
    return one.points if (one := responder.responses.get(key)) else None


def figures_of(asked: Asked, rows: Mapping[int, Response], whole: Whole) -> ItemFigures:
    """Compare a version of a question with the rest of the quiz."""
    cells = [
        Marked(one.points, one.grade.parts) if (one := rows.get(row)) else None
        for row in range(whole.n)
    ]
    key = asked.question.id
    column = column_of(key, cells, guess=guess_score(asked.question, asked.lesson))
    inside = key in {common.question for common in whole.common}
    return describe_item(column, whole, inside=inside)
