"""Essays of other formats: open responses, which a teacher marks."""

from __future__ import annotations

from typing import Any

from quizzes.exchange.entries import Note, RefusedError
from quizzes.exchange.foreign import Foreign, Step
from quizzes.types.rubric import MOST_POINTS
from quizzes.types.submission import with_keys

PLAIN = (
    Step("Overall", "Answers the question fully.", 2),
    Step("Overall", "Answers a part of it.", 1),
    Step("Overall", "Does not answer it.", 0),
)


def open_response(found: Foreign) -> tuple[dict[str, Any], list[Note]]:
    """Make an open response; without a rubric, with a plain one that its author should replace."""
    least, most = found.words
    data = {
        "rubric": rubric_of(found.rubric or PLAIN),
        "show-rubric": found.show_rubric,
        "least-words": least,
        "most-words": most,
        "feedback": found.else_feedback,
    }
    notes = [] if found.rubric else [Note("by-hand")]
    return {name: value for name, value in data.items() if value}, notes


def rubric_of(steps: tuple[Step, ...]) -> list[dict[str, Any]]:
    """Put levels under their criteria, in the order in which they come."""
    criteria: dict[str, list[dict[str, Any]]] = {}
    for step in steps:
        criteria.setdefault(step.criterion, []).append({"text": step.text, "points": step.points})
    for text, levels in criteria.items():
        points = [level["points"] for level in levels]
        if not text or len(levels) < 2 or not 0 < max(points) <= MOST_POINTS:
            raise RefusedError("rubric", criterion=text[:40])
        if not all(level["text"] for level in levels):
            raise RefusedError("rubric", criterion=text[:40])
    return with_keys(
        {"text": text, "levels": with_keys(levels)} for text, levels in criteria.items()
    )
