"""Figures that others published for data that anybody can have: ours are the same."""

from __future__ import annotations

import pytest

from quizzes.item_statistics import analyse_points

# How many of those examined answered the five questions so: 00000, 00001, …, 11111.
LSAT_6 = (
    3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15,
    10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21, 173, 11, 61, 28, 298,
)  # fmt: skip
LSAT_7 = (
    12, 19, 1, 7, 3, 19, 3, 17, 10, 5, 3, 7, 7, 23, 8, 28,
    7, 39, 11, 34, 14, 51, 15, 90, 6, 25, 7, 35, 18, 136, 32, 308,
)  # fmt: skip
DE_AYALA = (
    691, 184, 158, 41, 235, 87, 65, 15, 242, 79, 92, 28, 134, 52, 63, 40,
    2280, 571, 462, 166, 1053, 412, 370, 187, 1685, 626, 702, 500, 1682, 1219, 2095, 3385,
)  # fmt: skip
# Sections 6 and 7 of the Law School Admission Test (Bock and Lieberman, Psychometrika 35, 1970)
# and a mathematics test (de Ayala, The Theory and Practice of Item Response Theory, 2009), as the
# documentation of the R package mirt 1.45 gives them with `itemstats`: n, mean, sd, alpha,
# standard error; facilities, sds, item–total and item–rest correlations, alpha if deleted.
PUBLISHED = {
    "LSAT 6": (
        LSAT_6,
        (1000, 3.819, 1.035, 0.295, 0.869),
        (0.924, 0.709, 0.553, 0.763, 0.870),
        (0.265, 0.454, 0.497, 0.425, 0.336),
        (0.362, 0.567, 0.618, 0.534, 0.435),
        (0.113, 0.153, 0.173, 0.144, 0.122),
        (0.275, 0.238, 0.217, 0.246, 0.266),
    ),
    "LSAT 7": (
        LSAT_7,
        (1000, 3.707, 1.199, 0.453, 0.886),
        (0.828, 0.658, 0.772, 0.606, 0.843),
        (0.378, 0.475, 0.420, 0.489, 0.364),
        (0.530, 0.600, 0.611, 0.592, 0.461),
        (0.246, 0.247, 0.313, 0.223, 0.175),
        (0.396, 0.394, 0.345, 0.415, 0.438),
    ),
    "de Ayala": (
        DE_AYALA,
        (19601, 2.912, 1.434, 0.608, 0.898),
        (0.887, 0.644, 0.566, 0.427, 0.387),
        (0.316, 0.479, 0.496, 0.495, 0.487),
        (0.447, 0.688, 0.680, 0.673, 0.602),
        (0.246, 0.439, 0.416, 0.405, 0.312),
        (0.605, 0.510, 0.523, 0.529, 0.581),
    ),
}
# Ten students and ten items: K. L. Wuensch, "The Kuder-Richardson 20" (East Carolina University).
KR_20 = (
    "1111110110", "1011011101", "1111011001", "0010001000", "0000010010",
    "1110111111", "1101110111", "1111111101", "0101111101", "1101101110",
)  # fmt: skip


def rounded(figures):
    return tuple(round(one, 3) for one in figures)


def taken(counts):
    """Give a row of points for each of those examined."""
    patterns = [tuple(map(int, f"{number:05b}")) for number in range(32)]
    return [row for row, count in zip(patterns, counts, strict=True) for _ in range(count)]


def correlations_with_the_total(analysis):
    """Give cov(x, t) / √(var x · var t), from cov(x, t) = cov(x, r) + var x."""
    t = analysis.quiz.sd
    for item in analysis.questions:
        x = item.sd
        rest = t * t - x * x  # var t = var r + 2 cov(x, r) + var x, solved for cov(x, r)
        yield _covariance(item.correlation, x, rest) / (x * t) + x / t


def _covariance(correlation, x, rest):
    """Solve c = correlation · x · √(rest − 2c) for the covariance c of x and r."""
    square = (correlation * x) ** 2
    root = (square**2 + square * rest) ** 0.5
    return -square + root if correlation >= 0 else -square - root


@pytest.mark.parametrize("name", PUBLISHED)
def test_law_school_and_mathematics_tests_have_their_published_figures(name):
    counts, quiz, facilities, sds, totals, rests, without = PUBLISHED[name]
    analysis = analyse_points(taken(counts))
    found, items = analysis.quiz, analysis.questions
    assert (found.n, *rounded((found.mean, found.sd, found.alpha, found.standard_error))) == quiz
    assert rounded(item.facility for item in items) == facilities
    assert rounded(item.sd for item in items) == sds
    assert rounded(item.correlation for item in items) == rests
    assert rounded(item.alpha_without for item in items) == without
    assert rounded(correlations_with_the_total(analysis)) == totals


def test_alpha_of_right_and_wrong_is_kuder_and_richardsons_formula_20():
    analysis = analyse_points([tuple(map(int, row)) for row in KR_20])
    assert [item.facility for item in analysis.questions] == pytest.approx(
        [0.7, 0.7, 0.6, 0.7, 0.6, 0.8, 0.7, 0.7, 0.5, 0.6]
    )
    assert analysis.quiz.sd**2 * 9 / 10 == pytest.approx(5.84)
    assert analysis.quiz.alpha == pytest.approx(10 / 9 * (1 - 2.18 / 5.84), abs=1e-12)


# Of Microsoft's and others' documentation of the spreadsheet functions SKEW and KURT.
@pytest.mark.parametrize(
    ("totals", "skewness", "kurtosis"),
    [
        ((3, 4, 5, 2, 3, 4, 5, 6, 4, 7), 0.359543, -0.1518),
        ((35, 31, 47, 51, 37, 31, 58, 39), None, -0.7496238078),
        ((10, 20, 30, -20), None, 1.5),
    ],
)
def test_skewness_and_kurtosis_are_those_of_spreadsheets(totals, skewness, kurtosis):
    quiz = analyse_points([[total] for total in totals], max_points=(100,), fewest=4).quiz
    digits = len(str(kurtosis).partition(".")[2])
    assert round(quiz.kurtosis, digits) == kurtosis
    if skewness is not None:
        assert round(quiz.skewness, 6) == skewness
