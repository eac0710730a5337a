"""Another answer made the key: what every type promises that can do it."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings

from quizzes.document import Answer, MalformedError
from quizzes.types import TYPES, may_rekey, parse_key, rekey, type_of
from tests.quizzes.strategies import SAMPLES, relaxed, stored

samples_of = pytest.mark.parametrize("samples", SAMPLES.values(), ids=list(TYPES))


@samples_of
def test_another_answer_made_the_key_earns_everything_and_the_old_key_no_more(samples):
    question, lesson, type_ = samples.question, samples.lesson, type_of(samples.question)
    assert bool(samples.other_keys) == may_rekey(question)
    for raw in samples.other_keys:
        wanted = parse_key(question, raw)
        keyed = rekey(question, wanted, lesson)
        assert type_.grade(keyed, wanted, lesson).right
        assert not type_.grade(keyed, type_.key(question, lesson), lesson).right
        assert type_.grade(keyed, type_.key(keyed, lesson), lesson).right
        assert type_.review(keyed, wanted, lesson, "seed")["verdict"] == "right"
        assert (keyed.id, keyed.stem, keyed.type) == (question.id, question.stem, question.type)


@samples_of
def test_its_own_key_made_the_key_marks_as_before(samples):
    question, lesson, type_ = samples.question, samples.lesson, type_of(samples.question)
    if not may_rekey(question):
        return
    same = rekey(question, type_.key(question, lesson), lesson)
    for sample in (*samples.partly, *samples.wrong):
        answer = type_.parse(question, sample.raw)
        assert type_.grade(same, answer, lesson).points == sample.points


@samples_of
def test_what_cannot_be_the_key_is_refused_with_a_code_and_the_field(samples):
    question = samples.question
    for raw in (*samples.blank[:1], *samples.no_keys):
        with pytest.raises(MalformedError) as refused:
            rekey(question, parse_key(question, raw), samples.lesson)
        assert refused.value.code
        assert refused.value.details["field"]


@samples_of
@settings(relaxed, max_examples=25)
@given(value=stored)
def test_whatever_is_stored_as_a_key_is_refused_or_earns_everything(samples, value):
    with suppress(MalformedError):
        keyed = rekey(samples.question, Answer(value), samples.lesson)
        assert type_of(keyed).grade(keyed, Answer(value), samples.lesson).right


@pytest.mark.parametrize(("typed", "right"), [("6.3", True), ("7.7", True), ("7.71", False)])
def test_a_number_may_be_the_key_with_a_tolerance(typed, right):
    samples = SAMPLES["numerical"]
    raw = {"number": ["7 days"], "tolerance": ["10 %"]}
    keyed = rekey(samples.question, parse_key(samples.question, raw), samples.lesson)
    assert type_of(keyed).grade(keyed, Answer(typed), samples.lesson).right is right
    assert not type_of(keyed).grade(keyed, Answer("2"), samples.lesson).right


@pytest.mark.parametrize("margin", ["much", "-1"])
def test_a_tolerance_that_cannot_be_read_is_refused(margin):
    question = SAMPLES["numerical"].question
    with pytest.raises(MalformedError) as refused:
        parse_key(question, {"number": ["7"], "tolerance": [margin]})
    assert (refused.value.code, refused.value.details["field"]) == ("tolerance", "tolerance")
