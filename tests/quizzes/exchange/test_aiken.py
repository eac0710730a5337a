"""Aiken: a plain format that says little, with the line of every mistake."""

from __future__ import annotations

import pytest

from quizzes.exchange import FORMATS, read_questions, write_questions
from tests.quizzes.exchange.questions import LESSON, SAMPLES

GOOD = "Who holds the bridge?\nA. The League\nB) The Front\n\nANSWER: A\n"


def read(text):
    return read_questions(text.encode(), FORMATS["aiken"]).entries


def test_questions_are_read_with_dots_and_brackets():
    first, second = read(GOOD + "And\r\nthe pass?\r\nA) League\r\nB) Front\r\nanswer: b.")
    assert (first.type, first.line, second.line) == ("single-choice", 1, 6)
    assert [(o["text"], o.get("correct")) for o in first.data["options"]] == [
        ("The League", True),
        ("The Front", None),
    ]
    assert second.data["stem"] == "And\nthe pass?"
    assert [o.get("correct") for o in second.data["options"]] == [None, True]


def test_true_and_false_are_a_statement_to_be_judged():
    (entry,) = read("The sky is up.\nA. True\nB. False\nANSWER: A")
    assert entry.data["preset"] == "true-false"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("What?\nA. x\nB. y\n\nWhat else?\nA. x\nB. y\nANSWER: A", "no-answer-line", 1),
        ("What?\nA. x\nB. y", "no-answer-line", 1),
        ("What?\nANSWER: A", "no-options", 2),
        ("What?\nA. x\nC. y\nANSWER: A", "letter-order", 3),
        ("What?\nA. x\nA. y\nANSWER: A", "letter-order", 3),
        ("What?\nA. x\nB. y\nANSWER: C", "answer-letter", 4),
        ("What?\nA. x\nB. y\nANSWER: A,B", "answer-letter", 4),
        ("What?\nA. x\nB. y\nANSWER:", "answer-letter", 4),
        ("What?\nA. x\nANSWER: A", "one-option", 1),
        ("What?\nA. x\nB.\nANSWER: A", "empty-option", 1),
        ("A. x\nB. y\nANSWER: A", "no-stem", 1),
    ],
)
def test_mistakes_are_named_with_their_line(text, code, line):
    entry = read(text)[0]
    assert (entry.outcome, entry.notes[0].code, entry.line) == ("refused", code, line)


def test_a_broken_question_spoils_none_after_it():
    assert [e.outcome for e in read("What?\nA. x\nB. y\n" + GOOD)] == ["refused", "imported"]


def test_all_that_aiken_has_no_place_for_is_listed():
    export = write_questions(SAMPLES, LESSON, FORMATS["aiken"])
    losses = {loss.key: [note.code for note in loss.notes] for loss in export.losses}
    assert losses["who-holds-the-bridge"] == ["level", "claims", "option-feedback"]
    assert export.content.decode().startswith(
        "Who holds the old bridge?\nA. The River League\nB. The Hill Front\n"
        "C. The Marsh Guard\nANSWER: A\n"
    )
