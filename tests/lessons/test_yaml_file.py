"""YAML is read as it is written, with the line of everything."""

from __future__ import annotations

from pathlib import Path

import pytest

from lessons.problems import Problem, Reading, did_you_mean, unknown
from lessons.yaml_file import dump_yaml, parse_yaml, read_yaml


def read(text: str) -> object:
    reading = parse_yaml(text, "f.yaml")
    assert reading.sound, reading.problems
    return reading.value.value


@pytest.mark.parametrize(
    "word", ["no", "Yes", "off", "y", "2024-11-27", "2015", "1.10", "012", "0x1f", "true", "1_000"]
)
def test_a_bare_word_is_the_text_that_stands_there(word: str):
    assert read(f"a: {word}") == {"a": word}
    assert read(f"{word}: a") == {word: "a"}


def test_only_nothing_is_nothing():
    assert read("a: ~\nb: null\nc:\nd: 'null'\ne: ''") == {
        "a": None, "b": None, "c": None, "d": "null", "e": "",
    }  # fmt: skip


def test_every_value_has_its_line():
    tree = parse_yaml(
        "- id: a\n  words: >\n    long\n    text\n- means:\n  - x\n  - y\n", "f"
    ).value
    places = [(0,), (0, "id"), (0, "words"), (1, "means"), (1, "means", 1), (1, "none"), (7, "x")]
    assert [tree.line(where) for where in places] == [1, 1, 2, 5, 7, 5, 1]


def test_lines_count_from_the_line_where_the_text_begins():
    assert parse_yaml("a: b\nc: d", "f", first_line=10).value.line(("c",)) == 11
    assert parse_yaml("a: b\nc: 'd", "f", first_line=10).problems[0].line == 11


def test_what_is_not_there_is_none():
    tree = parse_yaml("a: [b]", "f").value
    assert tree.at(("a", 0)) == "b"
    assert [tree.at(where) for where in [("x",), ("a", 1), ("a", "b"), ("a", 0, "c", 1)]] == [
        None, None, None, None,
    ]  # fmt: skip


def test_a_field_that_comes_again_is_a_problem_and_the_first_counts():
    reading = parse_yaml("a: 1\nb: 2\na: 3\n", "f.yaml")
    assert reading.value.value == {"a": "1", "b": "2"}
    assert list(map(str, reading.problems)) == [
        "f.yaml:3: 'a' stands here again (first in line 1); keep one of them"
    ]


def test_prose_is_wrapped_and_short_lists_stay_on_a_line():
    text = dump_yaml([{"id": "a", "means": ["arms", "money"], "who": "word " * 40 + "end",
                       "aliases": ["a b", "c"], "none": []}])  # fmt: skip
    assert max(map(len, text.splitlines())) <= 88
    assert not any(line.endswith(" ") for line in text.splitlines())
    assert text.startswith("- id: a\n  means: [arms, money]\n  who: word word")
    assert text.endswith("  aliases:\n  - a b\n  - c\n  none: []\n")


def test_several_lines_are_written_as_a_block():
    assert dump_yaml({"stem": "one\ntwo\n\nthree"}) == "stem: |-\n  one\n  two\n\n  three\n"


def test_long_text_with_marks_is_folded_not_quoted():
    text = "It's so: " + "word " * 20 + '"end"'
    assert dump_yaml({"who": text}).startswith("who: >-\n  It's so: word word")
    assert read(dump_yaml({"who": text})) == {"who": text}
    assert dump_yaml({"who": "It's so: yes"}) == 'who: "It\'s so: yes"\n'


def test_what_older_readers_would_take_for_something_else_is_quoted():
    assert dump_yaml({"a": "no", "b": "2015", "c": "2024-11-27", "d": "2015-09", "e": True}) == (
        "a: 'no'\nb: '2015'\nc: 2024-11-27\nd: 2015-09\ne: true\n"
    )


def test_a_missing_file_and_a_folder_are_problems(tmp_path: Path):
    assert "missing" in str(read_yaml(tmp_path / "none.yaml").problems[0])
    assert "folder" in str(read_yaml(tmp_path).problems[0])


def test_a_problem_says_file_line_and_what_to_do():
    assert str(Problem("claims.yaml", 12, "mend it")) == "claims.yaml:12: mend it"
    assert sorted([Problem("b", 1, ""), Problem("a", 10, ""), Problem("a", 9, "")])[0].line == 9


def test_the_nearest_word_is_offered_or_all_if_they_are_few():
    assert unknown("relation", "bakcs", ["fights", "backs"]) == (
        "relation 'bakcs' is not known; did you mean 'backs'?"
    )
    assert did_you_mean("xyz", ["fights", "backs"]) == "; it can be: fights, backs"
    assert did_you_mean("xyz", map(str, range(99))) == ""
    assert did_you_mean("xyz", []) == ""


def test_a_reading_is_sound_with_a_value_and_no_problem():
    assert Reading(0).sound
    assert not Reading(None).sound
    assert not Reading(0, (Problem("a", 1, "b"),)).sound
