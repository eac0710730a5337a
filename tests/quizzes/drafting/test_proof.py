"""What the ledger proves wrong, and where it is silent."""

from __future__ import annotations

import pytest

from lessons.document import Certainty, Claim, Relation
from quizzes.drafting.proof import AT_WAR, ON_ONE_SIDE, refuting, stands, wrong_actors
from quizzes.types.sample_lesson import LESSON
from tests.quizzes.samples import with_changes

DAY = "2024-11-30"


def row(who, relation, whom, certainty="documented", **more):
    said = {"said_by": "somebody"} if certainty != "documented" else {}
    words = {"paragraph": "the-bridge", "words": "The Hill Front"}
    plain = {
        "id": f"{who}-{relation}-{whom}-{certainty}",
        "who": who,
        "relation": relation,
        "whom": whom,
    }
    return Claim(**plain, certainty=Certainty(certainty), **words, **said, **more)


def ledger(*claims):
    return with_changes(LESSON, claims=claims)


def proved(relation, *claims, who="northland", whom="hill-front"):
    return refuting(ledger(*claims), who, Relation(relation), whom) is not None


@pytest.mark.parametrize("war", sorted(AT_WAR))
@pytest.mark.parametrize("support", sorted(ON_ONE_SIDE))
def test_war_and_support_rule_each_other_out_in_either_direction(war, support):
    assert proved(support, row("northland", war, "hill-front"))
    assert proved(support, row("hill-front", war, "northland"))
    assert proved(war, row("northland", support, "hill-front"))
    assert proved(war, row("hill-front", support, "northland"))


def test_silence_proves_nothing():
    assert not proved("backs")
    assert not proved("backs", row("southland", "fights", "hill-front"))


@pytest.mark.parametrize("relation", ["rivals", "weakens", "strains", "designates", "sanctions"])
def test_less_than_war_proves_nothing(relation):
    assert not proved("backs", row("northland", relation, "hill-front"))


def test_backing_may_be_mutual_but_leading_is_not():
    assert not proved("backs", row("hill-front", "backs", "northland"))
    assert proved("leads", row("hill-front", "leads", "northland"))
    assert proved("part-of", row("hill-front", "part-of", "northland"))


@pytest.mark.parametrize("certainty", ["attributed", "analysis"])
def test_only_what_is_documented_proves_anything(certainty):
    assert not proved("backs", row("northland", "fights", "hill-front", certainty))


@pytest.mark.parametrize("certainty", list(Certainty))
@pytest.mark.parametrize("relation", ["backs", "tolerates", "allied-with"])
def test_if_anybody_claims_a_double_game_nothing_is_proved(certainty, relation):
    war = row("northland", "fights", "hill-front")
    assert not proved("backs", war, row("northland", relation, "hill-front", certainty.value))


@pytest.mark.parametrize(
    ("dates", "holds"),
    [
        ({}, True),
        ({"since": "2015"}, True),
        ({"since": "2024-11"}, True),
        ({"since": "2024-12-01"}, False),
        ({"until": "2024-11-29"}, False),
        ({"until": "2024-11"}, True),
        ({"since": "2018", "until": "2025"}, True),
        ({"since": "2022-10", "until": "2022-10"}, False),
    ],
)
def test_what_is_over_or_yet_to_come_proves_nothing_about_the_lessons_day(dates, holds):
    claim = row("northland", "fights", "hill-front", **dates)
    assert stands(claim, LESSON) is holds
    assert proved("backs", claim) is holds
    assert LESSON.as_of.isoformat() == DAY


def test_distractors_of_the_keys_kind_come_first():
    lesson = ledger(
        row("river-league", "fights", "hill-front"), row("southland", "fights", "hill-front")
    )
    kinds = {"southland": "state", "northland": "state"}
    actors = tuple(a.model_copy(update={"kind": kinds.get(a.id, a.kind)}) for a in lesson.actors)
    lesson = with_changes(lesson, actors=actors)
    found = wrong_actors(lesson, Relation.BACKS, "hill-front", "northland")
    assert [actor.id for actor, _ in found] == ["southland", "river-league"]
