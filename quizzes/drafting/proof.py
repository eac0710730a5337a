"""What the ledger proves wrong. Where it is silent something may be true, and proves nothing."""

from __future__ import annotations

from lessons.dates import later
from lessons.document import Actor, ActorKind, Certainty, Claim, Lesson, Relation

AT_WAR = frozenset({Relation.FIGHTS, Relation.STRIKES, Relation.CAPTURES_FROM})
ON_ONE_SIDE = frozenset({Relation.BACKS, Relation.ALLIED_WITH, Relation.LEADS, Relation.PART_OF})
KINDLY = ON_ONE_SIDE | {Relation.TOLERATES}
UNKINDLY = AT_WAR | {
    Relation.WEAKENS, Relation.STRAINS, Relation.RIVALS, Relation.DESIGNATES, Relation.SANCTIONS,
}  # fmt: skip
ONE_WAY = frozenset({Relation.LEADS, Relation.PART_OF})
"""If one leads the other, or is part of it, the reverse is not so. Backing may be mutual."""


def stands(claim: Claim, lesson: Lesson) -> bool:
    """Tell whether a claim is documented, and holds on the day at which the lesson stands."""
    day = lesson.as_of.isoformat()
    begun = claim.since is None or not later(claim.since, day)
    ended = claim.until is not None and later(day, claim.until)
    return claim.certainty is Certainty.DOCUMENTED and begun and not ended


def refuting(lesson: Lesson, who: str, relation: Relation, whom: str) -> Claim | None:
    """Give the claim that proves a tie wrong on the lesson's day, None if none does.

    Documented war between two actors rules out that one backs, leads or is part of the other or
    is allied with it; documented support rules out war. It proves nothing if any claim, however
    uncertain, speaks for the other side: a double game is then at least claimed.
    """
    between = [claim for claim in lesson.claims if {claim.who, claim.whom} == {who, whom}]
    told = {claim.relation for claim in between}
    if relation in ONE_WAY:
        for claim in between:
            if (claim.who, claim.relation) == (whom, relation) and stands(claim, lesson):
                return claim
    if relation in ON_ONE_SIDE and not told & KINDLY:
        return _first(between, AT_WAR, lesson)
    if relation in AT_WAR and not told & UNKINDLY:
        return _first(between, ON_ONE_SIDE, lesson)
    return None


def wrong_actors(
    lesson: Lesson, relation: Relation, whom: str, key: str
) -> list[tuple[Actor, Claim]]:
    """List who surely does not stand in a relation to an actor, with the claim that proves it.

    Near ones come first: of the key's kind, and like it on the ground or outside. A person stands
    beside persons alone: that one does what states do, nobody would believe.
    """
    near = lesson.actors_by_id[key]
    found = [
        (actor, claim)
        for actor in lesson.actors
        if actor.id not in (whom, key)
        and (actor.kind is not ActorKind.PERSON or near.kind is ActorKind.PERSON)
        and (claim := refuting(lesson, actor.id, relation, whom))
    ]
    return sorted(found, key=lambda f: (f[0].kind != near.kind, f[0].local != near.local))


def _first(claims: list[Claim], relations: frozenset[Relation], lesson: Lesson) -> Claim | None:
    fitting = (claim for claim in claims if claim.relation in relations)
    return next((claim for claim in fitting if stands(claim, lesson)), None)
