"""The scatter of questions: every dot in its place, every label readable."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.teach.report_page import NARROW, WIDE
from app.teach.scatter import Spot, around, draw

SPOTS = st.lists(
    st.builds(
        Spot,
        st.floats(0, 1),
        st.floats(-1, 1),
        st.integers(1, 40).map(str),
        st.sampled_from(["", "", "Tells few apart", "Check the key"]),
    ),
    max_size=20,
)


@given(spots=SPOTS)
@settings(max_examples=25)
def test_no_label_lies_on_another_or_on_a_dot(spots):
    picture = draw(spots, *WIDE)
    assert len(picture.dots) == len(spots)
    dots = [around(dot.x, dot.y) for dot in picture.dots]
    for one, other in combinations(picture.dots, 2):
        assert not one.box.meets(other.box)
    for dot in picture.dots:
        assert dot.box.inside(picture.frame)
        assert not any(dot.box.meets(other) for other in dots)


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_twenty_questions_that_did_alike_can_still_be_told_apart(size):
    spots = [Spot(0.7 + n % 5 * 0.01, 0.4 + n % 4 * 0.01, str(n)) for n in range(1, 21)]
    picture = draw(spots, *size)
    for one, other in combinations(picture.dots, 2):
        assert not one.box.meets(other.box)
    assert any(dot.led for dot in picture.dots)


def test_a_dot_stands_where_its_figures_say():
    picture = draw([Spot(0.0, 0.0, "1"), Spot(1.0, 0.8, "2")], *WIDE)
    low, high = sorted(picture.dots, key=lambda dot: dot.label)
    assert (low.x, low.y) == (picture.frame.left, picture.zero)
    assert (high.x, high.y) == (picture.frame.right, picture.frame.top)


def test_a_word_is_left_out_where_there_is_no_room():
    spots = [Spot(0.5, 0.3, str(n), "Tells few apart") for n in range(1, 12)]
    words = [dot.word for dot in draw(spots, *NARROW).dots]
    assert "" in words


def test_nothing_is_drawn_of_nothing():
    assert draw([], *NARROW).dots == []
