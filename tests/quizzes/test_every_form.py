"""Forms and answers of every type: there and back, shown again, and what waits for a teacher."""

from __future__ import annotations

import pytest

from quizzes.document import Answer
from quizzes.types import TYPES, by_hand_only, type_of
from tests.quizzes.strategies import SAMPLES
from tests.quizzes.test_every_type import each

samples_of = pytest.mark.parametrize("samples", SAMPLES.values(), ids=list(TYPES))


@samples_of
def test_what_only_a_teacher_can_mark_waits_without_points_and_a_blank_answer_does_not(samples):
    type_, question = type_of(samples.question), samples.question
    assert bool(samples.unmarked) == by_hand_only(question) == (not samples.right)
    for sample in each(samples, "right", "partly", "wrong", "unmarked"):
        answer = type_.parse(question, sample.raw)
        grade = type_.grade(question, answer, samples.lesson)
        assert grade.waiting == (sample in samples.unmarked)
        shown = type_.review(question, answer, samples.lesson, "seed")["verdict"]
        assert (shown == "waiting") == grade.waiting
    assert not type_.grade(question, Answer(), samples.lesson).waiting


@samples_of
def test_the_order_of_fields_makes_no_difference(samples):
    for sample in each(samples, "right", "partly", "wrong", "unmarked"):
        turned = {field: [*reversed(values)] for field, values in reversed([*sample.raw.items()])}
        type_ = type_of(samples.question)
        assert type_.parse(samples.question, turned) == type_.parse(samples.question, sample.raw)
