"""QTI: items and packages of versions 2 and 3, and Canvas's 1.2. One reader, two writers."""

from __future__ import annotations

from collections.abc import Iterator

from quizzes.exchange.entries import Note
from quizzes.exchange.foreign import Foreign, Kind

TYPES = frozenset(
    {"single-choice", "multiple-choice", "matching", "ordering", "short-answer", "evidence"}
)
CARRIES = frozenset(
    {"level", "claims", "explanation", "option-feedback", "fixed-order", "foreseen"}
    | {"else-feedback"}
)
MIMETYPE = "application/zip"


def cannot(question: Foreign) -> Iterator[Note]:
    """Name what QTI loses of a question."""
    told = [*(o.feedback for o in question.options), *(p.feedback for p in question.pairs)]
    if question.kind in {Kind.MATCHING, Kind.ORDERING} and any(told):
        yield Note("option-feedback")
    if question.kind is Kind.SHORT:
        texts = [option.text for option in question.options]
        if any(text != " ".join(text.split()) for text in texts):
            yield Note("line-breaks")
