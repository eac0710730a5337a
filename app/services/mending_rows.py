"""What a mending looks at of each attempt: plainly, and of the questions mended alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Text, cast, func, select

from app.models import AnswerEvent, Attempt, ScoreEvent
from app.services.crowd_rows import later_events
from app.services.raw_ids import RawId, among, as_uuid, raw
from app.services.report_scopes import Pins
from app.services.score_events import BY_HAND, Reason
from app.services.sessions import AnySession, run
from quizzes.mending import Mark

BATCH = 500


class Handed(NamedTuple):
    """An attempt that was handed in, with what its points add up to."""

    raw_id: RawId
    raw_person_id: RawId
    pins: Pins
    points: float
    out_of: int
    waiting: int


class Held(NamedTuple):
    """The points of a question as set last, and what a teacher set last by hand."""

    sequence: int
    points: float
    out_of: int
    waiting: bool
    by_hand: float | None

    @property
    def mark(self) -> Mark:
        """Give the points, and out of how many."""
        return Mark(self.points, self.out_of, self.waiting)


class Chosen(NamedTuple):
    """Which attempts are looked at: all that were handed in at some places, or some of them."""

    places: Collection[UUID]
    ids: Sequence[RawId] | None = None

    def rows(self, session: AnySession, statement: Any) -> Iterator[Any]:
        """Run a statement on these attempts; of some, in batches."""
        here = statement.where(
            Attempt.assignment_id.in_(self.places), Attempt.submitted_at.is_not(None)
        )
        if self.ids is None:
            yield from run(session, here)
            return
        for first in range(0, len(self.ids), BATCH):
            some = among(session, Attempt.id, self.ids[first : first + BATCH])
            yield from run(session, here.where(some))


def handed_in(session: AnySession, chosen: Chosen) -> list[Handed]:
    """Read the attempts, by when they were begun."""
    known: dict[tuple[RawId, ...], Pins] = {}
    found = []
    rows = chosen.rows(session, ATTEMPTS)
    for id_, person, points, most, waiting, *place in rows:
        if (pins := known.get(tuple(place))) is None:
            pins = known[tuple(place)] = Pins(*map(as_uuid, place))
        found.append(Handed(id_, person, pins, points or 0.0, most, waiting))
    return found


ATTEMPTS = select(
    *map(raw, (Attempt.id, Attempt.person_id)),
    Attempt.points,
    Attempt.max_points,
    Attempt.waiting,
    *map(raw, (Attempt.assignment_id, Attempt.quiz_revision_id, Attempt.lesson_revision_id)),
).order_by(Attempt.started_at, Attempt.id)


def texts_of(
    session: AnySession, chosen: Chosen, key: str, quizzes: Collection[UUID] | None = None
) -> dict[RawId, str]:
    """Read the newest answer to a question, as the text that is stored; blank is empty.

    `quizzes` are the revisions of quizzes whose attempts are looked at; all, unless given.
    """
    answers = (
        select(raw(AnswerEvent.attempt_id), func.coalesce(cast(AnswerEvent.answer, Text), ""))
        .join(Attempt, Attempt.id == AnswerEvent.attempt_id)
        .where(AnswerEvent.question_key == key)
        .order_by(AnswerEvent.sequence)
    )
    if quizzes is not None:
        answers = answers.where(Attempt.quiz_revision_id.in_(quizzes))
    return dict(map(tuple, chosen.rows(session, answers)))


def held_of(session: AnySession, chosen: Chosen, key: str) -> dict[RawId, Held]:
    """Read how a question's points stand."""
    rows = chosen.rows(
        session,
        select(
            raw(ScoreEvent.attempt_id),
            ScoreEvent.sequence,
            ScoreEvent.to_points,
            ScoreEvent.out_of,
            ScoreEvent.reason,
        )
        .join(Attempt, Attempt.id == ScoreEvent.attempt_id)
        .where(ScoreEvent.question_key == key)
        .order_by(ScoreEvent.sequence),
    )
    found: dict[RawId, Held] = {}
    for id_, *event in rows:
        before = found.get(id_)
        found[id_] = _held(before.by_hand if before else None, *event)
    return found


def set_since(
    session: AnySession, places: Collection[UUID], since: datetime
) -> Mapping[RawId, int]:
    """Count the scores of each attempt that were set after handing in, from a moment on."""
    later = later_events(places, since)
    rows = run(session, select(raw(later.c.attempt_id), func.count()).group_by(later.c.attempt_id))
    return dict(map(tuple, rows))


def handed_in_since(session: AnySession, places: Collection[UUID], since: datetime) -> set[RawId]:
    """Name the attempts that were handed in from a moment on."""
    new = select(raw(Attempt.id)).where(Attempt.submitted_at >= since)
    return {row[0] for row in Chosen(places).rows(session, new)}


def count_of(session: AnySession, places: Collection[UUID]) -> int:
    """Count the attempts that were handed in."""
    [(count,)] = Chosen(places).rows(session, select(func.count(Attempt.submitted_at)))
    return int(count)


def _held(kept: float | None, sequence: int, points: float, out_of: int, reason: str) -> Held:
    by_hand = points if reason in BY_HAND else kept
    return Held(sequence, points, out_of, reason == Reason.WAITING, by_hand)
