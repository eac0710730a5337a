"""The outlook: what a mending does to the students of some classes, counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from app.models import Enrolment, Person
from app.services.mending_desk import Place
from app.services.mending_effects import Effect, Outcome, begun_at, facility_of, outcomes_of
from app.services.roster import sort_name
from app.services.sessions import AnySession

ORDER = (-1, 1, 0)
"""Who loses stands first, then who gains."""


@dataclass(frozen=True)
class Line:
    """A student's score before and after."""

    name: str
    class_name: str
    outcome: Outcome


@dataclass(frozen=True)
class Outlook:
    """A dry run: each student's line, the question's facility, and the attempts under way."""

    lines: Sequence[Line]
    before: float | None
    after: float | None
    n: int
    counts: int
    """In how many of these n attempts the question would count."""
    begun: int
    places: Sequence[Place]

    @property
    def changed(self) -> list[Line]:
        """Give the students whose score changes."""
        return [line for line in self.lines if line.outcome.sense]

    @property
    def unchanged(self) -> list[Line]:
        """Give the students whose score stays."""
        return [line for line in self.lines if not line.outcome.sense]

    def count(self, sense: int) -> int:
        """Count those who gain (1), lose (-1) or keep their score (0)."""
        return sum(line.outcome.sense == sense for line in self.lines)


def outlook(
    session: AnySession, effects: Sequence[Effect], key: str, places: Sequence[Place]
) -> Outlook:
    """Count what changes. Students who left the class have no line; their attempts change too."""
    by_id = {place.id: place for place in places}
    names = _names(session, [place.class_id for place in places])
    lines = [
        Line(name, by_id[one.assignment_id].class_name, one)
        for one in outcomes_of(effects)
        if (name := names.get((by_id[one.assignment_id].class_id, one.person_id)))
    ]
    asked = [effect for effect in effects if key in effect.asked]
    return Outlook(
        sorted(lines, key=lambda line: (ORDER.index(line.outcome.sense), sort_name(line.name))),
        facility_of([effect.before[key].mark for effect in asked]),
        facility_of([effect.after[key] for effect in asked]),
        len(asked),
        sum(effect.after[key].out_of for effect in asked),
        begun_at(session, list(by_id)),
        places,
    )


def _names(session: AnySession, class_ids: Sequence[UUID]) -> dict[tuple[UUID, UUID], str]:
    rows = session.execute(
        select(Enrolment.class_id, Person.id, Person.display_name)
        .join(Person, Person.id == Enrolment.person_id)
        .where(Enrolment.class_id.in_(class_ids))
    )
    return {(class_id, person_id): name for class_id, person_id, name in rows}
