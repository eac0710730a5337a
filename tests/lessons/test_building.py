"""Values that fit no document become problems at their own line."""

from __future__ import annotations

from typing import Literal

import pytest
from pydantic import ValidationError, model_validator

from lessons.building import build, build_each, describe, plain_of, suggest_key
from lessons.document import Document, Key, Text
from lessons.yaml_file import parse_yaml


class Boat(Document):
    name: Text
    first_owner: Key | None = None
    sails: int = 1


class Harbour(Document):
    boats: tuple[Boat, ...] = ()
    flag: Literal["red", "green"] = "red"
    berths: dict[str, Boat] | None = None

    @model_validator(mode="after")
    def _not_empty(self) -> Harbour:
        if not self.boats:
            raise ValueError("a harbour needs boats; add one")
        return self


def problems(model: type[Document], text: str) -> list[str]:
    return list(map(str, build(model, parse_yaml(text, "f").value).problems))


def test_a_document_is_built_of_what_the_file_says():
    tree = parse_yaml("boats:\n- name: no\n  first-owner: ada\n  sails: 3\n", "f").value
    boat = Boat(name="no", first_owner="ada", sails=3)
    assert build(Harbour, tree).value == Harbour(boats=(boat,))
    assert build(Boat, tree, ("boats", 0)).value == boat
    assert plain_of(boat) == {"name": "no", "first-owner": "ada", "sails": 3}


def test_problems_within_stand_at_their_own_line_with_their_own_fields():
    text = "boats:\n- nam: x\n  sails: many\nflag: gren\nberths:\n  a:\n    name: x\n    sail: 2\n"
    assert problems(Harbour, text) == [
        "f:2: 'name' is missing; add it",
        "f:3: sails must be a whole number",
        "f:2: 'nam' is no field here; did you mean 'name'?",
        "f:4: flag 'gren' is not known; did you mean 'green'?",
        "f:8: 'sail' is no field here; did you mean 'sails'?",
    ]


def test_a_field_is_named_as_files_name_it():
    assert problems(Boat, "name: x\nfirst_owner: ada") == [
        "f:2: 'first_owner' is no field here; did you mean 'first-owner'?"
    ]


def test_a_rule_of_the_whole_document_speaks_for_itself():
    assert problems(Harbour, "flag: red") == ["f:1: a harbour needs boats; add one"]


@pytest.mark.parametrize("text", ["just words", "- a\n- b", "~"])
def test_anything_but_fields_is_a_problem(text: str):
    assert problems(Boat, text) == ["f:1: this must be lines of 'name: value'"]


def test_one_bad_item_spoils_no_other():
    readings = build_each(Boat, parse_yaml("- name: a\n- nam: b\n- name: c\n", "f").value)
    assert [reading.sound for reading in readings] == [True, False, True]
    (reading,) = build_each(Boat, parse_yaml("name: a", "f").value)
    assert "a list is expected here" in str(reading.problems[0])


def test_errors_of_another_builder_are_described_too():
    tree = parse_yaml("boats:\n- name: ''\n", "f").value
    with pytest.raises(ValidationError) as caught:
        Boat.model_validate(tree.at(("boats", 0)))
    assert list(map(str, describe(caught.value, tree, ("boats", 0), Boat))) == [
        "f:2: name is empty; write something, or remove the field"
    ]


def test_a_key_is_suggested_from_the_first_words():
    assert suggest_key("Who holds the Old Bridge, and why?") == "who-holds-the-old-bridge"
    assert suggest_key("من") == ""
