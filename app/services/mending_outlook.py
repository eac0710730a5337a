"""The outlook: what a mending does to the students of some classes, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from app.models import Enrolment, Person
from app.services.mending_desk import Place
from app.services.mending_effects import (
    Effect,
    Outcome,
    begun_at,
    facility_of,
    outcomes_of,
    tally,
)
from app.services.raw_ids import raw
from app.services.roster import sort_name
from app.services.sessions import AnySession, run

ORDER = (-1, 1, 0)
"""Who loses stands first, then who gains."""
LISTED = 200
"""So many students are listed by name, of those whose score changes and of the others."""


@dataclass(frozen=True)
class Line:
    """A student's score before and after."""

    name: str
    class_name: str
    outcome: Outcome


@dataclass(frozen=True)
class Outlook:
    """A dry run: students' lines, the question's facility, and the attempts under way."""

    changed: Sequence[Line]
    """Students whose score changes."""
    unchanged: Sequence[Line]
    """Students whose score stays."""
    counts_by_sense: Mapping[int, int]
    before: float | None
    after: float | None
    n: int
    counts: int
    """In how many of these n attempts the question would count."""
    begun: int
    places: Sequence[Place]

    def count(self, sense: int) -> int:
        """Count those who gain (1), lose (-1) or keep their score (0)."""
        return self.counts_by_sense.get(sense, 0)

    @property
    def students(self) -> int:
        """Count all students that have handed in."""
        return sum(self.counts_by_sense.values())

    @property
    def unlisted(self) -> int:
        """Count the students whose score changes and who are not listed."""
        return self.count(1) + self.count(-1) - len(self.changed)

    @property
    def unnamed(self) -> int:
        """Count the students whose score stays and who are not named."""
        return self.count(0) - len(self.unchanged)


def outlook(
    session: AnySession, effects: Sequence[Effect], key: str, places: Sequence[Place]
) -> Outlook:
    """Count what changes. Students who left the class have no line; their attempts change too."""
    by_id = {place.id: place for place in places}
    there = _enrolled(session, places)
    by_sense: dict[int, list[Outcome]] = {sense: [] for sense in ORDER}
    for one in outcomes_of(effects):
        if one.raw_person_id in there[one.assignment_id]:
            by_sense[one.sense].append(one)
    changed = [*by_sense[-1], *by_sense[1]]
    asked = tally(effects, key)
    return Outlook(
        _lines(session, changed[:LISTED], by_id),
        _lines(session, by_sense[0][:LISTED], by_id),
        Counter({sense: len(found) for sense, found in by_sense.items()}),
        facility_of((change.mark_before(key), count) for change, count in asked),
        facility_of((change.mark_after(key), count) for change, count in asked),
        sum(count for _change, count in asked),
        sum(change.mark_after(key).out_of * count for change, count in asked),
        begun_at(session, list(by_id)),
        places,
    )


def _lines(
    session: AnySession, outcomes: Sequence[Outcome], by_id: Mapping[UUID, Place]
) -> list[Line]:
    """Name students, in the order of their names; of a crowd, these are the first to begin."""
    ids = {one.person_id for one in outcomes}
    rows = session.execute(select(Person.id, Person.display_name).where(Person.id.in_(ids)))
    names: dict[UUID, str] = dict(rows.all())
    lines = [
        Line(names[one.person_id], by_id[one.assignment_id].class_name, one) for one in outcomes
    ]
    senses = ORDER.index
    return sorted(lines, key=lambda line: (senses(line.outcome.sense), sort_name(line.name)))


def _enrolled(session: AnySession, places: Sequence[Place]) -> dict[UUID, set[object]]:
    """Give who is in the class of each assignment now."""
    found: dict[UUID, set[object]] = {}
    for place in places:
        here = select(raw(Enrolment.person_id)).where(Enrolment.class_id == place.class_id)
        found[place.id] = set(run(session, here).scalars())
    return found
