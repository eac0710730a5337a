"""Paragraphs and sections are added, moved and taken out, and nothing written is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessons.desk.arranging import (
    add_paragraph,
    add_section,
    move_paragraph,
    move_section,
    move_to,
    take_out,
)
from lessons.desk.rows import Desk, WrittenParagraph, WrittenSection


def section(id_: str, *paragraphs: str) -> WrittenSection:
    rows = tuple(WrittenParagraph(id=name, text=f"Text of {name}.") for name in paragraphs)
    return WrittenSection(id=id_, title=id_, paragraphs=rows)


DESK = Desk(sections=(section("one", "a", "b"), section("two", "c"), section("three")))
IDS = st.sampled_from(["one", "two", "three", "a", "b", "c", "nothing"])
STEPS = st.sampled_from([-1, 1])


def order(desk: Desk) -> str:
    return " ".join(f"{s.id}:{''.join(p.id for p in s.paragraphs)}" for s in desk.sections)


@pytest.mark.parametrize(
    ("desk", "after"),
    [
        (move_paragraph(DESK, "b", -1), "one:ba two:c three:"),
        (move_paragraph(DESK, "b", 1), "one:a two:bc three:"),
        (move_paragraph(DESK, "c", -1), "one:abc two: three:"),
        (move_paragraph(DESK, "c", 1), "one:ab two: three:c"),
        (move_paragraph(DESK, "a", -1), "one:ab two:c three:"),
        (move_to(DESK, "a", "three"), "one:b two:c three:a"),
        (move_to(DESK, "a", "nowhere"), "one:ab two:c three:"),
        (move_section(DESK, "two", -1), "two:c one:ab three:"),
        (move_section(DESK, "three", 1), "one:ab two:c three:"),
        (take_out(DESK, "a"), "one:b two:c three:"),
        (take_out(DESK, "two"), "one:ab two:c three:"),
    ],
)
def test_each_move_leads_where_it_says(desk, after):
    assert order(desk) == after


def test_only_an_empty_section_is_taken_out():
    assert order(take_out(add_section(DESK), "section-1")) == "one:ab two:c three:"


def test_what_is_added_is_empty_and_has_a_key_of_its_own():
    desk = add_paragraph(add_paragraph(add_section(DESK), "two"), "section-1")
    assert order(desk) == "one:ab two:cparagraph-2 three: section-1:paragraph-1paragraph-3"


def test_the_key_of_what_was_taken_out_is_not_given_again():
    desk = add_paragraph(take_out(add_paragraph(DESK, "two"), "paragraph-1"), "two")
    assert order(desk) == "one:ab two:cparagraph-2 three:"


@settings(max_examples=30)
@given(st.lists(st.tuples(st.sampled_from("psx"), IDS, IDS, STEPS), max_size=8))
def test_no_text_is_lost_by_moving(moves):
    desk = DESK
    for word, id_, other, step in moves:
        desk = {
            "p": lambda d: move_paragraph(d, id_, step),  # noqa: B023 (called at once)
            "s": lambda d: move_section(d, id_, step),  # noqa: B023
            "x": lambda d: move_to(d, id_, other),  # noqa: B023
        }[word](desk)
    assert sorted(p.text for p in desk.paragraphs) == sorted(p.text for p in DESK.paragraphs)
    assert {s.id for s in desk.sections} == {s.id for s in DESK.sections}
