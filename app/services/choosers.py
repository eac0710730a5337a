"""Who chose what, by name: for their teacher alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from app.models import Person
from app.services.question_versions import Version, choosers_of, versions_of
from app.services.responses import Crowd, Responses
from app.services.roster import sort_name
from app.services.sessions import AnySession

BLANK = ""
"""Stands for the answers that were left blank."""


@dataclass(frozen=True)
class Chooser:
    """A student, and the attempt in which it was chosen."""

    name: str
    attempt_id: UUID


def who_chose(
    session: AnySession, crowd: Crowd, number: int
) -> list[Mapping[str, Sequence[Chooser]]]:
    """Give who chose what at a question, by the part's key, for each of its versions."""
    columns = list(crowd.responses.values())
    if not 1 <= number <= len(columns):
        return []
    names = names_of(session, {tried.person_id for tried in crowd.tries})
    responses = columns[number - 1]
    return [_by_part(crowd, one, responses, names) for one in versions_of(responses)]


def names_of(session: AnySession, person_ids: set[UUID]) -> dict[UUID, str]:
    """Read the names that students are shown by."""
    rows = session.execute(select(Person.id, Person.display_name).where(Person.id.in_(person_ids)))
    return dict(rows.all())


def _by_part(
    crowd: Crowd, version: Version, responses: Responses, names: Mapping[UUID, str]
) -> dict[str, Sequence[Chooser]]:
    keys = {key for outcome in version.outcomes.values() for key in outcome.chosen}
    found = {key: [int(row) for row in choosers_of(version, responses, key)] for key in keys}
    found[BLANK] = [
        int(row) for row in version.rows if version.outcomes[int(responses.codes[row])].blank
    ]
    return {key: _named(crowd, rows, names) for key, rows in found.items()}


def _named(crowd: Crowd, rows: Sequence[int], names: Mapping[UUID, str]) -> list[Chooser]:
    tries = [crowd.tries[row] for row in rows]
    choosers = [Chooser(names.get(tried.person_id, ""), tried.id) for tried in tries]
    return sorted(choosers, key=lambda one: (sort_name(one.name), one.attempt_id))
