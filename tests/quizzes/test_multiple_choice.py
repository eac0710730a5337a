"""Multiple choice."""

from __future__ import annotations

from fractions import Fraction
from itertools import chain, combinations

import pytest
from pydantic import ValidationError

from quizzes.document import Answer
from tests.quizzes.samples import findings, form, grade, parse, points, review, sample

RIGHT, WRONG = {"north", "south"}, {"guard", "league"}


def subsets():
    everything = sorted(RIGHT | WRONG)
    sizes = (combinations(everything, size) for size in range(5))
    return [set(chosen) for chosen in chain.from_iterable(sizes)]


@pytest.mark.parametrize("chosen", subsets(), ids=lambda chosen: "+".join(sorted(chosen)) or "none")
def test_points_are_right_minus_wrong_by_keys_and_never_below_0(chosen):
    expected = max(Fraction(len(chosen & RIGHT) - len(chosen & WRONG), 2), Fraction(0))
    assert points(sample("multiple-choice"), choice=sorted(chosen)) == expected


def test_choosing_everything_earns_no_more_than_guessing_should():
    assert points(sample("multiple-choice"), choice=sorted(RIGHT | WRONG)) == 0


def test_an_answer_is_stored_in_the_order_of_the_question():
    question = sample("multiple-choice")
    assert parse(question, choice=["league", "north"]) == Answer(["north", "league"])
    assert parse(question, choice=["north", "league", "north"]) == Answer(["north", "league"])


def test_nothing_chosen_is_blank():
    assert parse(sample("multiple-choice"), choice=[]).blank


def test_stored_keys_that_are_no_options_count_neither_way():
    assert grade(sample("multiple-choice"), Answer(["north", "westland"])).points == Fraction(1, 2)


def test_the_verdict_names_partly_right():
    question = sample("multiple-choice")
    assert review(question, Answer(["north"]))["verdict"] == "partly"
    assert review(question, Answer(["guard"]))["verdict"] == "wrong"
    assert review(question, Answer(["north", "south"]))["verdict"] == "right"
    assert review(question, Answer())["verdict"] == "blank"


def test_without_a_key_there_is_no_question():
    options = [{"key": "a", "text": "One"}, {"key": "b", "text": "Two"}]
    with pytest.raises(ValidationError, match="mark each right option"):
        sample("multiple-choice", options=options)


def test_without_a_distractor_it_asks_nothing():
    options = [
        {"key": key, "text": key, "correct": True, "feedback": "Yes."} for key in ("one", "two")
    ]
    assert findings(sample("multiple-choice", options=options)) == [
        "options: every option is right; add a distractor"
    ]


def test_the_editor_marks_each_right_row():
    data = form(
        "multiple-choice",
        options_0_text="North",
        options_0_correct="1",
        options_1_text="South",
        options_1_correct="1",
        options_2_text="Guard",
        shuffle="1",
    )
    assert [option.get("correct", False) for option in data["options"]] == [True, True, False]
