"""The claims grouped by pair and relation: what the actor map draws as one arrow."""

from __future__ import annotations

from dataclasses import dataclass

from lessons.document import SYMMETRIC, Certainty, Claim, Lesson, Means, Relation


@dataclass(frozen=True)
class Tie:
    """All that the ledger says of one relation between two actors, named by their ids.

    A symmetric relation (they fight each other) is one tie, in the direction of its first claim.
    """

    who: str
    relation: Relation
    whom: str
    claims: tuple[Claim, ...]

    @property
    def symmetric(self) -> bool:
        """Tell whether the tie runs both ways."""
        return self.relation in SYMMETRIC

    @property
    def means(self) -> tuple[Means, ...]:
        """List by what means, each once, in the ledger's order."""
        return tuple(dict.fromkeys(means for claim in self.claims for means in claim.means))

    @property
    def since(self) -> str | None:
        """Give the earliest date from which a claim holds."""
        return min((claim.since for claim in self.claims if claim.since), default=None)

    @property
    def until(self) -> str | None:
        """Give the latest date until which the claims hold, None if one of them is open."""
        ends = [claim.until for claim in self.claims]
        return None if None in ends else max(end for end in ends if end)

    @property
    def certainty(self) -> Certainty:
        """Give the firmest certainty among the claims: documented, then attributed."""
        return min((claim.certainty for claim in self.claims), key=list(Certainty).index)

    @property
    def said_by(self) -> tuple[str, ...]:
        """List who says so, each once."""
        return tuple(dict.fromkeys(claim.said_by for claim in self.claims if claim.said_by))

    def other(self, actor: str) -> str:
        """Give the actor at the other end."""
        return self.whom if actor == self.who else self.who


def ties(lesson: Lesson) -> tuple[Tie, ...]:
    """Group the claims by pair and relation, in the ledger's order."""
    groups: dict[tuple[str, Relation, str], list[Claim]] = {}
    for claim in lesson.claims:
        key = (claim.who, claim.relation, claim.whom)
        back = (claim.whom, claim.relation, claim.who)
        if claim.relation in SYMMETRIC and back in groups:
            key = back
        groups.setdefault(key, []).append(claim)
    return tuple(Tie(*key, tuple(claims)) for key, claims in groups.items())


def ties_of(lesson: Lesson, actor: str) -> tuple[Tie, ...]:
    """List the ties that an actor is one end of."""
    return tuple(tie for tie in ties(lesson) if actor in (tie.who, tie.whom))
