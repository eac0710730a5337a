"""Ordering, with places and with arrows."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.document import Answer, MalformedError
from quizzes.order import arrange, move
from quizzes.types import press
from quizzes.types.sample_lesson import LESSON
from tests.quizzes.samples import findings, form, grade, parse, points, review, sample, view
from tests.quizzes.strategies import relaxed

ORDER = ["talks", "bridge", "meeting", "truce"]


def places(order):
    return {key: place for place, key in enumerate(order, start=1)}


def shown(seed="seed", question=None):
    return [step["key"] for step in view(question or sample("ordering"), seed)["steps"]]


def pressed(button, seed="seed", **fields):
    raw = {name.replace("_", "-"): [value] for name, value in fields.items()}
    return press(sample("ordering"), {**raw, "move": [button]}, LESSON, seed)


@pytest.mark.parametrize("order", [*permutations(ORDER)], ids="-".join)
def test_points_are_neighbours_that_stand_together(order):
    together = sum(pair in set(pairwise(ORDER)) for pair in pairwise(order))
    assert grade(sample("ordering"), Answer(places(order))).points == Fraction(together, 3)


def test_one_item_moved_from_front_to_end_costs_one_pair():
    moved = {"place_talks": "4", "place_bridge": "1", "place_meeting": "2", "place_truce": "3"}
    assert points(sample("ordering"), **moved) == Fraction(2, 3)


def test_an_order_that_is_filled_in_part_is_stored_and_earns_its_part():
    question = sample("ordering")
    answer = parse(question, place_bridge="2", place_meeting="3")
    assert answer == Answer({"bridge": 2, "meeting": 3})
    assert grade(question, answer).points == Fraction(1, 3)


@given(seed=st.text())
@relaxed
def test_the_right_order_is_never_shown_and_nothing_has_a_place(seed):
    assert sorted(shown(seed)) == sorted(ORDER)
    assert shown(seed) != ORDER
    assert all(set(step) == {"key", "text"} for step in view(sample("ordering"), seed)["steps"])


def test_the_order_shown_is_chosen_without_looking_at_the_right_one():
    """Two questions with the same items in other orders show them alike."""
    plain = [{"key": key, "text": key} for key in ORDER]
    other = sample("ordering", items=[plain[n] for n in (2, 0, 3, 1)])
    same = [shown(str(n)) == shown(str(n), other) for n in range(50)]
    assert same.count(True) >= 40


def test_a_place_given_twice_is_named_with_its_field():
    with pytest.raises(MalformedError) as refused:
        parse(sample("ordering"), place_bridge="2", place_talks="2")
    assert (refused.value.code, refused.value.details["place"]) == ("place-twice", "2")
    assert refused.value.details["field"] in {"place-bridge", "place-talks"}


@pytest.mark.parametrize("place", ["0", "5", "-1", "1.0", "one", "²"])
def test_a_place_is_one_of_those_there_are(place):
    with pytest.raises(MalformedError) as refused:
        parse(sample("ordering"), place_bridge=place)
    assert refused.value.code == "unknown-option"


def test_an_arrow_is_no_answer_to_parse():
    assert parse(sample("ordering"), move="up-bridge").blank


def test_an_arrow_moves_the_line_and_gives_every_line_a_place():
    before = shown()
    answer = pressed(f"up-{before[2]}")
    assert answer == Answer(places([before[0], before[2], before[1], before[3]]))


def test_arrows_go_on_from_the_places_on_the_page():
    fields = {f"place_{key}": str(place) for key, place in places(ORDER).items()}
    answer = pressed("down-talks", **fields)
    assert answer == Answer(places(["bridge", "talks", "meeting", "truce"]))


@pytest.mark.parametrize("button", ["left-talks", "up-war", "up", "talks"])
def test_an_arrow_of_no_page_of_ours_is_refused(button):
    with pytest.raises(MalformedError):
        pressed(button)


def test_no_arrow_is_nothing_pressed():
    assert press(sample("ordering"), {"place-talks": ["1"]}, LESSON, "seed") is None
    assert press(sample("matching"), {"move": ["up-x"]}, LESSON, "seed") is None


def test_at_the_ends_an_arrow_changes_nothing():
    assert move(ORDER, "talks", "up") == ORDER
    assert move(ORDER, "truce", "down") == ORDER


@given(order=st.permutations(ORDER), key=st.sampled_from(ORDER))
@relaxed
def test_up_and_down_undo_each_other_but_at_the_ends(order, key):
    there = move(order, key, "up")
    assert move(there, key, "down") == (order if order[0] != key else move(order, key, "down"))


@given(data=st.data(), order=st.permutations(ORDER))
@relaxed
def test_lines_with_a_place_stand_there_and_the_others_keep_their_order(data, order):
    slots = data.draw(st.permutations(range(1, 5)))
    count = data.draw(st.integers(0, 4))
    given_places = dict(zip(ORDER[:count], slots, strict=False))
    arranged = arrange(order, given_places)
    assert sorted(arranged) == sorted(ORDER)
    assert all(arranged[place - 1] == key for key, place in given_places.items())
    others = [key for key in arranged if key not in given_places]
    assert others == [key for key in order if key not in given_places]


def test_the_review_shows_the_right_order_beside_the_places_given():
    steps = review(sample("ordering"), Answer({"talks": 2, "bridge": 3, "truce": 1}))["steps"]
    told = [(s["key"], s["place"], s["chosen"], s["follows"]) for s in steps]
    assert told == [
        ("talks", 1, 2, None),
        ("bridge", 2, 3, True),
        ("meeting", 3, None, False),
        ("truce", 4, 1, False),
    ]


def test_parts_are_pairs_of_the_key_and_pairs_given():
    parts = grade(sample("ordering"), Answer({"talks": 2, "bridge": 3, "truce": 1})).parts
    assert [(p.key, p.right, p.chosen) for p in parts] == [
        ("talks>bridge", True, True),
        ("bridge>meeting", True, False),
        ("meeting>truce", True, False),
        ("truce>talks", False, True),
    ]


@pytest.mark.parametrize(
    "keys", [("a", "b", "c"), ("step-1", "step-2", "step-10"), ("1", "2", "3")], ids="-".join
)
def test_keys_that_tell_the_order_are_found(keys):
    items = [{"key": key, "text": f"Text of {key}"} for key in keys]
    [finding] = findings(sample("ordering", items=items))
    assert f"'{keys[0]}', '{keys[1]}', … tell the order" in finding


def test_keys_in_another_order_tell_nothing():
    items = [{"key": key, "text": key} for key in ("nov-29", "nov-27", "dec-8")]
    assert findings(sample("ordering", items=items)) == []


def lines(*rows):
    fields = {}
    for number, (text, place) in enumerate(rows):
        fields |= {f"items_{number}_text": text, f"items_{number}_place": place}
    return [item["text"] for item in form("ordering", **fields)["items"]]


def test_in_the_editor_a_line_moves_to_the_place_it_is_given():
    assert lines(("A", "1"), ("B", "2"), ("C", "3"), ("D", "4")) == ["A", "B", "C", "D"]
    assert lines(("A", "1"), ("B", "2"), ("C", "3"), ("D", "2")) == ["A", "D", "B", "C"]
    assert lines(("A", "3"), ("B", "2"), ("C", "3"), ("D", "4")) == ["B", "C", "A", "D"]
    assert lines(("A", "1"), ("", "2"), ("C", "odd")) == ["A", "C"]
