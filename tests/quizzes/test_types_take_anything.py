"""What every question type promises, whatever anybody sends, stores or guesses."""

from __future__ import annotations

import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.document import Answer, MalformedError
from quizzes.types import TYPES, type_of, typed_again
from tests.quizzes.strategies import SAMPLES, raws, relaxed, stored

samples_of = pytest.mark.parametrize("samples", SAMPLES.values(), ids=list(TYPES))


def earned(samples, raw):
    type_ = type_of(samples.question)
    answer = type_.parse(samples.question, raw)
    return type_.grade(samples.question, answer, samples.lesson).points


@samples_of
@relaxed
@given(raw=raws)
def test_what_is_refused_can_be_shown_again(samples, raw):
    again = typed_again(samples.question, raw)
    assert json.loads(json.dumps(again)) == again


@samples_of
@relaxed
@given(raw=raws)
def test_whatever_is_sent_is_refused_or_marked(samples, raw):
    try:
        points = earned(samples, raw)
    except MalformedError:
        return
    assert 0 <= points <= 1


@samples_of
@relaxed
@given(value=stored)
def test_whatever_is_stored_is_marked_and_shown(samples, value):
    type_, question, lesson = type_of(samples.question), samples.question, samples.lesson
    grade = type_.grade(question, Answer(value), lesson)
    assert 0 <= grade.points <= 1
    assert type_.review(question, Answer(value), lesson, "seed")["points"] == float(grade.points)


@samples_of
@relaxed
@given(number=st.integers())
def test_a_guess_is_an_answer_like_any_other(samples, number):
    type_, question = type_of(samples.question), samples.question
    answer = type_.guess(question, samples.lesson, Random(number))
    assert json.loads(json.dumps(answer.value)) == answer.value
    assert 0 <= type_.grade(question, answer, samples.lesson).points <= 1


@samples_of
@relaxed
@given(raw=raws)
def test_whatever_an_author_sends_becomes_plain_data(samples, raw):
    data = type_of(samples.question).read_form(raw)
    assert json.loads(json.dumps(data)) == data
