"""Single choice, and true or false."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from quizzes.document import Answer
from tests.quizzes.samples import findings, form, grade, parse, points, review, sample, view

OPTION = {"key": "a", "text": "One", "correct": True, "feedback": "Yes."}
OTHER = {"key": "b", "text": "Two", "feedback": "No."}
TRUE_FALSE = {
    "preset": "true-false",
    "options": [
        {"key": True, "feedback": "It does not say so."},
        {"key": "false", "correct": True, "feedback": "It says the opposite."},
    ],
}


def keys(shown):
    return [option["key"] for option in shown["options"]]


def test_each_learner_gets_the_options_in_an_order_of_their_own():
    orders = {tuple(keys(view(sample("single-choice"), f"attempt {n}"))) for n in range(40)}
    assert len(orders) == 6


def test_two_questions_of_one_attempt_are_shuffled_apart():
    orders = {
        tuple(keys(view(sample("single-choice", id=f"question-{n}"), "one attempt")))
        for n in range(40)
    }
    assert len(orders) > 1


def test_the_order_of_the_file_can_be_kept():
    question = sample("single-choice", shuffle=False)
    assert {tuple(keys(view(question, str(n)))) for n in range(20)} == {("river", "hill", "marsh")}


def test_the_review_shows_the_options_in_the_order_in_which_they_were_asked():
    question = sample("single-choice")
    assert keys(review(question, Answer("hill"), "x")) == keys(view(question, "x"))


def test_the_review_tells_chosen_from_right():
    shown = review(sample("single-choice"), Answer("hill"))
    told = {o["key"]: (o["chosen"], o["correct"], o["feedback"]) for o in shown["options"]}
    assert told == {
        "river": (False, True, "It says so."),
        "hill": (True, False, "It holds the pass."),
        "marsh": (False, False, "It only watches."),
    }
    assert (shown["verdict"], shown["points"], shown["blank"]) == ("wrong", 0.0, False)


def test_the_review_shows_the_words_of_the_lesson_in_their_paragraph():
    [place] = review(sample("single-choice"), Answer())["evidence"]
    assert place["paragraph"] == "the-bridge"
    assert place["before"] == ""
    assert place["words"] == "The River League holds the old bridge"
    assert place["after"].startswith(". It took it in March")


def test_every_option_is_a_part_for_the_table_of_distractors():
    parts = grade(sample("single-choice"), Answer("hill")).parts
    assert [(p.key, p.right, p.chosen) for p in parts] == [
        ("river", True, False),
        ("hill", False, True),
        ("marsh", False, False),
    ]


def test_the_same_radio_sent_twice_is_one_answer():
    assert parse(sample("single-choice"), choice=["hill", "hill"]) == Answer("hill")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ([OPTION], "at least 2"),
        ([OPTION, OPTION], "two of them have the key 'a'"),
        ([OPTION, {**OTHER, "correct": True}], "exactly one option .*; 2 are"),
        ([{**OPTION, "correct": False}, OTHER], "exactly one option .*; 0 are"),
        ([{**OPTION, "key": "Not A Key"}, OTHER], "pattern"),
    ],
)
def test_options_that_cannot_be_marked_are_refused(options, message):
    with pytest.raises(ValidationError, match=message) as refused:
        sample("single-choice", options=options)
    assert refused.value.errors()[0]["loc"][0] == "options"


def test_true_and_false_need_no_words_and_are_never_shuffled():
    question = sample("single-choice", **TRUE_FALSE)
    assert {tuple(keys(view(question, str(n)))) for n in range(20)} == {("true", "false")}
    assert [option["text"] for option in view(question)["options"]] == ["True", "False"]
    assert points(question, choice="false") == 1


def test_true_and_false_have_no_third():
    third = {"key": "maybe", "text": "Maybe", "feedback": "?"}
    with pytest.raises(ValidationError, match="'true' and 'false', and no other"):
        sample("single-choice", preset="true-false", options=[*TRUE_FALSE["options"], third])


def test_every_option_needs_feedback():
    silent = [{"key": "a", "text": "One", "correct": True}, OTHER]
    assert findings(sample("single-choice", options=silent)) == [
        "options.0: option 'a' needs feedback"
    ]


def test_options_that_say_the_same_are_found():
    twin = {**OTHER, "text": "ONE"}
    assert findings(sample("single-choice", options=[OPTION, twin])) == [
        "options.1.text: option 'b' says the same as another; reword one"
    ]


def test_the_key_stands_for_no_misconception():
    odd = {**OPTION, "misconception": "wrong-actor"}
    assert findings(sample("single-choice", options=[odd, OTHER])) == [
        "options.0.misconception: option 'a' is right; remove its misconception"
    ]


def test_the_editor_makes_keys_from_texts_and_keeps_those_there_are():
    data = form(
        "single-choice",
        options_0_text="The Hill Front",
        options_0_feedback="No.",
        options_2_text="The Hill Front",
        options_3_key="river",
        options_3_text="Reworded",
        options_correct="3",
        shuffle="1",
    )
    assert data == {
        "options": [
            {"key": "the-hill-front", "text": "The Hill Front", "feedback": "No."},
            {"key": "the-hill-front-2", "text": "The Hill Front"},
            {"key": "river", "text": "Reworded", "correct": True},
        ]
    }


def test_a_text_without_latin_letters_gets_a_key_too():
    [option] = form("single-choice", options_0_text="حزب الله", shuffle="1")["options"]
    assert option == {"key": "n1", "text": "حزب الله"}


def test_the_editor_remembers_a_cleared_tick():
    assert form("single-choice")["shuffle"] is False
    assert form("single-choice", preset="1") == {"preset": "true-false", "options": []}
