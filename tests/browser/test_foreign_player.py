"""QTI that we write, played and scored by a certified player that others wrote.

It plays version 3. Items of version 2.1 are made such by a converter that others wrote too.
"""

from __future__ import annotations

import json
import subprocess
from fractions import Fraction

import pytest

from quizzes.exchange import FORMATS, write_questions
from quizzes.exchange.xml_tree import read_tree
from quizzes.exchange.zip_files import Archive
from quizzes.types import build_question
from setup import foreign
from tests.quizzes.exchange.questions import LESSON, SAMPLES

SCRIPTS = ("vue/dist/vue.min.js", "qti3-item-player/dist/qti3Player.umd.min.js")
CHOICES = ("qti-simple-choice", "qti-simple-associable-choice")
VERSIONS = ("qti-2.1", "qti-3.0")
PAIRS = {
    "prompts": [
        {"key": "league", "text": "League", "match": "river", "feedback": "It holds it."},
        {"key": "front", "text": "Front", "match": "pass"},
    ],
    "choices": [{"key": "river", "text": "The river"}, {"key": "pass", "text": "The pass"}],
}
ITEMS = {"items": [{"key": k, "text": k, "feedback": f"{k}!"} for k in ("one", "two", "three")]}
GAPS = {
    "text": "{first} and {second}",
    "gaps": [
        {
            "key": key,
            "options": [
                {"key": "yes", "text": "yes", "correct": True, "feedback": "Indeed."},
                {"key": "no", "text": "no", "feedback": "Not so."},
            ],
        }
        for key in ("first", "second")
    ],
}
TOLD = {"matching": (PAIRS, ["p1"]), "ordering": (ITEMS, ["i1", "i2", "i3"])}
TOLD |= {"gap": (GAPS, ["g1c1", "g2c1"])}
"""Parts with feedback, and the names of what is said when all of them are right."""


def exported(version):
    """Give the items of an export, without those that a person scores; the last have feedback."""
    shared = {"stem": "Well?", "level": "apply", "id": "told"}
    told = [build_question(shared | {"type": kind} | own) for kind, (own, _) in TOLD.items()]
    archive = Archive(write_questions([*SAMPLES, *told], LESSON, FORMATS[version]).content)
    files = (archive.read(name).decode() for name in archive.names if name.startswith("items/"))
    return [xml for xml in files if "xtendedText" not in xml and "extended-text" not in xml]


def converted(items):
    """Give items of version 2.1 in version 3, all by one process."""
    answer = subprocess.run(
        [foreign.program("node"), foreign.FOLDER / "qti.mjs"],
        input=json.dumps(items),
        env=foreign.surroundings(),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(answer.stdout)


@pytest.fixture(scope="module", params=VERSIONS)
def every(request):
    if not foreign.is_there():
        pytest.skip(foreign.FAILED)
    items = exported(request.param)
    return converted(items) if request.param == "qti-2.1" else items


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


def test_an_empty_answer_scores_nothing_and_the_key_everything(every, score):
    assert len(every) == 9 + len(TOLD)
    for xml in every:
        empty, full = score(xml, None), score(xml, key_of(xml))
        assert (empty["SCORE"], full["SCORE"], full["MAXSCORE"]) == (0, 1, 1), xml


def test_a_part_of_the_key_scores_as_it_does_here(every, score):
    for xml in every:
        key = key_of(xml)
        if key[0]["cardinality"] == "multiple":
            half = [{**key[0], "value": key[0]["value"][:1]}]
            share = Fraction(1, len(key[0]["value"]))
            assert score(xml, half)["SCORE"] == pytest.approx(float(share))


def test_the_feedback_of_the_chosen_option_is_shown(every, score):
    key = key_of(every[0])
    assert score(every[0], key)["FEEDBACK"] == key[0]["value"]


def test_feedback_on_parts_of_an_answer_is_shown(every, score):
    for xml, (_, names) in zip(every[-len(TOLD) :], TOLD.values(), strict=True):
        assert sorted(score(xml, key_of(xml))["FEEDBACK"]) == names
        assert not score(xml, None)["FEEDBACK"]
