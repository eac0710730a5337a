"""The ledger answers who backs whom, by what means, on which side, through whom."""

from __future__ import annotations

from lessons import network
from lessons.document import Certainty, Claim, Lesson, Means, Relation
from tests.lessons.conftest import changed


def claim(who: str, relation: str, whom: str, **more: object) -> Claim:
    words = {"paragraph": "p", "words": "w", "certainty": "documented"}
    return Claim(id=f"{who}-{whom}", who=who, relation=relation, whom=whom, **{**words, **more})


def having(lesson: Lesson, *claims: Claim) -> Lesson:
    return changed(lesson, claims=claims)


def ends(ties) -> list[tuple[str, str]]:
    return [(tie.who, tie.whom) for tie in ties]


def test_claims_of_one_pair_and_relation_are_one_tie(lesson: Lesson):
    ledger = having(
        lesson,
        claim("northland", "backs", "hill-front", means=["money"], since="2015", until="2016"),
        claim("northland", "backs", "hill-front", means=["arms", "money"], since="2012-05",
              certainty="attributed", said_by="diplomats"),
        claim("northland", "strains", "hill-front"),
    )  # fmt: skip
    tie, other = network.ties(ledger)
    assert (tie.who, tie.relation, tie.whom) == ("northland", Relation.BACKS, "hill-front")
    assert tie.means == (Means.MONEY, Means.ARMS)
    assert (tie.since, tie.until) == ("2012-05", None)
    assert tie.certainty is Certainty.DOCUMENTED
    assert tie.said_by == ("diplomats",)
    assert other.relation is Relation.STRAINS


def test_a_tie_ends_when_its_last_claim_ends(lesson: Lesson):
    ledger = having(
        lesson,
        claim("northland", "backs", "hill-front", until="2016"),
        claim("northland", "backs", "hill-front", until="2018"),
    )
    assert network.ties(ledger)[0].until == "2018"


def test_what_runs_both_ways_is_one_tie(lesson: Lesson):
    ledger = having(
        lesson,
        claim("hill-front", "fights", "river-league"),
        claim("river-league", "fights", "hill-front"),
        claim("hill-front", "strikes", "river-league"),
        claim("river-league", "strikes", "hill-front"),
    )
    assert ends(network.ties(ledger)) == [
        ("hill-front", "river-league"),
        ("hill-front", "river-league"),
        ("river-league", "hill-front"),
    ]
    assert network.ties(ledger)[0].symmetric


def test_backers_opponents_and_means(lesson: Lesson):
    assert ends(network.backing(lesson)) == [
        ("northland", "river-league"), ("southland", "hill-front"),
    ]  # fmt: skip
    assert ends(network.backers_of(lesson, "hill-front")) == [("southland", "hill-front")]
    assert ends(network.backed_by(lesson, "northland")) == [("northland", "river-league")]
    assert [tie.other("hill-front") for tie in network.opponents_of(lesson, "hill-front")] == [
        "river-league"
    ]
    by_means = network.backing_by_means(lesson)
    assert {means: ends(ties) for means, ties in by_means.items()} == {
        Means.MONEY: [("southland", "hill-front")],
        Means.ARMS: [("northland", "river-league")],
    }


def test_local_actors_and_those_outside(lesson: Lesson):
    assert [actor.id for actor in network.local_actors(lesson)] == ["river-league", "hill-front"]
    assert [actor.id for actor in network.outside_actors(lesson)] == ["northland", "southland"]


def test_each_local_actor_has_a_side_of_its_own(lesson: Lesson):
    ledger = having(
        lesson,
        claim("northland", "backs", "river-league"),
        claim("river-league", "tolerates", "southland"),
        claim("southland", "tolerates", "hill-front"),
        claim("hill-front", "allied-with", "northland"),
    )
    assert network.sides(ledger) == (
        network.Side("river-league", ("northland",)),
        network.Side("hill-front", ("southland", "northland")),
    )


def test_an_enemy_of_an_enemy_is_no_supporter(lesson: Lesson):
    ledger = having(
        lesson,
        claim("southland", "fights", "river-league"),
        claim("river-league", "fights", "hill-front"),
    )
    assert network.supporters_of(ledger, "hill-front") == ()


def test_proxy_paths_lead_through_a_local_actor(lesson: Lesson):
    paths = network.proxy_paths(lesson)
    assert [(path.backer, path.local, path.opponent) for path in paths] == [
        ("northland", "river-league", "hill-front"),
        ("southland", "hill-front", "river-league"),
    ]


def test_all_hostile_ties_of_a_pair_are_one_path(lesson: Lesson):
    ledger = having(
        lesson,
        claim("northland", "backs", "river-league"),
        claim("river-league", "fights", "hill-front"),
        claim("hill-front", "strikes", "river-league"),
    )
    (path,) = network.proxy_paths(ledger)
    assert [tie.relation for tie in path.opposes] == [Relation.FIGHTS, Relation.STRIKES]


def test_nobody_opposes_themselves_through_a_proxy(lesson: Lesson):
    ledger = having(
        lesson,
        claim("northland", "backs", "river-league"),
        claim("river-league", "rivals", "northland"),
    )
    assert network.proxy_paths(ledger) == ()


def test_backing_leads_through_others(lesson: Lesson):
    ledger = having(
        lesson,
        claim("northland", "backs", "southland"),
        claim("southland", "backs", "hill-front"),
        claim("southland", "backs", "northland"),
        claim("northland", "backs", "hill-front"),
    )
    chains = network.backing_chains(ledger, "northland", "hill-front")
    assert [ends(chain) for chain in chains] == [
        [("northland", "southland"), ("southland", "hill-front")],
        [("northland", "hill-front")],
    ]
