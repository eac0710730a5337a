"""Working a mending out before anybody has to wait, and making it good while they do.

Attempts are marked in a transaction that only reads. Under the lock, only those are marked again
that were handed in, or marked otherwise, in between; then all rows are written at once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import fsum
from typing import Any
from uuid import UUID

from app.db import now, reading_only
from app.services.crowd_rows import newest_scores
from app.services.mending_effects import Effect
from app.services.mending_rows import BATCH, set_since, standing_of
from app.services.raw_ids import RawId, as_uuid
from app.services.score_events import APPEND, SET_POINTS, Because, event_rows
from app.services.sessions import AnySession, run

OVERLAP = timedelta(minutes=1)
"""A score may be stored a little later than the moment that it bears."""
Work = Callable[[Sequence[RawId] | None], list[Effect]]
"""Works out the effects on some attempts, or on all."""


@dataclass(frozen=True)
class Rows:
    """What is written: the score events, and what attempts add up to."""

    events: list[dict[str, Any]]
    sums: list[dict[str, Any]]


class Ahead:
    """A mending worked out ahead."""

    def __init__(
        self, session: AnySession, place_ids: Collection[UUID], work: Work, why: Because
    ) -> None:
        """Work it out, with nobody waiting."""
        self.session, self.place_ids, self.work, self.why = session, place_ids, work, why
        self.since = now() - OVERLAP
        session.rollback()
        with reading_only():
            self.later = set_since(session, place_ids, self.since)
            effects = work(None)
            self.known = {one.handed.raw_id: _sums(one) for one in effects}
            self.rows = self.rows_for(effects)
            session.rollback()

    def write(self) -> None:
        """Write it, with what came between; the caller holds the lock, and commits."""
        touched = self.touched()
        if touched:
            fresh = self.rows_for(self.work(sorted(touched, key=str)))
            ids = {as_uuid(one) for one in touched}
            self.rows = Rows(
                [*_but(self.rows.events, "attempt_id", ids), *fresh.events],
                [*_but(self.rows.sums, "attempt", ids), *fresh.sums],
            )
        if self.rows.events:
            run(self.session, APPEND, self.rows.events)
            run(self.session, SET_POINTS, self.rows.sums)

    def touched(self) -> set[RawId]:
        """Name the attempts that were handed in, marked or thrown away in between."""
        current = standing_of(self.session, self.place_ids)
        later = set_since(self.session, self.place_ids, self.since)
        changed = {id_ for id_, sums in current.items() if self.known.get(id_) != sums}
        marked = {id_ for id_, count in later.items() if self.later.get(id_) != count}
        return changed | marked | (self.known.keys() - current.keys())

    def rows_for(self, effects: Iterable[Effect]) -> Rows:
        """Make the rows, in the order in which attempts are stored: that is quickest to write."""
        changed = sorted(
            (one for one in effects if one.changed), key=lambda one: str(one.handed.raw_id)
        )
        rows = Rows([], [])
        for one, points in zip(changed, self.points(changed), strict=True):
            id_ = one.attempt_id
            rows.events.extend(event_rows(id_, one.change.before, one.changed, self.why))
            most, waiting = one.out_of_after, one.handed.waiting + one.change.waiting
            rows.sums.append({"attempt": id_, "total": points, "most": most, "open": waiting})
        return rows

    def points(self, effects: Sequence[Effect]) -> Iterator[float]:
        """Add each attempt's points up from all of its marks: a score is never an increment."""
        for first in range(0, len(effects), BATCH):
            some = effects[first : first + BATCH]
            scores = dict(newest_scores(self.session, [one.handed.raw_id for one in some]))
            for one in some:
                marks = {key: points for key, (points, _most) in scores[one.handed.raw_id].items()}
                marks.update((key, mark.points) for key, mark in one.changed.items())
                yield fsum(marks.values())


def _sums(one: Effect) -> tuple[float | None, int, int]:
    return one.handed.points, one.handed.out_of, one.handed.waiting


def _but(
    rows: Iterable[dict[str, Any]], name: str, ids: Collection[UUID]
) -> Iterator[dict[str, Any]]:
    """Leave out the rows of some attempts."""
    return (row for row in rows if row[name] not in ids)
