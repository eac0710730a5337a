"""Marking a whole attempt."""

from __future__ import annotations

import json
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from quizzes.marking import mark
from quizzes.types import TYPES, type_of
from quizzes.types.sample_lesson import LESSON
from tests.quizzes.samples import sample
from tests.quizzes.strategies import relaxed, stored
from tests.quizzes.test_documents import QUIZ

IDS = [question.id for question in QUIZ.questions]


def keys():
    return {q.id: type_of(q).key(q, LESSON).value for q in QUIZ.questions}


def test_the_keys_earn_a_point_a_question_but_what_a_teacher_marks_waits():
    marked = mark(QUIZ, keys(), LESSON)
    assert (marked.points, marked.out_of) == (len(TYPES) - 1, len(TYPES))
    assert list(marked.grades) == IDS


def test_questions_without_an_answer_are_blank_and_earn_nothing():
    marked = mark(QUIZ, {}, LESSON)
    assert (marked.points, marked.out_of) == (0, len(TYPES))
    assert not any(part.chosen for grade in marked.grades.values() for part in grade.parts)


def test_points_are_added_exactly():
    """Thirds and halves: floats would make 0.9999."""
    answers = {
        sample("ordering").id: {"talks": 1, "bridge": 2},
        sample("matching").id: {"boats": "north"},
        sample("multiple-choice").id: ["north"],
    }
    assert mark(QUIZ, answers, LESSON).points == Fraction(4, 3)


def test_an_answer_to_a_question_that_was_not_asked_earns_nothing():
    assert mark(QUIZ, {"another-question": "river"}, LESSON).points == 0


@given(answers=st.dictionaries(st.sampled_from(IDS) | st.text(), stored))
@relaxed
def test_whatever_is_stored_is_marked(answers):
    marked = mark(QUIZ, answers, LESSON)
    assert list(marked.grades) == IDS
    assert 0 <= marked.points <= marked.out_of


@given(answers=st.dictionaries(st.sampled_from(IDS), stored))
@relaxed
def test_a_score_is_a_function_of_the_stored_answers(answers):
    again = json.loads(json.dumps(dict(reversed(answers.items()))))
    assert mark(QUIZ, again, LESSON).points == mark(QUIZ, answers, LESSON).points
