"""Patterns: what the ledger itself says that a hasty reader would not expect."""

from __future__ import annotations

from lessons.patterns import allies_apart, shared_enemies
from tests.lessons.map_lesson import a_lesson

APART = """
turkey allied-with united-states documented
united-states backs sdf documented
turkey fights sdf documented
"""
RIVALS = """
hts fights syrian-government documented
sna fights syrian-government documented
hts rivals sna documented
"""


def test_allies_stand_apart_where_one_backs_whom_the_other_fights() -> None:
    (found,) = allies_apart(a_lesson(claims=APART))
    assert (found.backs.who, found.third, found.opponent) == ("united-states", "sdf", "turkey")
    assert len(found.claims) == 3


def test_it_does_not_matter_which_ally_the_alliance_names_first() -> None:
    turned = APART.replace("turkey allied-with united-states", "united-states allied-with turkey")
    assert len(allies_apart(a_lesson(claims=turned))) == 1


def test_what_somebody_merely_says_makes_no_pattern() -> None:
    said = APART.replace("turkey fights sdf documented", "turkey fights sdf attributed")
    assert allies_apart(a_lesson(claims=said)) == ()


def test_what_came_after_the_article_makes_no_pattern() -> None:
    later = APART.replace(
        "turkey fights sdf documented", "turkey fights sdf documented - 2024-12-05"
    )
    assert allies_apart(a_lesson(claims=later)) == ()


def test_rivals_can_have_the_same_enemy() -> None:
    (found,) = shared_enemies(a_lesson(claims=RIVALS))
    assert (found.rivals, found.enemy) == (("hts", "sna"), "syrian-government")
    assert [claim.whom for claim in found.claims] == [
        "syrian-government", "syrian-government", "sna",
    ]  # fmt: skip


def test_rivals_from_outside_are_no_local_rivals() -> None:
    outside = RIVALS.replace("sna ", "turkey ").replace(" sna", " turkey")
    assert shared_enemies(a_lesson(claims=outside)) == ()
