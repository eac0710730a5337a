"""Short answer."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from quizzes.document import Answer, MalformedError
from quizzes.types.sample_lesson import LESSON
from quizzes.types.short_answer import LONGEST, accepted
from tests.quizzes.samples import findings, form, grade, parse, points, review, sample


@pytest.mark.parametrize("text", LESSON.actors_by_id["river-league"].spellings)
def test_every_spelling_of_the_actor_is_accepted(text):
    assert points(sample("short-answer"), text=text) == 1
    assert points(sample("short-answer"), text=f"the {text.upper()}.") == 1


def test_accept_lists_more_of_them():
    question = sample("short-answer", accept=["those with the boats"])
    assert points(question, text="Those with the Boats") == 1


def test_an_answer_without_actor_is_what_accept_lists():
    question = sample("short-answer", actor=None, accept=["proxy war"])
    assert points(question, text="Proxy-War") == 1
    assert points(question, text="River League") == 0


def test_something_must_be_accepted():
    with pytest.raises(ValidationError, match="say what is right"):
        sample("short-answer", actor=None)


def test_the_answer_is_stored_as_it_was_typed():
    assert parse(sample("short-answer"), text="  The  League\x00 ") == Answer("The League")


def test_an_answer_may_be_so_long_and_no_longer():
    assert not parse(sample("short-answer"), text="x" * LONGEST).blank
    with pytest.raises(MalformedError) as refused:
        parse(sample("short-answer"), text="x" * (LONGEST + 1))
    assert (refused.value.code, refused.value.details["longest"]) == ("too-long", str(LONGEST))


def test_a_foreseen_wrong_answer_gets_its_own_reply():
    shown = review(sample("short-answer"), Answer("the hill-front"))
    assert (shown["right"], shown["reply"]) == (False, "It holds the pass.")


def test_any_other_wrong_answer_gets_the_other_reply():
    shown = review(sample("short-answer"), Answer("Westland"))
    assert shown["reply"] == "Read the first sentence again."


def test_a_right_answer_gets_no_reply_but_the_feedback():
    shown = review(sample("short-answer"), Answer("RL"))
    assert (shown["right"], shown["reply"], shown["feedback"]) == (
        True,
        None,
        "The first sentence says so.",
    )


def test_wrong_answers_that_read_the_same_are_one_part():
    keys = {grade(sample("short-answer"), Answer(t)).parts[0].key for t in ("Hill", " HILL. ")}
    assert keys == {"hill"}


def test_spellings_that_read_the_same_are_listed_once():
    question = sample("short-answer", accept=["river league", "The League", "R.L."])
    assert accepted(question, LESSON) == [
        "River League", "League", "RL", "Ligue de la Rivière", "R.L.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "finding"),
    [
        ({"accept": ["…"]}, "accept.0: '…' has no letter or digit"),
        ({"accept": ["Hill Front"]}, "accept.0: 'Hill Front' is a name of Hill Front; remove it"),
        (
            {"actor": None, "accept": ["boats", "Boats!"]},
            "accept.1: 'Boats!' reads the same as one above; remove it",
        ),
        (
            {"stem": "Which river league holds it?"},
            "stem: the stem gives 'River League' away; reword it",
        ),
        (
            {"actor": "river-leage"},
            "actor: actor 'river-leage' is not known; did you mean 'river-league'?",
        ),
        (
            {"wrong": [{"text": "The RL", "feedback": "No."}]},
            "wrong.0: 'The RL' is accepted as right; remove it",
        ),
        (
            {"feedback": None},
            "feedback: a short answer needs 'feedback', which says why the key is right",
        ),
        (
            {"else_feedback": None},
            "else-feedback: write 'else-feedback' for wrong answers that nobody foresaw",
        ),
    ],
)
def test_the_key_is_linted(changes, finding):
    assert finding in findings(sample("short-answer", **changes))


def test_two_actors_may_both_be_right():
    question = sample("short-answer", actor=None, accept=["Northland", "Southland"])
    assert findings(question) == []


def test_the_editor_reads_one_spelling_a_line():
    data = form(
        "short-answer",
        accept="one\r\n\r\n two \r\n",
        feedback="Why.",
        else_feedback="Look again.",
        wrong_1_text="three",
    )
    assert data == {
        "accept": ["one", "two"],
        "feedback": "Why.",
        "else-feedback": "Look again.",
        "wrong": [{"text": "three"}],
    }
