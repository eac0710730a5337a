"""The tables in docs/exchange.md say what each format carries: they are made of what it does."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizzes.exchange import FORMATS, read_questions, write_questions
from quizzes.exchange.words import WORDS
from tests.quizzes.exchange.questions import LESSON, SAMPLES

DOCS = Path(__file__).resolve().parents[3] / "docs" / "exchange.md"
COLUMNS = ("gift", "moodle-xml", "qti-2.1", "aiken", "csv")
TWINS = {"qti-3.0": "qti-2.1", "xlsx": "csv"}
FEATURES = (
    *("level", "claims", "explanation", "option-feedback", "else-feedback", "foreseen", "unit"),
    *("fixed-order", "images", "misconceptions", "rubric", "evidence", "relative", "actor"),
    *("passage", "match-misconceptions", "word-limits"),
)


def carried(question, name):
    """Say in a word what becomes of a question that goes out and comes in again."""
    export = write_questions([question], LESSON, FORMATS[name])
    if question.type not in FORMATS[name].TYPES:
        return "–"
    if not export.written:
        return "one gap"
    back = read_questions(export.content, FORMATS[name]).entries[0].type
    return "yes" if back == question.type else f"as {back}"


def rows():
    """Give the rows of both tables as they must stand there."""
    types = {question.type: question for question in SAMPLES}
    for type_name, question in types.items():
        yield f"`{type_name}`", [carried(question, name) for name in COLUMNS]
    for feature in FEATURES:
        yes = [feature in FORMATS[name].CARRIES for name in COLUMNS]
        yield str(WORDS[feature]), ["yes" if own else "–" for own in yes]


@pytest.mark.parametrize(("label", "cells"), list(rows()))
def test_the_documented_row_is_true(label, cells):
    assert f"| {label} | {' | '.join(cells)} |" in DOCS.read_text().split("\n")


def test_formats_that_share_a_column_carry_the_same():
    for name, other in TWINS.items():
        assert FORMATS[name].TYPES == FORMATS[other].TYPES
        assert FORMATS[name].CARRIES == FORMATS[other].CARRIES
    assert {*COLUMNS, *TWINS} == {*FORMATS}
