"""Gap texts."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from quizzes.types import TYPES
from tests.quizzes.samples import findings, form, parse, points, review, sample, view


def gaps_in(shown):
    return [piece for line in shown["paragraphs"] for piece in line if "gap" in piece]


def test_the_text_is_cut_at_its_gaps_paragraph_by_paragraph():
    text = "{giver} pays.\n\nArms go to {taker}"
    lines = view(sample("gap", text=text))["paragraphs"]
    assert [[piece.get("text", piece.get("number")) for piece in line] for line in lines] == [
        [1, " pays."],
        ["Arms go to ", 2],
    ]


def test_each_gap_has_its_options_in_an_order_of_the_learners_own():
    orders = {
        tuple(option["key"] for option in gaps_in(view(sample("gap"), seed))[1]["options"])
        for seed in map(str, range(20))
    }
    assert len(orders) > 1
    fixed = sample("gap", shuffle=False)
    assert [o["key"] for o in gaps_in(view(fixed))[1]["options"]] == ["guard", "front", "league"]


def test_the_same_key_in_two_gaps_is_two_options():
    gaps = [dict(gap) for gap in TYPES["gap"].samples().question.model_dump()["gaps"]]
    gaps[1]["options"] = gaps[0]["options"]
    question = sample("gap", gaps=gaps)
    assert points(question, gap_giver="north", gap_taker="north") == 1


def test_a_review_shows_what_was_chosen_and_what_is_right():
    question = sample("gap")
    first, second = gaps_in(review(question, parse(question, gap_giver="south")))
    assert (first["chosen"], first["right"], first["correct"]) == ("Southland", "Northland", False)
    assert (first["feedback"], first["why"]) == ("It sends arms.", "It pays.")
    assert (second["chosen"], second["feedback"]) == (None, "So it is")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Only {giver} here.", "gap-not-in-text"),
        ("{giver} and {giver} and {taker}.", "gap-not-in-text"),
        ("{giver}, {taker} and {other}.", "gap-unknown"),
    ],
)
def test_every_gap_stands_once_in_the_text(text, code):
    with pytest.raises(ValidationError) as refused:
        sample("gap", text=text)
    assert [error["type"] for error in refused.value.errors()] == [code]


def test_braces_that_hold_no_key_are_text():
    text = "{giver} (he said: {So be it}) {taker} {}"
    pieces = view(sample("gap", text=text))["paragraphs"][0]
    assert pieces[1] == {"text": " (he said: {So be it}) "}


def test_missing_feedback_is_named_with_its_gap():
    gaps = TYPES["gap"].samples().question.model_dump()["gaps"]
    gaps[1]["options"] = [{**option, "feedback": None} for option in gaps[1]["options"]]
    assert findings(sample("gap", gaps=gaps))[0] == (
        "gaps.1.options.0: gap 'taker': option 'guard' needs feedback"
    )


def test_the_editor_makes_a_row_of_every_gap_in_the_text():
    data = form("gap", text="{a} {b}", gaps_0_key="b", **{"gaps-0-options-0-text": "One",
                "gaps-0-options-correct": "0"})  # fmt: skip
    assert data["gaps"] == [
        {"key": "b", "options": [{"key": "one", "text": "One", "correct": True}]},
        {"key": "a"},
    ]
