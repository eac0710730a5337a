"""QTI: items and packages of versions 2 and 3, and Canvas's 1.2. One reader, two writers."""

from __future__ import annotations

from collections.abc import Iterator

from quizzes.exchange.entries import Note
from quizzes.exchange.foreign import MOST_OPTIONS, Foreign, Kind

TYPES = frozenset(
    {"single-choice", "multiple-choice", "matching", "ordering", "short-answer", "evidence"}
    | {"numerical", "gap", "open-response", "relations"}
)
CARRIES = frozenset(
    {"level", "claims", "explanation", "option-feedback", "fixed-order", "foreseen"}
    | {"else-feedback", "unit", "images", "rubric"}
)
MIMETYPE = "application/zip"


def cannot(question: Foreign) -> Iterator[Note]:
    """Name what QTI loses of a question."""
    if len(question.ties) > MOST_OPTIONS:
        yield Note("many-statements", {"most": str(MOST_OPTIONS)})
    typed = question.options if question.kind is Kind.SHORT else ()
    listed = (option for gap in question.gaps for option in gap.options)
    if any(o.text != " ".join(o.text.split()) for o in typed) or any(
        "\n" in option.text for option in listed
    ):
        yield Note("line-breaks")
