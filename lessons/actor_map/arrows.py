"""The claims of a lesson, gathered into what each arrow of the map says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from lessons.document import HOSTILITY, SUPPORT, SYMMETRIC, Certainty, Claim, Lesson, Relation


class Family(StrEnum):
    """What an arrow is about, whatever the exact relation."""

    SUPPORT = "support"
    HOSTILITY = "hostility"
    OTHER = "other"


UNDRAWN = frozenset({Relation.LEADS, Relation.PART_OF, Relation.DESIGNATES})
"""Relations that the table alone tells: the map is about who backs and who fights whom."""


def family_of(relation: Relation) -> Family:
    """Say which family a relation belongs to."""
    if relation in SUPPORT:
        return Family.SUPPORT
    return Family.HOSTILITY if relation in HOSTILITY else Family.OTHER


@dataclass(frozen=True)
class Arrow:
    """All claims of one family between two actors, from the first one's who to its whom."""

    family: Family
    claims: tuple[Claim, ...]

    @cached_property
    def certainty(self) -> Certainty:
        """Return the firmest certainty among the claims."""
        return min((claim.certainty for claim in self.claims), key=list(Certainty).index)

    @cached_property
    def rank(self) -> int:
        """Return 0 for the firmest certainty, and more for less."""
        return list(Certainty).index(self.certainty)

    @cached_property
    def shown(self) -> tuple[Claim, ...]:
        """Return the firmest claims: the arrow says no more than they do."""
        return tuple(claim for claim in self.claims if claim.certainty == self.certainty)

    @cached_property
    def who(self) -> str:
        """Name the actor at the arrow's tail."""
        return self.shown[0].who

    @cached_property
    def whom(self) -> str:
        """Name the actor at the arrow's head."""
        return self.shown[0].whom

    @cached_property
    def both_ways(self) -> bool:
        """Tell whether the arrow has a head at either end."""
        senders = {claim.who for claim in self.shown}
        return len(senders) > 1 or any(claim.relation in SYMMETRIC for claim in self.shown)

    @property
    def until(self) -> str | None:
        """Give the date until which the claims shown hold, None if one of them is open."""
        ends = [claim.until for claim in self.shown]
        return None if None in ends else max(end for end in ends if end)

    @cached_property
    def id(self) -> str:
        """Name the arrow within its map."""
        return f"{self.family}-{self.who}-{self.whom}"


def arrows_of(lesson: Lesson) -> tuple[Arrow, ...]:
    """Gather the claims that hold at the lesson's date: an arrow for each pair and family."""
    groups: dict[tuple[frozenset[str], Family], list[Claim]] = defaultdict(list)
    for claim in lesson.claims:
        if claim.relation not in UNDRAWN and claim.who != claim.whom and _begun(claim, lesson):
            groups[frozenset((claim.who, claim.whom)), family_of(claim.relation)].append(claim)
    return tuple(Arrow(family, tuple(claims)) for (_, family), claims in groups.items())


def _begun(claim: Claim, lesson: Lesson) -> bool:
    """Tell whether a claim holds by the lesson's date: the map knows nothing of later."""
    return not claim.since or claim.since <= lesson.as_of.isoformat()


def ended(arrow: Arrow, lesson: Lesson) -> str | None:
    """Give the date on which the arrow's claims ended, if that was before the lesson's date."""
    until = arrow.until
    return until if until and until < lesson.as_of.isoformat()[: len(until)] else None


def drawn_actors(arrows: Sequence[Arrow]) -> set[str]:
    """Name the actors at the ends of arrows."""
    return {end for arrow in arrows for end in (arrow.who, arrow.whom)}
