"""The type's own part of the question editor."""

from __future__ import annotations

import pytest

from quizzes.types import TYPES
from quizzes.types.sample_lesson import LESSON
from tests.app.types.pages import NAMES, fields, plain
from tests.quizzes.samples import sample

RICH = {
    "true-false": sample(
        "single-choice",
        preset="true-false",
        options=[
            {"key": "true", "text": "True", "correct": True, "feedback": "Yes."},
            {"key": "false", "text": "False", "misconception": "wrong-actor"},
        ],
    ),
    "kept order": sample("single-choice", shuffle=False),
    "accents & <marks>": sample(
        "short-answer",
        accept=["Élite", "<b>", 'a "quoted" one', "حزب الله"],
        feedback="Two\nlines.",
    ),
    "ties": sample(
        "relations",
        ties=[{"who": "northland", "relation": "backs", "whom": "river-league", "feedback": "B."}],
    ),
    "long passage": sample("evidence", passage=["the-bridge", "the-backers"]),
    "passage in an order of its own": sample("evidence", passage=["the-backers", "the-bridge"]),
    "actors in an order of their own": sample(
        "relations", actors=["hill-front", "northland", "river-league"]
    ),
} | {name: sample(name) for name in NAMES}


@pytest.mark.parametrize("question", RICH.values(), ids=RICH.keys())
def test_the_editor_gives_back_what_it_shows(render, question):
    page = render(question.type, "edit", data=plain(question), lesson=LESSON, errors={})
    again = TYPES[question.type].read_form(fields(page))
    assert again == plain(question)


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_editor_is_empty(render, name):
    page = render(name, "edit", data={}, lesson=LESSON, errors={})
    assert {n: v for n, v in TYPES[name].read_form(fields(page)).items() if v} == {}


HALF = {
    "single-choice": {"options": [{"key": "n1", "feedback": "Only feedback."}]},
    "multiple-choice": {"options": [{"key": "a", "text": "A", "correct": True}]},
    "matching": {
        "prompts": [{"key": "p", "text": "P", "match": "n1"}],
        "choices": [{"key": "n1"}],
    },
    "ordering": {"items": [{"key": "one", "text": "One"}]},
    "short-answer": {"actor": "no-longer-there", "wrong": [{"text": "x"}]},
    "numerical": {
        "unit": "km",
        "answers": [{"value": "about 1,2,3", "tolerance": "x"}, {"most": "4", "feedback": "So."}],
        "wrong": [{"least": "0"}],
    },
    "gap": {
        "text": "Who {holds} {what}?",
        "gaps": [{"key": "holds", "options": [{"key": "a", "text": "A"}]}, {"key": "what"}],
    },
    "open-response": {
        "least-words": "few",
        "rubric": [
            {"key": "n1", "levels": [{"key": "a", "text": "A", "points": 1}]},
            {"key": "b", "text": "B"},
        ],
    },
    "evidence": {
        "passage": ["no-longer-there"],
        "supports": "no-longer-there",
        "feedback": {"s2": "Kept.", "s12": "Kept too."},
    },
    "relations": {
        "actors": ["no-longer-there"],
        "relations": ["backs"],
        "ties": [{"who": "no-longer-there"}],
    },
}


@pytest.mark.parametrize("name", NAMES)
def test_nothing_half_typed_is_lost(render, name):
    page = render(name, "edit", data=HALF[name], lesson=LESSON, errors={})
    assert TYPES[name].read_form(fields(page)) == HALF[name]


@pytest.mark.parametrize(
    "name", ["single-choice", "multiple-choice", "matching", "ordering", "relations"]
)
def test_there_are_always_rows_to_fill_and_a_button_for_more(render, name):
    data = plain(sample(name))
    page = render(name, "edit", data=data, lesson=LESSON, errors={})
    rows = [e for e in page.all("fieldset") if "edit-row" in (e.get("class") or "").split()]
    groups = {"options", "prompts", "choices", "items", "wrong", "ties"}
    filled = sum(len(value) for field, value in data.items() if field in groups)
    assert len(rows) >= filled + 2
    assert any(e.get("name") == "more" for e in page.all("button"))


PATHS = {
    "single-choice": ["options", "options.0", "options.0.text", "options.1.feedback"],
    "multiple-choice": ["options", "options.2.misconception", "options.0.key"],
    "matching": ["prompts", "choices", "prompts.0.match", "choices.1.text", "prompts.1"],
    "ordering": ["items", "items.0.text", "items.3.key"],
    "short-answer": ["accept", "actor", "feedback", "else-feedback", "wrong.0", "wrong.0.text"],
    "numerical": ["answers", "answers.0", "answers.1.least", "wrong.0.feedback", "unit"],
    "gap": ["text", "gaps", "gaps.0", "gaps.0.key", "gaps.1.options", "gaps.1.options.0.text"],
    "open-response": ["rubric", "rubric.0.levels", "rubric.1.levels.0.points", "most-words"],
    "evidence": ["supports", "passage", "passage.0", "feedback", "feedback.s2"],
    "relations": ["actors", "relations", "ties", "ties.0", "ties.0.who"],
}


@pytest.mark.parametrize(
    ("name", "path"), [(n, path) for n, paths in PATHS.items() for path in paths]
)
def test_a_finding_stands_beside_its_field(render, name, path):
    page = render(name, "edit", data=plain(sample(name)), lesson=LESSON, errors={path: "Mend it."})
    assert "Error: Mend it." in page.text
