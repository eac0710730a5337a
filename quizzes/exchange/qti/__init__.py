"""QTI: items and packages of versions 2 and 3, and Canvas's 1.2. One reader, two writers."""

from __future__ import annotations

from collections.abc import Iterator

from quizzes.exchange.entries import Note
from quizzes.exchange.foreign import Foreign, Kind
from quizzes.types.gap_text import MARK

TYPES = frozenset(
    {"single-choice", "multiple-choice", "matching", "ordering", "short-answer", "evidence"}
    | {"numerical", "gap", "open-response"}
)
CARRIES = frozenset(
    {"level", "claims", "explanation", "option-feedback", "fixed-order", "foreseen"}
    | {"else-feedback", "unit", "images"}
)
MIMETYPE = "application/zip"


def cannot(question: Foreign) -> Iterator[Note]:
    """Name what QTI loses of a question."""
    told = [*(o.feedback for o in question.options), *(p.feedback for p in question.pairs)]
    if question.kind in {Kind.MATCHING, Kind.ORDERING} and any(told):
        yield Note("option-feedback")
    if any(option.feedback for gap in question.gaps for option in gap.options):
        yield Note("option-feedback")
    if question.kind is Kind.GAPS:
        yield from gap_losses(question)
    if question.kind is Kind.SHORT:
        texts = [option.text for option in question.options]
        if any(text != " ".join(text.split()) for text in texts):
            yield Note("line-breaks")


def gap_losses(question: Foreign) -> Iterator[Note]:
    """Name what a text with gaps loses: what looks like one, lines before the first, lines within.

    Only in our own files a text that looks like a gap and is none could be told apart.
    """
    if MARK.search(question.stem):
        yield Note("like-option")
    if "{" not in question.text.split("\n")[0]:
        yield Note("gap-lines")
    if any("\n" in option.text for gap in question.gaps for option in gap.options):
        yield Note("line-breaks")
