"""Mending: which points an attempt has by the mendings in force, whatever was answered."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.document import Answer
from quizzes.mending import (
    EQUAL,
    Kind,
    Mark,
    Mending,
    Taken,
    asked_alike,
    remark,
    steps_for,
)
from quizzes.types import TYPES, type_of
from quizzes.types.sample_lesson import LESSON
from tests.quizzes.samples import sample

BRIDGE, BACKERS = sample("single-choice"), sample("multiple-choice")
NAME = sample("short-answer")
ASKED = {question.id: question for question in (BRIDGE, BACKERS, NAME)}
CHOICES = ["river", "hill", "marsh"]


def marked(answers, *mendings, by_hand=None):
    """Mark an attempt at three questions by some mendings."""
    standing = {
        id_: float(type_of(q).grade(q, Answer(answers.get(id_)), LESSON).points)
        for id_, q in ASKED.items()
    }
    taken = Taken(ASKED, answers, LESSON, standing | (by_hand or {}), frozenset(by_hand or {}))
    return remark(taken, steps_for(mendings, ASKED, LESSON), ASKED)


def points(given_, *mendings):
    return marked({BRIDGE.id: given_}, *mendings).marks[BRIDGE.id]


def key(choice, **how):
    return Mending(BRIDGE.id, Kind.KEY, (choice,), **how)


def accept(*choices, **how):
    return Mending(BRIDGE.id, Kind.ACCEPT, choices, **how)


def drop(id_=BRIDGE.id, **how):
    return Mending(id_, Kind.DROP, **how)


def full(**how):
    return Mending(BRIDGE.id, Kind.FULL, **how)


def test_another_key_is_right_and_the_old_one_no_more():
    assert [points(choice, key("hill")).points for choice in CHOICES] == [0, 1, 0]


def test_an_answer_that_is_accepted_is_right_beside_the_key():
    assert [points(choice, accept("hill")).points for choice in CHOICES] == [1, 1, 0]
    assert [points(choice, accept("hill", "marsh")).points for choice in CHOICES] == [1, 1, 1]


def test_full_marks_are_for_everybody_who_was_asked_even_for_a_blank():
    assert [points(choice, full()).points for choice in [*CHOICES, None]] == [1] * 4


def test_a_dropped_question_counts_neither_way():
    for choice in CHOICES:
        result = marked({BRIDGE.id: choice, BACKERS.id: ["north", "south"]}, drop())
        assert result.marks[BRIDGE.id] == Mark(0, 0)
        assert (result.points, result.out_of) == (1, 2)


def test_the_newest_mending_has_the_last_word():
    assert points("river", key("hill"), key("river")).points == 1
    assert points("river", drop(), key("hill")) == Mark(0, 1)
    assert points("marsh", key("hill"), accept("marsh")).points == 1
    assert points("river", accept("marsh"), key("hill")).points == 0


def test_a_short_answer_is_accepted_in_every_dress():
    mending = Mending(NAME.id, Kind.ACCEPT, ("The bridge keepers",))
    for given_ in ("bridge-keepers", "River League", "THE BRIDGE KEEPERS."):
        assert marked({NAME.id: given_}, mending).marks[NAME.id].points == 1


def test_an_alternative_of_parts_earns_the_best_of_both_keys():
    pairs = sample("matching")
    taken = Taken({pairs.id: pairs}, {pairs.id: {"boats": "guard"}}, LESSON, {pairs.id: 0.0})
    other = Mending(pairs.id, Kind.ACCEPT, ({"boats": "guard", "arms": "south"},))
    result = remark(taken, steps_for([other], {pairs.id: pairs}, LESSON))
    assert result.marks[pairs.id].points == 0.5


def test_who_would_lose_keeps_the_points_if_it_is_never_to_lower():
    assert points("river", key("hill", never_lower=True)).points == 1
    assert points("hill", key("hill", never_lower=True)).points == 1
    assert points("marsh", key("hill", never_lower=True)).points == 0


def test_dropping_never_lowers_a_share_either():
    right = {BRIDGE.id: "river", BACKERS.id: ["north"]}
    kept = marked(right, drop(never_lower=True))
    assert (kept.points, kept.out_of) == (1.5, 3)
    wrong = {BRIDGE.id: "hill", BACKERS.id: ["north"]}
    assert marked(wrong, drop(never_lower=True)).out_of == 2


def test_points_set_by_hand_stand_unless_the_question_is_dropped():
    by_hand = {BRIDGE.id: 0.5}
    for mending in (key("hill"), accept("hill"), full()):
        assert marked({BRIDGE.id: "hill"}, mending, by_hand=by_hand).marks[BRIDGE.id].points == 0.5
    assert marked({}, drop(), by_hand=by_hand).marks[BRIDGE.id] == Mark(0, 0)


def test_a_mending_that_does_not_fit_what_was_asked_changes_nothing():
    elsewhere = Mending("another-question", Kind.DROP)
    assert marked({BRIDGE.id: "river"}, elsewhere, key("westland")) == marked({BRIDGE.id: "river"})


mendings = st.lists(
    st.one_of(
        st.builds(key, st.sampled_from(CHOICES), never_lower=st.booleans()),
        st.builds(accept, st.sampled_from(CHOICES), never_lower=st.booleans()),
        st.builds(drop, st.sampled_from([BRIDGE.id, BACKERS.id]), never_lower=st.booleans()),
        st.builds(full, never_lower=st.booleans()),
    ),
    max_size=5,
)
given_answers = st.fixed_dictionaries(
    {
        BRIDGE.id: st.sampled_from([*CHOICES, None]),
        BACKERS.id: st.sampled_from([["north"], ["north", "south"], ["guard"], None]),
        NAME.id: st.sampled_from(["League", "nobody", None]),
    }
)


@settings(max_examples=60)
@given(answers=given_answers, before=mendings, last=mendings.filter(bool))
def test_one_that_never_lowers_never_does(answers, before, last):
    was = marked(answers, *before)
    kind = last[0]
    then = marked(answers, *before, Mending(kind.question, kind.kind, kind.answers, True))
    assert then.share >= was.share - EQUAL


@settings(max_examples=60)
@given(answers=given_answers, before=mendings, later=mendings)
def test_marks_are_a_function_within_their_bounds(answers, before, later):
    result = marked(answers, *before, *later)
    assert result == marked(answers, *before, *later)
    assert all(0 <= mark.points <= mark.out_of <= 1 for mark in result.marks.values())
    assert result.marks[NAME.id] == marked(answers).marks[NAME.id], "nobody mended it"


@pytest.mark.parametrize("name", list(TYPES))
def test_every_type_can_be_dropped_or_given_full_marks(name):
    question = sample(name)
    taken = Taken({question.id: question}, {}, LESSON, {question.id: 0.0})
    for kind, mark in ((Kind.DROP, Mark(0, 0)), (Kind.FULL, Mark(1))):
        steps = steps_for([Mending(question.id, kind)], {question.id: question}, LESSON)
        assert remark(taken, steps).marks == {question.id: mark}


def test_questions_are_alike_by_what_is_seen_and_by_the_key():
    reworded = sample("single-choice", explanation="Said otherwise.")
    assert asked_alike(BRIDGE, LESSON, reworded, LESSON)
    assert not asked_alike(BRIDGE, LESSON, sample("single-choice", stem="Who?"), LESSON)
    [step] = steps_for([key("hill")], ASKED, LESSON)
    assert not asked_alike(BRIDGE, LESSON, step.keyed[0], LESSON)
    assert type_of(BRIDGE).grade(step.keyed[0], Answer("hill"), LESSON).points == Fraction(1)
