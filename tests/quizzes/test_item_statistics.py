"""Statistics of a quiz, on figures worked out by hand."""

from __future__ import annotations

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.document import Answer
from quizzes.item_statistics import (
    Response,
    ResponseMatrix,
    response_matrix,
    statistics_of,
)
from quizzes.marking import mark
from quizzes.types.sample_lesson import LESSON
from tests.quizzes.samples import grade, sample
from tests.quizzes.strategies import relaxed
from tests.quizzes.test_documents import QUIZ


def matrix(*rows, **more):
    questions = tuple(f"q{number}" for number in range(1, len(rows[0]) + 1)) if rows else ("q1",)
    cells = tuple(
        tuple(None if points is None else Response(points) for points in row) for row in rows
    )
    return ResponseMatrix(questions, cells, **more)


FOUR = matrix((1, 1, 0.5), (1, 0, 0), (0, 0, 0.5), (1, 1, 1))


def test_the_mean_and_spread_of_four_attempts():
    quiz = statistics_of(FOUR)
    assert quiz.n == 4
    assert quiz.mean == pytest.approx(1.75)  # 2.5, 1, 0.5 and 3
    assert quiz.spread == pytest.approx(sqrt((0.75**2 + 0.75**2 + 1.25**2 + 1.25**2) / 3))


def test_the_facility_of_a_question_is_its_mean():
    facilities = [question.facility for question in statistics_of(FOUR).questions]
    assert facilities == [0.75, 0.5, 0.5]


def test_the_facility_is_a_share_of_what_the_question_can_earn():
    [question] = statistics_of(matrix((3,), (1,), max_points=(4,))).questions
    assert question.facility == 0.5


def test_the_spread_of_a_question_is_that_of_a_sample():
    [first, *_] = statistics_of(FOUR).questions
    assert first.spread == pytest.approx(0.5)


def test_a_question_that_some_were_not_asked_counts_those_who_were():
    [question] = statistics_of(matrix((1,), (None,), (0,))).questions
    assert (question.n, question.facility) == (2, 0.5)


def test_of_nobody_nothing_is_known():
    quiz = statistics_of(matrix())
    assert (quiz.n, quiz.mean, quiz.spread) == (0, None, None)
    [question] = quiz.questions
    assert (question.n, question.facility, question.spread) == (0, None, None)


def test_of_one_there_is_a_mean_and_no_spread():
    quiz = statistics_of(matrix((1,)))
    assert (quiz.n, quiz.mean, quiz.spread) == (1, 1, None)


def table(name, *answers):
    question = sample(name)
    grades = [{question.id: grade(question, Answer(answer))} for answer in answers]
    [statistics] = statistics_of(response_matrix([question.id], grades)).questions
    return [(choice.key, choice.right, choice.count) for choice in statistics.choices]


def test_the_table_counts_every_option_the_key_first():
    assert table("single-choice", "hill", "river", "hill", None) == [
        ("river", True, 1),
        ("hill", False, 2),
        ("marsh", False, 0),
    ]


def test_the_table_counts_pairs_and_wrong_names_too():
    assert table("matching", {"boats": "south", "arms": "south"}, {"arms": "south"}) == [
        ("arms=south", True, 2),
        ("boats=north", True, 0),
        ("boats=south", False, 1),
    ]
    assert table("short-answer", "Hill Front", "hill-front!", "RL") == [
        ("key", True, 1),
        ("hill front", False, 2),
    ]


def test_marked_attempts_become_a_matrix():
    attempts = [
        mark(QUIZ, {}, LESSON).grades,
        mark(QUIZ, {QUIZ.questions[0].id: "river"}, LESSON).grades,
    ]
    found = response_matrix([question.id for question in QUIZ.questions], attempts)
    assert [cell.points for cell in found.rows[1] if cell] == [1, *[0] * (len(QUIZ.questions) - 1)]
    assert statistics_of(found).mean == 0.5


points = st.floats(0, 1)


@given(rows=st.lists(st.tuples(points, points, points), min_size=2, max_size=30))
@relaxed
def test_figures_keep_their_bounds_and_do_not_depend_on_the_order_of_attempts(rows):
    quiz, turned = statistics_of(matrix(*rows)), statistics_of(matrix(*reversed(rows)))
    assert quiz.mean is not None
    assert quiz.spread is not None
    assert -1e-9 <= quiz.mean <= 3 + 1e-9
    assert quiz.spread >= 0
    assert turned.mean == pytest.approx(quiz.mean)
    assert turned.spread == pytest.approx(quiz.spread, abs=1e-9)
    assert sum(q.facility or 0 for q in quiz.questions) == pytest.approx(quiz.mean, abs=1e-9)
