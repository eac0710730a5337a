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
from app.services.mending_rows import BATCH, count_of, handed_in_since, set_since
from app.services.raw_ids import RawId, as_uuid
from app.services.ready_rows import ReadyRows
from app.services.score_events import APPEND, SET_POINTS, Because, event_rows
from app.services.sessions import AnySession

OVERLAP = timedelta(minutes=1)
"""A score may be stored a little later than the moment that it bears."""
Work = Callable[[Sequence[RawId] | None], list[Effect]]
"""Works out the effects on some attempts, or on all."""


@dataclass(frozen=True)
class Rows:
    """What is written: the score events, and what attempts add up to."""

    events: list[dict[str, Any]]
    sums: list[dict[str, Any]]

    def but(self, ids: Collection[UUID]) -> Rows:
        """Leave out the rows of some attempts."""
        return Rows(
            [row for row in self.events if row["attempt_id"] not in ids],
            [row for row in self.sums if row["attempt"] not in ids],
        )

    def and_those(self, other: Rows) -> Rows:
        """Add rows."""
        return Rows([*self.events, *other.events], [*self.sums, *other.sums])

    def ready(self, session: AnySession) -> tuple[ReadyRows, ReadyRows]:
        """Make them ready to be written."""
        return ReadyRows(session, APPEND, self.events), ReadyRows(session, SET_POINTS, self.sums)


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
            self.known = {one.handed.raw_id for one in effects}
            self.rows = self.rows_for(effects)
            self.ready = self.rows.ready(session)
            session.rollback()

    def write(self) -> None:
        """Write it, with what came between; the caller holds the lock, and commits."""
        touched = self.touched()
        if touched:
            fresh = self.rows_for(self.work(sorted(touched, key=str)))
            ids = {as_uuid(one) for one in touched}
            self.ready = self.rows.but(ids).and_those(fresh).ready(self.session)
        for rows in self.ready:
            rows.run(self.session)

    def touched(self) -> set[RawId]:
        """Name the attempts that were handed in, marked or thrown away in between.

        All, if one was thrown away: that is rare, and their answers tell.
        """
        new = handed_in_since(self.session, self.place_ids, self.since) - self.known
        if count_of(self.session, self.place_ids) != len(self.known) + len(new):
            return self.known | new
        later = set_since(self.session, self.place_ids, self.since)
        return new | {id_ for id_, count in later.items() if self.later.get(id_) != count}

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
