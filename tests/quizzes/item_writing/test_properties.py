"""Whatever an author writes, the rules can be asked; and what we ship follows them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from lessons.folder import read_library
from quizzes.folder import read_bank
from quizzes.item_writing import advice_on, unwaived, unwaived_on_quiz
from quizzes.item_writing.amounts import amount_of, range_of
from quizzes.item_writing.wording import longest_run, outside_quotes, root, words
from quizzes.types import TYPES, build_question
from quizzes.types.sample_lesson import LESSON
from tests.lessons.strategies import texts
from tests.quizzes.strategies import SAMPLES, relaxed

ROOT = Path(__file__).parents[3]
TRICKY = st.sampled_from(
    ["____", "1 and 3", "12,5", "5–10", "…", "“", "an", "is", "1.2.3", ",", "²", "is a"]
)


def filled(value, draw):
    """Put other texts in the place of some that an author writes."""
    if isinstance(value, dict):
        return {
            n: filled(v, draw) if n in WRITTEN or not isinstance(v, str) else v
            for n, v in value.items()
        }
    if isinstance(value, list):
        return [item if isinstance(item, str) else filled(item, draw) for item in value]
    return draw(TRICKY | texts) if isinstance(value, str) and draw(st.booleans()) else value


WRITTEN = {"stem", "text", "feedback", "explanation", "accept", "else-feedback"}


@relaxed
@given(st.data())
def test_any_question_that_can_be_built_can_be_looked_at(data):
    name = data.draw(st.sampled_from(sorted(TYPES)))
    plain = json.loads(SAMPLES[name].question.to_json())
    try:
        question = build_question(filled(plain, data.draw))
    except ValidationError:
        return
    for finding in advice_on(question, LESSON):
        assert finding.where
        assert finding.what


@relaxed
@given(texts | TRICKY, texts | TRICKY)
def test_words_and_amounts_are_read_of_any_text(one, other):
    outside_quotes(one)
    amount_of(one)
    range_of(one)
    assert all(root(word) for word in words(one))
    assert longest_run(words(one), words(other)) == longest_run(words(other), words(one))


@pytest.fixture(scope="module")
def bank():
    lessons = {lesson.slug: lesson for lesson in read_library(ROOT / "lessons" / "library").value}
    return [
        (quiz, lessons[quiz.lesson])
        for quiz in read_bank(ROOT / "quizzes" / "bank", lessons.values()).value
    ]


def test_nothing_in_the_shipped_quizzes_is_unwaived(bank):
    for quiz, lesson in bank:
        assert unwaived_on_quiz(quiz, lesson) == ()
        assert [f for question in quiz.questions for f in unwaived(question, lesson)] == []


@pytest.mark.parametrize("name", TYPES)
def test_the_sample_of_every_type_follows_the_rules(name):
    assert advice_on(SAMPLES[name].question, SAMPLES[name].lesson) == ()
