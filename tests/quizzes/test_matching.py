"""Matching."""

from __future__ import annotations

from fractions import Fraction

import pytest
from pydantic import ValidationError

from quizzes.document import Answer
from tests.quizzes.samples import findings, form, grade, parse, points, review, sample, view

PROMPTS = [
    {"key": "one", "text": "One", "match": "odd", "feedback": "1"},
    {"key": "two", "text": "Two", "match": "even", "feedback": "2"},
    {"key": "three", "text": "Three", "match": "odd", "feedback": "3"},
]
CHOICES = [{"key": "odd", "text": "Odd"}, {"key": "even", "text": "Even"}]


def numbers():
    return sample("matching", prompts=PROMPTS, choices=CHOICES)


def test_a_choice_may_fit_several_prompts():
    assert points(numbers(), match_one="odd", match_two="even", match_three="odd") == 1
    assert points(numbers(), match_one="odd", match_two="odd", match_three="odd") == Fraction(2, 3)


def test_what_is_left_open_costs_its_share_only():
    assert points(numbers(), match_two="even") == Fraction(1, 3)


def test_the_order_of_the_choices_tells_nothing_of_the_matches():
    """Neither the order in the file nor the matches move a choice: same keys, same view."""
    turned = [{**p, "match": {"odd": "even", "even": "odd"}[p["match"]]} for p in PROMPTS]
    other = sample("matching", prompts=turned, choices=[*reversed(CHOICES)])
    assert view(other) == view(numbers())


def test_prompts_keep_the_order_of_the_file():
    assert [prompt["key"] for prompt in view(numbers())["prompts"]] == ["one", "two", "three"]


def test_the_review_shows_each_pair_with_what_is_right():
    pairs = review(numbers(), Answer({"one": "even", "two": "even"}))["pairs"]
    told = [(p["key"], p["chosen"], p["right"], p["correct"]) for p in pairs]
    assert told == [
        ("one", "Even", "Odd", False),
        ("two", "Even", "Even", True),
        ("three", None, "Odd", False),
    ]


def test_parts_are_pairs_given_and_pairs_missed():
    parts = grade(numbers(), Answer({"one": "even", "two": "even"})).parts
    assert [(p.key, p.right, p.chosen) for p in parts] == [
        ("one=odd", True, False),
        ("one=even", False, True),
        ("two=even", True, True),
        ("three=odd", True, False),
    ]


def test_an_answer_is_stored_in_the_order_of_the_prompts():
    assert list(parse(numbers(), match_three="odd", match_one="odd").value) == ["one", "three"]


def test_a_match_must_be_one_of_the_choices():
    prompts = [{**PROMPTS[0], "match": "prime"}, PROMPTS[1]]
    with pytest.raises(ValidationError, match="prompt 'one' matches 'prime', which is none"):
        sample("matching", prompts=prompts, choices=CHOICES)


def test_a_shared_key_would_give_the_match_away():
    prompts = [{**PROMPTS[0], "key": "odd"}, PROMPTS[1]]
    assert findings(sample("matching", prompts=prompts, choices=CHOICES)) == [
        "prompts.0.key: prompt and choice are both called 'odd', and the page shows keys; "
        "rename one"
    ]


def test_every_prompt_needs_feedback():
    silent = {key: value for key, value in PROMPTS[0].items() if key != "feedback"}
    question = sample("matching", prompts=[silent, PROMPTS[1]], choices=CHOICES)
    assert findings(question) == ["prompts.0: prompt 'one' needs feedback"]


def test_the_editor_names_a_match_by_the_row_of_its_choice():
    data = form(
        "matching",
        prompts_0_text="One",
        prompts_0_match="1",
        prompts_1_text="Two",
        choices_0_text="Even",
        choices_1_text="Odd",
    )
    assert data == {
        "prompts": [{"key": "one", "text": "One", "match": "odd"}, {"key": "two", "text": "Two"}],
        "choices": [{"key": "even", "text": "Even"}, {"key": "odd", "text": "Odd"}],
    }


def test_the_editor_keeps_a_match_with_a_choice_that_has_no_text_yet():
    data = form("matching", prompts_0_text="One", prompts_0_match="3", choices_0_text="Even")
    assert data["prompts"][0]["match"] == data["choices"][1]["key"]
    assert "text" not in data["choices"][1]
