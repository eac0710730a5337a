"""Patterns in the claims that surprise: allies apart, and a common enemy that makes no friends.

Only documented claims count, so that a pattern says no more than the ledger does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lessons.document import HOSTILITY, Certainty, Claim, Lesson, Relation


@dataclass(frozen=True)
class AlliesApart:
    """Two allies on opposite sides of a third actor: one backs it, the other opposes it."""

    alliance: Claim
    backs: Claim
    opposes: Claim

    @property
    def third(self) -> str:
        """Name the actor between them."""
        return self.backs.whom

    @property
    def opponent(self) -> str:
        """Name the ally that opposes the third actor."""
        return _other(self.opposes, self.third)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """List the claims that make the pattern."""
        return self.alliance, self.backs, self.opposes


@dataclass(frozen=True)
class SharedEnemy:
    """Two local rivals that oppose the same third actor."""

    first: Claim
    second: Claim
    between: Claim

    @property
    def enemy(self) -> str:
        """Name the actor that both oppose."""
        return _other(self.first, self.rivals[0])

    @property
    def rivals(self) -> tuple[str, str]:
        """Name the two."""
        return self.between.who, self.between.whom

    @property
    def claims(self) -> tuple[Claim, ...]:
        """List the claims that make the pattern."""
        return self.first, self.second, self.between


def allies_apart(lesson: Lesson) -> tuple[AlliesApart, ...]:
    """Find allies of whom one backs a third actor that the other opposes, each once."""
    found: dict[tuple[str, str], AlliesApart] = {}
    for alliance in _documented(lesson, Relation.ALLIED_WITH):
        for backer, opponent in ((alliance.who, alliance.whom), (alliance.whom, alliance.who)):
            for backs in _documented(lesson, Relation.BACKS):
                opposes = _between(lesson, opponent, backs.whom)
                if backs.who == backer and opposes:
                    key = (alliance.id, backs.whom)
                    found.setdefault(key, AlliesApart(alliance, backs, opposes))
    return tuple(found.values())


def shared_enemies(lesson: Lesson) -> tuple[SharedEnemy, ...]:
    """Find rivals among the local actors that oppose the same third one."""
    return tuple(_shared_enemies(lesson))


def _shared_enemies(lesson: Lesson) -> Iterator[SharedEnemy]:
    local = {actor.id for actor in lesson.actors if actor.local}
    for between in _documented(lesson, Relation.RIVALS):
        if {between.who, between.whom} <= local:
            for third in (actor.id for actor in lesson.actors):
                first = _between(lesson, between.who, third)
                second = _between(lesson, between.whom, third)
                if first and second:
                    yield SharedEnemy(first, second, between)


def _between(lesson: Lesson, one: str, other: str) -> Claim | None:
    """Give the first documented hostile claim between two actors."""
    hostile = _documented(lesson, *HOSTILITY)
    return next((claim for claim in hostile if {claim.who, claim.whom} == {one, other}), None)


def _documented(lesson: Lesson, *relations: Relation) -> Iterator[Claim]:
    """Walk over the documented claims of some relations, but for those of later."""
    for claim in lesson.claims:
        early = not claim.since or claim.since <= lesson.as_of.isoformat()
        if early and claim.certainty is Certainty.DOCUMENTED and claim.relation in relations:
            yield claim


def _other(claim: Claim, actor: str) -> str:
    return claim.whom if claim.who == actor else claim.who
