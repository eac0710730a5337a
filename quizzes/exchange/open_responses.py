"""Essays of other formats: open responses, which a teacher marks."""

from __future__ import annotations

from typing import Any

from quizzes.exchange.entries import Note
from quizzes.exchange.foreign import Foreign

CRITERION = "Overall"
LEVELS = (("full", "Answers the question fully.", 2), ("partly", "Answers a part of it.", 1),
          ("not", "Does not answer it.", 0))  # fmt: skip


def open_response(found: Foreign) -> tuple[dict[str, Any], list[Note]]:
    """Make an open response with a plain rubric, which its author should replace."""
    levels = [{"key": key, "text": text, "points": points} for key, text, points in LEVELS]
    rubric = [{"key": "overall", "text": CRITERION, "levels": levels}]
    data = {"rubric": rubric, "feedback": found.else_feedback}
    return {name: value for name, value in data.items() if value}, [Note("by-hand")]
