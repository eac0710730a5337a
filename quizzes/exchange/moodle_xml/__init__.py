"""Moodle XML: the fullest format of Moodle. Read without a DTD, entities or deep nesting."""

from __future__ import annotations

from quizzes.exchange.moodle_xml.reading import parse
from quizzes.exchange.moodle_xml.writing import cannot, render

TITLE = "Moodle XML"
SUFFIX = ".moodle.xml"
ENDINGS = (".xml",)
MIMETYPE = "application/xml"
TYPES = frozenset(
    {"single-choice", "multiple-choice", "matching", "ordering", "short-answer", "evidence"}
    | {"numerical", "gap", "open-response"}
)
CARRIES = frozenset(
    {"level", "claims", "explanation", "option-feedback", "fixed-order", "foreseen"}
    | {"else-feedback", "unit", "images"}
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
