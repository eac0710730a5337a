"""The distribution of scores: every score is in one tenth."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.services.reports import BINS, bins_of


@given(st.lists(st.floats(0, 1)))
def test_every_score_falls_into_one_bin(shares):
    bins = bins_of(shares)
    assert (len(bins), sum(bins)) == (BINS, len(shares))


@given(st.integers(0, 10))
def test_a_score_on_the_edge_belongs_to_the_higher_bin(tenths):
    bins = bins_of([sum([0.1] * tenths)])
    assert bins.index(1) == min(9, tenths)
