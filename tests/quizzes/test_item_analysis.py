"""Item analysis: the figures that others published, and figures worked out by hand."""

from __future__ import annotations

import json
from math import atanh, sqrt, tanh
from pathlib import Path

import pytest

from quizzes.item_analysis.groups import tails_of
from quizzes.item_analysis.item import Item
from quizzes.item_analysis.moments import largest_covariance
from quizzes.item_statistics import Column, Key, Unsaid, Whole, analyse, analyse_points

PUBLISHED = json.loads((Path(__file__).parent / "data/item_analysis.json").read_text())
NEAR = {"rel": 1e-5, "abs": 1e-9}


def published(part):
    return [
        pytest.param(data, name, wanted, id=f"{quiz}-{name}")
        for quiz, data in PUBLISHED.items()
        for name, wanted in data[part].items()
    ]


def beside_the_rest(data):
    """Give each question's item: what its figures are made of."""
    rows, best = data["points"], data["max_points"]
    columns = [Column(str(n), [row[n] for row in rows], most) for n, most in enumerate(best)]
    return [Item(column, Whole(columns), inside=True) for column in columns]


PARTS = {
    "covariance_with_rest": lambda item: item.with_rest,
    "variance": lambda item: item.variance,
    "rest_variance": lambda item: item.rest_variance,
    "largest_covariance": lambda item: largest_covariance(item.away, item.rest_away),
}


@pytest.mark.parametrize(("data", "name", "wanted"), published("questions"))
def test_the_published_figures_of_every_question_are_met(data, name, wanted):
    if name in PARTS:
        found = [PARTS[name](item) for item in beside_the_rest(data)]
    else:
        questions = analyse_points(data["points"], data["max_points"]).questions
        found = [getattr(question, name) for question in questions]
        reasons = [question.unsaid.get(name) for question in questions]
        assert [one is None for one in found] == [reason is not None for reason in reasons]
    assert [one is None for one in found] == [one is None for one in wanted]
    assert [one for one in found if one is not None] == [
        pytest.approx(one, **NEAR) for one in wanted if one is not None
    ]


@pytest.mark.parametrize(("data", "name", "wanted"), published("quiz"))
def test_the_published_figures_of_the_quiz_are_met(data, name, wanted):
    quiz = analyse_points(data["points"], data["max_points"]).quiz
    assert getattr(quiz, name) == pytest.approx(wanted, **NEAR)


FOUR = [(1, 1, 1), (1, 1, 0), (1, 0, 0), (0, 0, 0)]


def test_four_attempts_by_hand():
    first, second, third = analyse_points(FOUR, fewest=2).questions
    assert (first.n, first.facility, first.guess) == (4, 0.75, None)
    assert first.sd == pytest.approx(0.5)  # of 1, 1, 1, 0
    # r = 2, 1, 0, 0: cov = 0.25, var r = 11/12
    assert first.correlation == pytest.approx(0.25 / (0.5 * sqrt(11 / 12)))
    assert first.discrimination == pytest.approx(100 * (first.correlation or 0))
    assert first.efficiency == pytest.approx(100)  # nobody could be placed better
    assert first.intended_weight == pytest.approx(100 / 3)
    # cov(x, total): 0.5, 2/3, 0.5
    roots = 2 * sqrt(0.5) + sqrt(2 / 3)
    assert second.effective_weight == pytest.approx(100 * sqrt(2 / 3) / roots)
    # without the third: variances 1/4 + 1/3, total 2, 2, 1, 0 with variance 11/12
    assert third.alpha_without == pytest.approx(2 * (1 - (7 / 12) / (11 / 12)))


def test_the_quiz_of_four_attempts_by_hand():
    quiz = analyse_points(FOUR, fewest=2).quiz
    assert (quiz.n, quiz.best, quiz.mean, quiz.median) == (4, 3, 1.5, 1.5)
    assert quiz.sd == pytest.approx(sqrt(5 / 3))
    assert quiz.skewness == pytest.approx(0, abs=1e-12)
    assert quiz.kurtosis == pytest.approx(-1.2)  # of 0, 1, 2, 3
    assert quiz.alpha == pytest.approx(0.75)  # 3/2 · (1 − (5/6) / (5/3))
    assert quiz.error_ratio == pytest.approx(50)
    assert quiz.standard_error == pytest.approx(sqrt(5 / 3) / 2)


def test_the_interval_of_a_correlation_is_fishers():
    rows = [(place % 2, place % 3 == 0, place % 5 < 2) for place in range(20)]
    item = analyse_points(rows).questions[0]
    middle, reach = atanh(item.correlation), 1.959964 / sqrt(17)
    assert item.interval == pytest.approx((tanh(middle - reach), tanh(middle + reach)))


def test_the_groups_share_a_tie_at_the_cut_equally():
    """Of ten, 2.7 are the upper group: one is above, four stand at the cut and share 1.7."""
    tails = tails_of([9, 5, 5, 5, 5, 4, 3, 2, 1, 0])
    assert tails.size == pytest.approx(2.7)
    assert tails.upper == pytest.approx([1, *[1.7 / 4] * 4, 0, 0, 0, 0, 0])
    assert tails.lower == pytest.approx([0, 0, 0, 0, 0, 0, 0, 0.7, 1, 1])


def test_the_upper_lower_index_compares_the_groups():
    rows = [(1.0, total) for total in (9, 8, 7)] + [(0.0, total) for total in range(7)]
    first = analyse_points(rows, (1, 9)).questions[0]
    assert first.upper_lower == pytest.approx(1)


def test_options_say_who_chose_them():
    strong, weak = ("key",), ("wrong",)
    first = Column(
        "q1",
        [1.0] * 5 + [0.0] * 5,
        keys=[Key("key", True), Key("wrong", False), Key("nobody", False)],
        chosen=[strong] * 5 + [weak] * 5,
    )
    second = Column("q2", [1.0] * 4 + [0.0] + [1.0] + [0.0] * 4)
    key, wrong, nobody = analyse([first, second]).questions[0].options
    assert (key.count, key.share, key.mean_total, key.mean_rest) == (5, 0.5, 1.8, 0.8)
    assert (wrong.mean_total, wrong.mean_rest) == (pytest.approx(0.2), 0.2)
    assert key.rest_biserial == pytest.approx(0.6)  # the φ of 4, 1, 1, 4
    assert wrong.point_biserial == pytest.approx(-(key.point_biserial or 0))
    assert (key.upper, key.lower) == (pytest.approx(2.7), 0)
    assert (nobody.count, nobody.mean_total, nobody.point_biserial) == (0, None, None)
    assert nobody.upper == 0


def test_under_ten_attempts_it_is_too_few_to_say():
    analysis = analyse_points(FOUR * 2)
    assert analysis.quiz.n == 8
    assert analysis.quiz.mean == 1.5
    assert analysis.quiz.unsaid == dict.fromkeys(
        ["skewness", "kurtosis", "cic", "error_ratio", "standard_error"], Unsaid.TOO_FEW
    )
    [first, *_] = analysis.questions
    assert (first.n, first.facility) == (8, 0.75)
    for name in ("correlation", "interval", "upper_lower", "alpha_without", "effective_weight"):
        assert (getattr(first, name), first.unsaid[name]) == (None, Unsaid.TOO_FEW)


def test_a_question_that_all_answered_alike_is_not_compared():
    first, second = analyse_points([(1, place % 2) for place in range(12)]).questions
    assert (first.sd, first.effective_weight) == (0, 0)
    assert first.unsaid["discrimination"] is Unsaid.NO_SPREAD
    assert second.unsaid["discrimination"] is Unsaid.NO_SPREAD  # there is no rest to go by


def test_equal_thirds_are_no_spread():
    rows = [(1 / 3, place % 2, 0.1 + 0.2) for place in range(12)]
    first, second, _third = analyse_points(rows).questions
    assert first.sd == 0
    assert second.unsaid["correlation"] is Unsaid.NO_SPREAD


def test_one_question_has_no_rest_and_no_reliability():
    analysis = analyse_points([(place % 2,) for place in range(12)])
    assert analysis.quiz.unsaid["cic"] is Unsaid.ONE_QUESTION
    assert analysis.questions[0].unsaid["correlation"] is Unsaid.ONE_QUESTION


def test_a_perfect_correlation_has_no_interval():
    item = analyse_points([(place % 2, place % 2) for place in range(12)]).questions[0]
    assert (item.correlation, item.unsaid["interval"]) == (pytest.approx(1), Unsaid.PERFECT)


def test_totals_are_over_the_questions_that_all_were_asked():
    rows = [(place % 2, place % 3 / 2, None if place < 3 else 1) for place in range(15)]
    analysis = analyse_points(rows)
    assert (analysis.quiz.n, analysis.quiz.best) == (15, 2)
    late = analysis.questions[2]
    assert (late.n, late.facility) == (12, 1)
    assert late.unsaid["alpha_without"] is Unsaid.NOT_ALL


def test_of_nothing_nothing_is_said():
    for analysis in (analyse([]), analyse_points([]), analyse([Column("q1", [])])):
        assert (analysis.quiz.n, analysis.quiz.mean) == (0, None)
        assert all(question.facility is None for question in analysis.questions)


@pytest.mark.parametrize("points", [float("nan"), float("inf"), 1e300])
def test_what_is_no_number_of_points_is_refused(points):
    with pytest.raises(ValueError, match="no sane numbers"):
        Column("q1", [0.0, points])


def test_columns_of_different_attempts_are_refused():
    with pytest.raises(ValueError, match="different numbers"):
        analyse([Column("q1", [1]), Column("q2", [1, 0])])
    with pytest.raises(ValueError, match="choices of other attempts"):
        Column("q1", [1.0], chosen=[("a",), ("b",)])
