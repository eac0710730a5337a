"""Whatever goes out in a format comes in again as it was, up to what the loss list says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.exchange import FORMATS, LEFT_OUT, read_questions, write_questions
from tests.quizzes.exchange.questions import LESSON, SAMPLES, STRATEGIES
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
