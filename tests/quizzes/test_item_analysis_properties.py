"""What must hold of item analysis, whatever the points are."""

from __future__ import annotations

from dataclasses import fields
from math import isfinite

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from quizzes.item_statistics import Column, Key, analyse, analyse_points

few = settings(deadline=None, max_examples=30, suppress_health_check=list(HealthCheck))
POINTS = st.sampled_from([0.0, 0.25, 1 / 3, 0.5, 1.0])
CHANGES = {"guess", "options", "unsaid", "question"}


def quizzes(points=POINTS, sizes=(2, 24)):
    return st.integers(1, 5).flatmap(
        lambda wide: st.lists(st.tuples(*[points] * wide), min_size=sizes[0], max_size=sizes[1])
    )


def figures(thing):
    """Give every figure by its name."""
    return {f.name: getattr(thing, f.name) for f in fields(thing) if f.name not in CHANGES}


def all_numbers(analysis):
    things = [analysis.quiz, *analysis.questions]
    things += [option for question in analysis.questions for option in question.options]
    for thing in things:
        for value in figures(thing).values():
            numbers = value if isinstance(value, tuple) else [value]
            yield from (one for one in numbers if not isinstance(one, str))


@given(rows=quizzes(), chance=st.randoms(use_true_random=False))
@few
def test_the_order_of_attempts_changes_nothing(rows, chance):
    turned = list(rows)
    chance.shuffle(turned)
    before, after = analyse_points(rows, fewest=2), analyse_points(turned, fewest=2)
    assert before.quiz.unsaid == after.quiz.unsaid
    for one, other in zip(before.questions, after.questions, strict=True):
        for name, value in figures(one).items():
            assert value == pytest.approx(getattr(other, name), abs=1e-9), name


@given(rows=quizzes(), factor=st.sampled_from([0.01, 3.0, 1000.0]))
@few
def test_points_on_another_scale_change_no_share(rows, factor):
    best = (factor,) * len(rows[0])
    plain = analyse_points(rows, fewest=2)
    scaled = analyse_points([[x * factor for x in row] for row in rows], best, fewest=2)
    assert scaled.quiz.cic == pytest.approx(plain.quiz.cic, abs=1e-6)
    assert scaled.quiz.skewness == pytest.approx(plain.quiz.skewness, abs=1e-6)
    for one, other in zip(plain.questions, scaled.questions, strict=True):
        assert one.unsaid == other.unsaid
        for name in ("facility", "effective_weight", "discrimination", "efficiency", "interval"):
            assert getattr(one, name) == pytest.approx(getattr(other, name), abs=1e-6)


@given(
    column=st.lists(POINTS, min_size=10, max_size=30).filter(lambda c: len(set(c)) > 1),
    count=st.integers(2, 6),
)
@few
def test_parallel_questions_are_perfectly_reliable(column, count):
    analysis = analyse_points([[x] * count for x in column])
    assert analysis.quiz.cic == pytest.approx(100)
    assert analysis.quiz.standard_error == pytest.approx(0, abs=1e-6)
    for question in analysis.questions:
        assert question.discrimination == pytest.approx(100)
        assert question.efficiency == pytest.approx(100)
        assert question.effective_weight == pytest.approx(100 / count)


SMALL = st.floats(-1e6, 1e6) | st.sampled_from([0.0, 5e-324, 1e-160, -1e-300])


@given(
    rows=quizzes(st.none() | SMALL, (0, 14)),
    fewest=st.integers(0, 12),
    chosen=st.lists(st.sets(st.sampled_from("abc")), min_size=14, max_size=14),
)
@few
def test_no_figure_is_ever_infinite_or_not_a_number(rows, fewest, chosen):
    keys = [Key("a", True), Key("b", False), Key("c", False), Key("d", False)]
    columns = [
        Column(f"q{n}", column, 1.0, keys, [tuple(sorted(one)) for one in chosen[: len(column)]])
        for n, column in enumerate(zip(*rows, strict=True))
    ]
    analysis = analyse(columns, fewest)
    assert all(value is None or isfinite(value) for value in all_numbers(analysis))


@given(rows=quizzes())
@few
def test_each_figure_keeps_its_bounds_and_each_none_has_its_reason(rows):
    assume(rows)
    analysis = analyse_points(rows, fewest=2)
    for thing in (analysis.quiz, *analysis.questions):
        missing = {name for name, value in figures(thing).items() if value is None}
        assert missing == set(thing.unsaid)
    for question in analysis.questions:
        assert 0 <= question.facility <= 1
        assert question.discrimination is None or -100 <= question.discrimination <= 100
        assert question.efficiency is None or question.efficiency <= 100 + 1e-9
        assert question.upper_lower is None or -1 - 1e-9 <= question.upper_lower <= 1 + 1e-9
        if question.interval:
            low, high = question.interval
            assert -1 <= low <= question.correlation <= high <= 1
    shares = [q.effective_weight for q in analysis.questions]
    if None not in shares and sum(shares):
        assert sum(shares) == pytest.approx(100)
