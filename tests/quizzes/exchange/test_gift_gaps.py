"""GIFT with words missing, and files whose empty lines are not where they should be."""

from __future__ import annotations

import pytest

from tests.quizzes.exchange.gift_files import codes, one, read


@pytest.mark.parametrize(
    ("text", "stem", "around"),
    [
        ("Grant is {~Lee =buried} in a tomb.", None, "Grant is {gap-1} in a tomb."),
        ("Today, as every day,\nthe sun {=rises ~sets} here.", None,
         "Today, as every day, the sun {gap-1} here."),
        ("{=Paris ~Rome} is a capital.", None, "{gap-1} is a capital."),
        ('He said "{=yes ~no}", and left.', None, 'He said "{gap-1}", and left.'),
        ("What is it?\\nIt is {=2 ~3} here.", "What is it?", "It is {gap-1} here."),
        ("[html]<p>What is it?</p><p>It is {=2 ~3} <b>here</b>.</p>", "What is it?",
         "It is {gap-1} *here*."),
    ],
)  # fmt: skip
def test_a_missing_word_with_options_becomes_a_gap(text, stem, around):
    entry = one(text)
    assert (entry.type, entry.data["text"]) == ("gap", around)
    assert entry.data["stem"] == (stem or "Fill in the gaps.")
    assert ("stem-added" in codes(entry)) == (stem is None)
    (gap,) = entry.data["gaps"]
    assert [option.get("correct", False) for option in gap["options"]].count(True) == 1


@pytest.mark.parametrize(
    ("text", "type_name", "stem"),
    [
        ("Two is {=2 =two}.", "short-answer", "Two is _____."),
        ("Pi is {#3.1..3.2}, nearly.", "numerical", "Pi is _____, nearly."),
        ("Is it? {T} Say so.", "single-choice", "Is it? _____ Say so."),
        ("Both are {~%50%a ~%50%b ~%-50%c} here.", "multiple-choice", "Both are _____ here."),
        ("Is \\{x\\} a set? It is {=one ~none}, so.", "single-choice",
         "Is {x} a set? It is _____, so."),
    ],
)  # fmt: skip
def test_a_missing_word_of_another_kind_becomes_a_line(text, type_name, stem):
    entry = one(text)
    assert (entry.type, entry.data["stem"]) == (type_name, stem)


def test_an_empty_line_between_answers_is_passed_over_and_said():
    entry = one("Which? {\n\n=this\n\n\n~that #No.\n\n####Because.\n}")
    assert [option["text"] for option in entry.data["options"]] == ["this", "that"]
    assert entry.data["explanation"] == "Because."
    assert codes(entry) == ["blank-lines"]


def test_questions_without_an_empty_line_between_them_are_read_one_by_one_and_said():
    found = read("$CATEGORY: A\nOne? {T}\n// [tag:x]\n::b::Two is\n{=2 ~3}\nThree? {\n=a\n~b\n}")
    assert [(e.line, e.type) for e in found.entries] == [
        (2, "single-choice"), (4, "single-choice"), (6, "single-choice")]  # fmt: skip
    said = [[code for code in codes(e) if code == "no-blank-line"] for e in found.entries]
    assert said == [[], ["no-blank-line"], ["no-blank-line"]]


def test_the_last_four_signs_begin_the_general_feedback():
    entry = one("x {=a#one####two ~b #####three}")
    assert entry.data["explanation"] == "three"
    assert entry.data["options"][0]["feedback"] == "one####two"
