"""Questions asked of the claims: who backs whom, by what means, on which side, through whom.

Only what the ledger says is an answer. An enemy's enemy is nobody's ally here, and to back
someone is not to control them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lessons.document import HOSTILITY, SUPPORT, Actor, Lesson, Means, Relation
from lessons.ties import Tie, ties, ties_of

__all__ = [
    "ProxyPath", "Side", "Tie", "backed_by", "backers_of", "backing", "backing_by_means",
    "backing_chains", "local_actors", "opponents_of", "others", "outside_actors", "proxy_paths",
    "sides", "supporters_of", "ties", "ties_of",
]  # fmt: skip


def local_actors(lesson: Lesson) -> tuple[Actor, ...]:
    """List the actors that hold or contest ground in the conflict."""
    return tuple(actor for actor in lesson.actors if actor.local)


def outside_actors(lesson: Lesson) -> tuple[Actor, ...]:
    """List the actors that are not local: those who back, strike or mediate from outside."""
    return tuple(actor for actor in lesson.actors if not actor.local)


def backing(lesson: Lesson) -> tuple[Tie, ...]:
    """List who backs whom."""
    return tuple(tie for tie in ties(lesson) if tie.relation is Relation.BACKS)


def backers_of(lesson: Lesson, actor: str) -> tuple[Tie, ...]:
    """List the ties by which others back an actor."""
    return tuple(tie for tie in backing(lesson) if tie.whom == actor)


def backed_by(lesson: Lesson, actor: str) -> tuple[Tie, ...]:
    """List the ties by which an actor backs others."""
    return tuple(tie for tie in backing(lesson) if tie.who == actor)


def backing_by_means(lesson: Lesson) -> dict[Means, tuple[Tie, ...]]:
    """List who backs whom by each means that the ledger names."""
    found: dict[Means, list[Tie]] = defaultdict(list)
    for tie in backing(lesson):
        for means in tie.means:
            found[means].append(tie)
    return {means: tuple(found[means]) for means in Means if means in found}


def opponents_of(lesson: Lesson, actor: str) -> tuple[Tie, ...]:
    """List an actor's hostile ties, in either direction."""
    return tuple(tie for tie in ties_of(lesson, actor) if tie.relation in HOSTILITY)


def supporters_of(lesson: Lesson, actor: str) -> tuple[Tie, ...]:
    """List the ties by which others back or tolerate an actor, or are allied with it."""
    return tuple(
        tie
        for tie in ties_of(lesson, actor)
        if tie.relation in SUPPORT and (tie.symmetric or tie.whom == actor)
    )


@dataclass(frozen=True)
class Side:
    """A local actor, and the ids of those who back it, tolerate it or are allied with it."""

    actor: str
    supporters: tuple[str, ...]


def others(ties: Iterable[Tie], actor: str) -> tuple[str, ...]:
    """Name who is at the other end of an actor's ties, each once."""
    return tuple(dict.fromkeys(tie.other(actor) for tie in ties))


def sides(lesson: Lesson) -> tuple[Side, ...]:
    """Give each local actor's side. There are as many as local actors, not two."""
    return tuple(
        Side(actor.id, others(supporters_of(lesson, actor.id), actor.id))
        for actor in local_actors(lesson)
    )


@dataclass(frozen=True)
class ProxyPath:
    """A backer opposes someone through the local actor that it backs."""

    backs: Tie
    opponent: str
    opposes: tuple[Tie, ...]
    """How the local actor and the opponent are hostile, in either direction."""

    @property
    def backer(self) -> str:
        """Name the actor who backs."""
        return self.backs.who

    @property
    def local(self) -> str:
        """Name the local actor in the middle."""
        return self.backs.whom


def proxy_paths(lesson: Lesson) -> tuple[ProxyPath, ...]:
    """List every way in which one actor opposes another through a local actor that it backs."""
    local = {actor.id for actor in local_actors(lesson)}
    return tuple(
        ProxyPath(tie, opponent, between)
        for tie in backing(lesson)
        if tie.whom in local
        for opponent, between in _by_opponent(lesson, tie.whom).items()
        if opponent != tie.who
    )


def _by_opponent(lesson: Lesson, actor: str) -> dict[str, tuple[Tie, ...]]:
    hostile = opponents_of(lesson, actor)
    return {
        opponent: tuple(tie for tie in hostile if tie.other(actor) == opponent)
        for opponent in others(hostile, actor)
    }


def backing_chains(lesson: Lesson, backer: str, actor: str) -> tuple[tuple[Tie, ...], ...]:
    """List the ways in which one actor backs another, directly or through others it backs."""
    return tuple(_chains(backing(lesson), backer, actor, ()))


def _chains(
    ties: tuple[Tie, ...], start: str, end: str, behind: tuple[Tie, ...]
) -> Iterator[tuple[Tie, ...]]:
    passed = {tie.who for tie in behind}
    for tie in ties:
        if tie.who == start and tie.whom not in passed:
            if tie.whom == end:
                yield (*behind, tie)
            else:
                yield from _chains(ties, tie.whom, end, (*behind, tie))
