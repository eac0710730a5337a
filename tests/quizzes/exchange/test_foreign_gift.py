"""GIFT that we write, read by a parser that others wrote."""

from __future__ import annotations

import json
import subprocess

import pytest

from quizzes.exchange import FORMATS, write_questions
from quizzes.types import build_question
from setup import foreign
from tests.quizzes.exchange.questions import LESSON, SAMPLES

TRICKY = [
    "~ = # { } : \\ and \\n",
    "50% of x->y? No: x, then y.",
    "[html] <b>bold</b> &amp; = &lt;",
    "#### general // comment $CATEGORY: x",
    "لماذا سقطت حلب؟ \u202eabc é \U0001f600",
    "%50%half",
    "first line\nsecond line",
    "\"quoted\" 'twice' *starred*",
]


def choices(number, text, type_name="single-choice"):
    # This parser takes a key that stands first and holds an arrow for a pair; Moodle does not.
    options = [
        {"key": "b", "text": f"not {text}", "feedback": "no"},
        {"key": "a", "text": text, "correct": True, "feedback": text},
    ]
    shared = {"id": f"q{number}", "type": type_name, "level": "apply", "stem": f"What is {text}"}
    return build_question({**shared, "options": options})


@pytest.fixture(scope="module")
def read():
    if not foreign.is_there():
        pytest.skip(foreign.FAILED)

    def read(*texts):
        answer = subprocess.run(
            [foreign.program("node"), foreign.FOLDER / "gift.js"],
            input=json.dumps(texts),
            capture_output=True,
            text=True,
            check=True,
        )
        return json.loads(answer.stdout)

    return read


def written(questions):
    return write_questions(questions, LESSON, FORMATS["gift"]).content.decode()


def said(text):
    return " ".join(text["text"].split())


def test_the_parser_finds_every_question_of_an_export_with_its_type_and_key(read):
    (found,) = read(written(SAMPLES))
    assert [question["type"] for question in found["questions"]] == [
        "MC",
        "MC",
        "Matching",
        "Short",
        "Numerical",
        "MC",
        "Essay",
    ]
    single, several, matching, short, *_others = found["questions"]
    assert [(said(c["text"]), c["isCorrect"]) for c in single["choices"]] == [
        ("The River League", True),
        ("The Hill Front", False),
        ("The Marsh Guard", False),
    ]
    assert [choice["weight"] for choice in several["choices"]] == [50, 50, -50, -50]
    assert [pair["subanswer"] for pair in matching["matchPairs"]][:2] == ["Northland", "Southland"]
    assert [c["weight"] for c in short["choices"]] == [None] * 4 + [0, 0]
    assert single["tags"] == ["level:remember", "claim:river-holds-bridge"]


def test_the_parser_reads_texts_with_every_special_character_as_they_were_meant(read):
    questions = [choices(number, text) for number, text in enumerate(TRICKY)]
    files = [written([question]) for question in questions]
    for question, found in zip(questions, read(*files), strict=True):
        assert "error" not in found, (question.stem, found)
        (back,) = [one for one in found["questions"] if one["type"] != "Category"]
        assert said(back["stem"]) == " ".join(question.stem.split())
        texts = [said(choice["text"]) for choice in back["choices"]]
        assert texts == [" ".join(option.text.split()) for option in question.options]
        assert said(back["choices"][1]["feedback"]) == texts[1]
