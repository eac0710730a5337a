"""Whatever goes out in a format comes in again as it was, up to what the loss list says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.exchange import (
    FOR_TEXTS,
    FORMATS,
    LEFT_OUT,
    read_questions,
    write_questions,
    write_texts,
)
from quizzes.exchange.plain_text import kept
from tests.quizzes.exchange.questions import LESSON, SAMPLES, STRATEGIES, texts
from tests.quizzes.exchange.travel import there_and_back, unchanged

SLOW = {"xlsx": 6}
"""Examples for formats whose files take long to write."""
ANY = st.sampled_from(sorted(STRATEGIES)).flatmap(STRATEGIES.get)


def examples(name, kind):
    """Say how many to try: few of what a format leaves out."""
    carried = {"true-false": "single-choice"}.get(kind, kind) in FORMATS[name].TYPES
    return SLOW.get(name, 20) if carried else 2


@pytest.mark.parametrize("kind", STRATEGIES)
@pytest.mark.parametrize("name", FORMATS)
def test_a_question_is_the_same_up_to_the_loss_list(name, kind):
    @settings(max_examples=examples(name, kind))
    @given(STRATEGIES[kind])
    def check(question):
        both, lost = there_and_back(question, name)
        if both is None:
            assert lost & LEFT_OUT
        else:
            assert both[0] == both[1]

    check()


@pytest.mark.parametrize("name", FORMATS)
def test_every_sample_travels_or_is_named_as_left_out(name):
    export = write_questions(SAMPLES, LESSON, FORMATS[name])
    left_out = [loss.key for loss in export.losses if loss.left_out]
    assert export.written + len(left_out) == len(SAMPLES)
    found = read_questions(export.content, FORMATS[name])
    assert unchanged(found) == [True] * export.written


@pytest.mark.parametrize("name", FORMATS)
@given(st.lists(ANY, min_size=2, max_size=4))
@settings(max_examples=8)
def test_questions_of_a_file_do_not_run_into_each_other(name, questions):
    export = write_questions(questions, LESSON, FORMATS[name])
    if export.written:
        found = read_questions(export.content, FORMATS[name])
        assert unchanged(found) == [True] * export.written


@pytest.mark.parametrize("name", FOR_TEXTS)
@given(st.lists(texts, min_size=1, max_size=3))
@settings(max_examples=20)
def test_texts_that_ask_nothing_are_kept_as_they_are(name, written):
    own = [kept(text) for text in written]
    found = read_questions(write_texts(own, FORMATS[name]), FORMATS[name]).entries
    assert [(entry.outcome, entry.stem) for entry in found] == [("kept", text) for text in own]
