"""QTI that we write, played and scored by a certified player that others wrote."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizzes.exchange import FORMATS, write_questions
from quizzes.exchange.xml_tree import read_tree
from quizzes.exchange.zip_files import Archive
from setup import foreign
from tests.quizzes.exchange.questions import LESSON, SAMPLES

SCRIPTS = ("vue/dist/vue.min.js", "qti3-item-player/dist/qti3Player.umd.min.js")
CHOICES = ("qti-simple-choice", "qti-simple-associable-choice")
ARCHIVE = Archive(write_questions(SAMPLES, LESSON, FORMATS["qti-3.0"]).content)
FILES = [ARCHIVE.read(name).decode() for name in ARCHIVE.names if name.startswith("items/")]
EVERY = [xml for xml in FILES if "extended-text" not in xml]


@pytest.fixture(scope="module")
def score(browser):
    if not foreign.is_there():
        pytest.skip(foreign.FAILED)
    page = browser.new_page()
    for script in SCRIPTS:
        page.add_script_tag(path=foreign.module(script))
    page.add_script_tag(path=foreign.FOLDER / "player.js")
    yield lambda *words: {
        outcome["identifier"]: outcome["value"]
        for outcome in page.evaluate("([xml, answer]) => score(xml, answer)", list(words))
    }
    page.close()


def key_of(xml):
    """Give an item's keys as the player takes answers, one a response."""
    item = read_tree(xml.encode())
    return [answer(one, item) for one in item.find("qti-response-declaration")]


def answer(declaration, item):
    (correct,) = declaration.find("qti-correct-response")
    values = [value.text for value in correct.children]
    cardinality = declaration.get("cardinality")
    return {
        "identifier": declaration.get("identifier"),
        "cardinality": cardinality,
        "value": values[0] if cardinality == "single" else values,
        "order": [choice.get("identifier") for choice in item.find(*CHOICES)],
    }


def test_an_empty_answer_scores_nothing_and_the_key_everything(score):
    assert len(EVERY) == 8
    for xml in EVERY:
        empty, full = score(xml, None), score(xml, key_of(xml))
        assert (empty["SCORE"], full["SCORE"], full["MAXSCORE"]) == (0, 1, 1), xml


def test_a_part_of_the_key_scores_as_it_does_here(score):
    for xml in EVERY:
        key = key_of(xml)
        if key[0]["cardinality"] == "multiple":
            half = [{**key[0], "value": key[0]["value"][:1]}]
            share = Fraction(1, len(key[0]["value"]))
            assert score(xml, half)["SCORE"] == pytest.approx(float(share))


def test_the_feedback_of_the_chosen_option_is_shown(score):
    key = key_of(EVERY[0])
    assert score(EVERY[0], key)["FEEDBACK"] == key[0]["value"]
