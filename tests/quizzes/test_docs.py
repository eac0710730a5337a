"""docs/question-types.md: its examples are questions, and no type is left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lessons.building import build
from lessons.yaml_file import parse_yaml
from quizzes.document import Misconception, Question
from quizzes.item_writing import BY_NAME
from quizzes.types import TYPES

DOC = Path(__file__).parents[2] / "docs" / "question-types.md"
TEXT = DOC.read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)


def section(name):
    return re.split(r"^## ", TEXT, flags=re.M)[1:][headings().index(name)]


def headings():
    return re.findall(r"^## (.*)$", TEXT, re.M)


def example(text):
    tree = parse_yaml(text, DOC.name).value
    name = tree.at(("type",))
    return name, build(TYPES[name].model, tree)


@pytest.mark.parametrize("text", EXAMPLES, ids=lambda text: text.split("\n")[0])
def test_an_example_is_a_question(text):
    _name, reading = example(text)
    assert reading.problems == ()
    assert isinstance(reading.value, Question)


def test_each_type_has_a_section_in_the_order_of_the_registry():
    assert [heading for heading in headings() if heading in TYPES] == list(TYPES)


@pytest.mark.parametrize("name", TYPES)
def test_a_section_has_an_example_and_the_rule_of_its_points(name):
    assert f"type: {name}\n" in section(name)
    assert "\nPoints: " in section(name)


@pytest.mark.parametrize("name", TYPES)
def test_a_section_names_every_field_of_its_type(name):
    shared = set(Question.model_fields)
    fields = {
        field.alias for key, field in TYPES[name].model.model_fields.items() if key not in shared
    }
    named = {field for field in fields if re.search(rf"\b{field}\b", section(name))}
    assert named == fields


def test_every_misconception_is_listed():
    assert {word for word in Misconception if f"`{word}`" in TEXT} == set(Misconception)


def test_every_rule_of_item_writing_is_explained_with_its_source():
    text = (DOC.parent / "item-writing.md").read_text(encoding="utf-8")
    told = re.findall(r"^### `(.*)`$", text, re.M)
    assert told == list(BY_NAME)
    for rule in BY_NAME.values():
        assert f"### `{rule.name}`\n\n{rule.explanation}\n\nSource: {rule.source}.\n" in text
