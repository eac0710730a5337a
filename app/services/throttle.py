"""Misses are counted, so that guessing gets slow: for one account, and for all together.

A device that was logged in to an account before is counted apart from strangers, so that nobody
can lock out the person whose account they guess at. No address of a network is stored or counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import cast
from uuid import UUID

from sqlalchemy import Table, bindparam, delete, func, insert, select

from app.db import new_id, now
from app.models import Miss
from app.services.problems import TooManyTriesError
from app.services.sessions import AnySession, run


class Guess(StrEnum):
    """What can be guessed at."""

    LOGIN = "login"
    JOIN = "join"
    INVITATION = "invitation"


@dataclass(frozen=True)
class Limit:
    """So many misses are free in a while; then the wait doubles, up to the longest."""

    free: int
    longest: timedelta
    memory: timedelta

    def wait(self, misses: int) -> timedelta:
        """Tell how long to wait after so many misses: 2 s, 4 s, 8 s, …"""
        if misses < self.free:
            return timedelta(0)
        return min(self.longest, timedelta(seconds=2 ** min(misses - self.free + 1, 20)))


ALL_TOGETHER = ""
ONE = Limit(free=5, longest=timedelta(minutes=15), memory=timedelta(hours=24))
ALL = {
    Guess.LOGIN: Limit(free=200, longest=timedelta(seconds=30), memory=timedelta(minutes=15)),
    Guess.JOIN: Limit(free=100, longest=timedelta(seconds=30), memory=timedelta(minutes=15)),
    Guess.INVITATION: Limit(free=30, longest=timedelta(minutes=1), memory=timedelta(minutes=15)),
}
FORGET_AT_ONCE = 200

# Plain tables and statements made once: a whole class logs in within a minute.
M = cast(Table, Miss.__table__)
COUNTED = select(func.count(), func.max(M.c.at)).where(
    M.c.kind == bindparam("kind"),
    M.c.subject == bindparam("subject"),
    M.c.at > bindparam("since"),
)
COUNT = insert(M)
FORGIVE = delete(M).where(M.c.id.in_(bindparam("ids", expanding=True)))
FORGET = delete(M).where(
    M.c.id.in_(select(M.c.id).where(M.c.at < bindparam("before")).limit(FORGET_AT_ONCE))
)


def limit_of(guess: Guess, subject: str) -> Limit:
    """Give the limit for one account or device, or for all together."""
    return ALL[guess] if subject == ALL_TOGETHER else ONE


def count_try(session: AnySession, guess: Guess, subjects: Sequence[str]) -> list[UUID]:
    """Count a try as a miss until it is found right; raise TooManyTriesError while a wait lasts.

    Counting comes first and is committed, so that many tries at once are counted too.
    Give the misses' ids to `forgive` when the try was right.
    """
    take_turns(session, guess)
    at = now()
    waits = [free_again(session, guess, subject, at) for subject in subjects]
    until = max(waits, default=at)
    if until > at:
        session.rollback()
        raise TooManyTriesError(until)
    forget_old(session, at)
    misses = {new_id(): subject for subject in subjects}
    rows = [{"id": id_, "kind": guess, "subject": each, "at": at} for id_, each in misses.items()]
    run(session, COUNT, rows)
    session.commit()
    return list(misses)


def free_again(session: AnySession, guess: Guess, subject: str, at: datetime) -> datetime:
    """Tell when the next try is free."""
    limit = limit_of(guess, subject)
    of_subject = {"kind": guess, "subject": subject, "since": at - limit.memory}
    misses, last = run(session, COUNTED, of_subject).one()
    wait = limit.wait(misses)
    return max(at, last + wait) if last is not None and wait else at


def forgive(session: AnySession, misses: Sequence[UUID]) -> None:
    """Take back the misses of a try that was right. The caller's verb commits."""
    run(session, FORGIVE, {"ids": list(misses)})


def forget_old(session: AnySession, at: datetime) -> None:
    """Delete some misses that no limit looks at any more."""
    run(session, FORGET, {"before": at - ONE.memory})


def take_turns(session: AnySession, guess: Guess) -> None:
    """Let one try count at a time. SQLite's write lock sees to it by itself."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(func.hashtext(f"miss {guess}"))))
