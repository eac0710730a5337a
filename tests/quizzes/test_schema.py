"""The published schema of quiz files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lessons.schema import render_schema
from lessons.yaml_file import read_yaml
from quizzes.schema import quiz_schema, quiz_schemas
from quizzes.types import TYPES

ROOT = Path(__file__).parents[2]
SCHEMA = quiz_schema()


def definition(name):
    refs = [option["$ref"] for option in SCHEMA["properties"]["questions"]["items"]["oneOf"]]
    found = [SCHEMA["$defs"][ref.removeprefix("#/$defs/")] for ref in refs]
    return next(one for one in found if one["properties"]["type"]["const"] == name)


def test_the_published_schema_is_of_today():
    """If this fails, run `flask content schema`."""
    for name, schema in quiz_schemas().items():
        published = ROOT / "docs" / "schema" / name
        assert published.read_text(encoding="utf-8") == render_schema(schema)


@pytest.mark.parametrize("name", TYPES)
def test_each_type_demands_its_name_and_knows_its_fields(name):
    known = definition(name)
    assert known["required"][0] == "type"
    plain = json.loads(TYPES[name].samples().question.to_json())
    assert plain.keys() <= known["properties"].keys()
    assert set(known["required"]) <= plain.keys()


@pytest.mark.parametrize(
    "path", sorted((ROOT / "quizzes" / "bank").glob("*/*.yaml")), ids=lambda p: p.stem
)
def test_the_schema_knows_every_field_of_the_shipped_quizzes(path):
    plain = read_yaml(path).value.value
    assert plain.keys() <= SCHEMA["properties"].keys()
    for question in plain["questions"]:
        assert question.keys() <= definition(question["type"])["properties"].keys()
