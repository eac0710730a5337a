"""What was typed into a question that could not be saved, so that its page shows it again."""

from __future__ import annotations

from quizzes.document import JsonValue, Question, Raw
from quizzes.types.submission import all_values


def as_typed(question: Question, raw: Raw) -> JsonValue:
    """Give the answer as typed. Where a page of ours cannot send anything wrong: None."""
    if question.type == "short-answer":
        return " ".join(all_values(raw, "text"))
    if question.type == "ordering":
        return places(raw)
    return None


def places(raw: Raw) -> dict[str, JsonValue]:
    """Read the place of each line of an ordering, twice the same or not."""
    fields = [field for field in raw if field.startswith("place-")]
    given = {field.removeprefix("place-"): "".join(all_values(raw, field)) for field in fields}
    return {
        line: int(place) for line, place in given.items() if place.isascii() and place.isdigit()
    }
