"""Events of many attempts, read as one text an attempt: far quicker than as rows by themselves.

A crowd has millions of events, and few that differ. So the database joins an attempt's events
into one text; its pieces are told apart here by their numbers, and each new one is read once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

from sqlalchemy import ColumnElement, String, Text, cast, func, select

from app.models import AnswerEvent, ScoreEvent
from app.services.raw_ids import RawId, among, raw
from app.services.sessions import AnySession, run

UNIT, RECORD = "\x1f", "\x1e"
"""Part what belongs to one event, and one event from the next; no JSON and no key has them."""


class Numbered(dict[str, int]):
    """Pieces of text by their numbers; one that was not met before gets the next."""

    def __missing__(self, piece: str) -> int:
        """Give a new piece its number."""
        number = self[piece] = len(self)
        return number


def joined(
    session: AnySession,
    events: type[AnswerEvent] | type[ScoreEvent],
    parts: Sequence[Any],
    attempt_ids: Sequence[RawId],
) -> Iterator[tuple[RawId, list[str]]]:
    """Give the events of some attempts, in their order, each as its parts in a text."""
    piece = parts[0]
    for part in parts[1:]:
        piece = piece + UNIT + part
    rows = run(
        session,
        select(
            raw(events.attempt_id),
            func.aggregate_strings(cast(events.sequence, String), ","),
            func.aggregate_strings(piece, RECORD),
        )
        .where(among(session, events.attempt_id, attempt_ids))
        .group_by(events.attempt_id),
    )
    for attempt_id, sequences, text in rows:
        pieces, order = text.split(RECORD), _order_of(sequences)
        yield attempt_id, [pieces[place] for place in order] if order else pieces


def exactly(session: AnySession, number: Any) -> ColumnElement[str]:
    """Write a decimal number with all of its digits: SQLite leaves the last two out by itself."""
    if session.get_bind().dialect.name == "sqlite":
        return func.printf("%!.17g", number, type_=Text)
    return cast(number, Text)


@lru_cache(maxsize=4096)
def _order_of(sequences: str) -> tuple[int, ...] | None:
    """Give the order of an attempt's events, or None if they came in order.

    No database promises an order within what it joins, and most keep it.
    """
    numbers = [int(one) for one in sequences.split(",")]
    if all(one <= other for one, other in pairwise(numbers)):
        return None
    return tuple(sorted(range(len(numbers)), key=numbers.__getitem__))
