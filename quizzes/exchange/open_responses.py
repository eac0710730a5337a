"""Essays of other formats: open responses, which a teacher marks."""

from __future__ import annotations

from typing import Any

from quizzes.exchange.entries import Note
from quizzes.exchange.foreign import Foreign, Looked
from quizzes.types.rubric import MOST_POINTS
from quizzes.types.submission import with_keys

CRITERION = "Overall"
LEVELS = (("full", "Answers the question fully.", 2), ("partly", "Answers a part of it.", 1),
          ("not", "Does not answer it.", 0))  # fmt: skip


def open_response(found: Foreign) -> tuple[dict[str, Any], list[Note]]:
    """Make an open response: with its rubric, or a plain one, which its author should replace."""
    own = bool(found.rubric) and all(map(is_whole, found.rubric))
    data = {
        "rubric": with_keys(map(criterion, found.rubric)) if own else plain_rubric(),
        "feedback": found.else_feedback,
        "show-rubric": own and found.open_rubric,
        "least-words": found.words[0],
        "most-words": found.words[1],
    }
    return {name: value for name, value in data.items() if value}, [] if own else [Note("by-hand")]


def is_whole(looked: Looked) -> bool:
    """Tell whether a criterion can be marked by."""
    points = [number for _text, number in looked.levels]
    named = bool(looked.text) and all(text for text, _number in looked.levels)
    return named and len(points) > 1 and 0 < max(points) <= MOST_POINTS and min(points) >= 0


def criterion(looked: Looked) -> dict[str, Any]:
    """Write a criterion as a quiz's file has it."""
    levels = ({"text": text, "points": points} for text, points in looked.levels)
    return {"text": looked.text, "levels": with_keys(levels)}


def plain_rubric() -> list[dict[str, Any]]:
    """Give a rubric for any response."""
    levels = [{"key": key, "text": text, "points": points} for key, text, points in LEVELS]
    return [{"key": "overall", "text": CRITERION, "levels": levels}]
