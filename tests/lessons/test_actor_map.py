"""The actor map: what its arrows say, and that nothing on it stands in the way of anything."""

from __future__ import annotations

from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lessons.actor_map import NARROW, WIDE, ActorMap, Family, Rect, arrows_of, draw_map
from lessons.document import ActorKind, Certainty, Lesson, Relation
from lessons.folder import read_lesson
from tests.lessons.map_lesson import a_lesson

SHIPPED = Path(__file__).parents[2] / "lessons" / "library" / "syria-2024"
SHAPES = pytest.mark.parametrize("shape", [WIDE, NARROW], ids=["wide", "narrow"])
DRAWN = [*{*Relation} - {Relation.LEADS, Relation.PART_OF, Relation.DESIGNATES}]


@cache
def a_map(shape) -> ActorMap:
    return draw_map(a_lesson(), shape)


def the_arrow(lesson: Lesson, family: str, *ends: str):
    found = [a for a in arrows_of(lesson) if a.family == family and {a.who, a.whom} == {*ends}]
    assert len(found) == 1
    return found[0]


def segments(arrow):
    return [pair for leg in arrow.legs for pair in pairwise(leg)]


def swept(start, end) -> Rect:
    (ax, ay), (bx, by) = start, end
    return Rect(min(ax, bx), min(ay, by), abs(ax - bx), abs(ay - by))


def crosses(segment, rect: Rect) -> bool:
    """A line has no area: let it cover a hair, and the rectangle lose one."""
    line = swept(*segment)
    covered = Rect(line.x - 0.1, line.y - 0.1, line.width + 0.2, line.height + 0.2)
    return covered.overlaps(Rect(rect.x + 0.2, rect.y + 0.2, rect.width - 0.4, rect.height - 0.4))


def flaws(drawing: ActorMap) -> list[str]:
    """Name everything on a map that stands in the way of something else."""
    boxes = {box.actor.id: box.rect for box in drawing.boxes}
    labels = {arrow.arrow.id: arrow.label for arrow in drawing.arrows}
    things = [*boxes.items(), *labels.items()]
    found = [f"{a} on {b}" for (a, one), (b, two) in combinations(things, 2) if one.overlaps(two)]
    for arrow in drawing.arrows:
        own = {arrow.arrow.who, arrow.arrow.whom, arrow.arrow.id}
        for segment in segments(arrow):
            found += [f"{arrow.arrow.id} through {name}" for name, rect in things
                      if name not in own and crosses(segment, rect)]  # fmt: skip
    for name, rect in things:
        if rect.x < 0 or rect.y < 0 or rect.right > drawing.width or rect.bottom > drawing.height:
            found.append(f"{name} beyond the edge")
    return found


def shared_stretches(drawing: ActorMap) -> list[str]:
    """Name the arrows that run over each other for a while, rather than cross."""
    return [
        f"{a.arrow.id} along {b.arrow.id}"
        for a, b in combinations(drawing.arrows, 2)
        for one in segments(a)
        for two in segments(b)
        if crosses(one, swept(*two)) and (one[0][0] == one[1][0]) == (two[0][0] == two[1][0])
    ]


# What an arrow says


def test_claims_of_one_pair_and_family_are_one_arrow() -> None:
    arrow = the_arrow(a_lesson(), "hostility", "hts", "syrian-government")
    assert [claim.relation for claim in arrow.claims] == ["fights", "captures-from", "strikes"]


def test_support_and_hostility_between_one_pair_are_two_arrows() -> None:
    lesson = a_lesson(claims="turkey backs sna documented\nsna rivals turkey analysis")
    assert [arrow.family for arrow in arrows_of(lesson)] == [Family.SUPPORT, Family.HOSTILITY]


def test_an_arrow_says_no_more_than_its_firmest_claims() -> None:
    lesson = a_lesson(claims="sna rivals hts analysis\nhts strikes sna documented")
    (arrow,) = arrows_of(lesson)
    assert arrow.certainty is Certainty.DOCUMENTED
    assert (arrow.who, arrow.whom, arrow.both_ways) == ("hts", "sna", False)


@pytest.mark.parametrize(
    ("claims", "both"),
    [
        ("russia strikes hts documented", False),
        ("sna fights sdf documented", True),
        ("hts strikes sna documented\nsna strikes hts documented", True),
    ],
)
def test_an_arrow_has_two_heads_where_the_relation_holds_both_ways(claims, both) -> None:
    (arrow,) = arrows_of(a_lesson(claims=claims))
    assert arrow.both_ways is both


def test_the_map_knows_nothing_of_what_came_after_the_article() -> None:
    claims = "sna fights sdf documented - 2024-12-01\nhts fights sna documented - 2024-11"
    assert [arrow.who for arrow in arrows_of(a_lesson(claims=claims))] == ["hts"]


def test_listings_and_leadership_are_left_to_the_table() -> None:
    lesson = a_lesson(claims="united-states designates hts documented\nhts leads sna documented")
    assert arrows_of(lesson) == ()


def test_a_label_says_by_what_means_an_actor_backs_another() -> None:
    drawing = a_map(WIDE)
    texts = {arrow.arrow.id: arrow.text for arrow in drawing.arrows}
    label = texts["support-russia-syrian-government"]
    assert (" ".join(label.strong), " ".join(label.plain)) == ("backs", "air power")


# Where things stand


@SHAPES
def test_nothing_on_the_shipped_map_stands_in_the_way(shape) -> None:
    lesson = read_lesson(SHIPPED).value
    drawing = draw_map(lesson, shape)
    assert flaws(drawing) == shared_stretches(drawing) == []
    assert drawing.left_out == ()
    assert len(drawing.arrows) == len(arrows_of(lesson))


@SHAPES
def test_a_map_is_the_same_each_time(shape) -> None:
    assert draw_map(a_lesson(), shape) == a_map(shape)


def test_backers_stand_around_the_local_actors() -> None:
    for shape in (WIDE, NARROW):
        boxes = a_map(shape).boxes
        heights = [box.rect.y for box in boxes if box.actor.local]
        outside = [box.rect.y for box in boxes if not box.actor.local]
        assert not any(min(heights) <= y <= max(heights) for y in outside)


@SHAPES
def test_a_lesson_without_claims_has_an_empty_map(shape) -> None:
    drawing = draw_map(a_lesson(claims=""), shape)
    assert drawing.boxes == drawing.arrows == ()
    assert len(drawing.apart) == 11


def test_the_narrow_map_is_no_wider_than_a_small_phone() -> None:
    assert a_map(NARROW).width <= 360


@st.composite
def small_lessons(draw) -> Lesson:
    """Make a lesson of up to 14 actors and 30 claims between them."""
    names = [f"actor-{number}" for number in range(draw(st.integers(2, 14)))]
    words = st.text("abcdefghijklmnopqrstuvw ", min_size=1, max_size=16).map(str.strip)
    actors = [
        f"{name} | {draw(words) or name} | {draw(words) or name}"
        f" | {draw(st.sampled_from(ActorKind))} | {draw(st.sampled_from(['local', 'outside']))}"
        for name in names
    ]
    pairs = st.tuples(
        st.sampled_from(names), st.sampled_from(DRAWN), st.sampled_from(names),
        st.sampled_from(Certainty), st.sampled_from(["-", "arms,money", "air-power,advisers"]),
    ).filter(lambda row: row[0] != row[2])  # fmt: skip
    rows = draw(st.lists(pairs, max_size=30, unique_by=lambda row: row[:3]))
    return a_lesson("\n".join(actors), "\n".join(" ".join(row) for row in rows))


@SHAPES
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(lesson=small_lessons())
def test_nothing_on_any_small_map_stands_in_the_way(shape, lesson: Lesson) -> None:
    drawing = draw_map(lesson, shape)
    assert flaws(drawing) == shared_stretches(drawing) == []
    told = [*drawing.left_out, *(arrow.arrow for arrow in drawing.arrows)]
    assert {arrow.id for arrow in told} == {arrow.id for arrow in arrows_of(lesson)}
