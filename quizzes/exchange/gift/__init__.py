"""GIFT, the text format of Moodle: questions divided by empty lines, answers in braces."""

from __future__ import annotations

from quizzes.exchange.gift.reading import parse
from quizzes.exchange.gift.writing import cannot, render

TITLE = "GIFT"
SUFFIX = ".gift.txt"
ENDINGS = (".gift", ".gift.txt", ".txt")
MIMETYPE = "text/plain"
TYPES = frozenset(
    {"single-choice", "multiple-choice", "matching", "short-answer", "evidence"}
    | {"numerical", "gap", "open-response"}
)
CARRIES = frozenset(
    {"level", "claims", "explanation", "option-feedback", "foreseen", "else-feedback"}
)

__all__ = [
    "CARRIES",
    "ENDINGS",
    "MIMETYPE",
    "SUFFIX",
    "TITLE",
    "TYPES",
    "cannot",
    "parse",
    "render",
]
