"""Reports of large crowds: counted beforehand, kept, and known to be true or out of date.

A class's report is counted as it is opened. A larger one is kept with a stamp of what it was
counted from. The stamp is made again by four cheap queries whenever the report is opened, so
nothing has to be noted when a student hands in. One that is out of date is still counted while
one waits up to `LIVE` attempts; from there on it is shown as it was, and said to be so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from typing import Any, cast
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import Table, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from app.db import now, reading_only
from app.models import Attempt, Enrolment, KeptReport
from app.services.crowd_rows import later_events, mendings_of
from app.services.crowds import read_crowd
from app.services.report_scopes import Basis, Scope, counted_tries
from app.services.reports import QuizReport, read_report, report_on
from app.services.responses import Crowd
from app.services.sessions import AnySession, run

SMALL, LIVE = 60, 500
"""Up to so many attempts counting takes a blink; up to so many, hardly a second."""
FORM = 3
"""Counted up whenever a kept report would no longer be read as it was meant."""
OVERLAP = timedelta(minutes=1)
"""A change may be stored a little later than the moment that it bears."""

REPORT: TypeAdapter[QuizReport] = TypeAdapter(QuizReport)


@dataclass(frozen=True)
class Trouble:
    """Counting failed: how often in a row, when that was seen last, and when it is tried again."""

    times: int
    at: datetime
    again_at: datetime
    again_now: bool = False


@dataclass(frozen=True)
class Standing:
    """A report as it can be shown now. Without one, it is still to be counted."""

    report: QuizReport | None
    crowd: Crowd | None
    """Who answered what, of a report that was counted just now."""
    counted_at: datetime
    attempts: int
    """Attempts handed in by now."""
    students: int | None = None
    """Students of the classes, of a report that is kept."""
    newer: int = 0
    """How many of them the report does not know yet."""
    due: bool = False
    """Whether what is kept is to be counted again."""

    @property
    def stale(self) -> bool:
        """Tell whether the report may not be true any more."""
        return self.due and self.crowd is None


def open_report(
    session: AnySession, scope: Scope, basis: Basis, *, named: bool = False
) -> Standing:
    """Give the report: counted now, or as it is kept. `named` asks for who answered what."""
    attempts = count_attempts(session, scope)
    if attempts <= min(LIVE, LIVE if named else SMALL):
        return _counted_now(session, scope, basis, attempts)
    row = session.get(KeptReport, _place(scope, basis))
    students = count_students(session, scope)
    due = row is None or row.stamp != stamp_of(session, scope, attempts, students, row.settled_at)
    if due and attempts <= LIVE:
        return replace(_counted_now(session, scope, basis, attempts), due=True)
    if row is None:
        return Standing(None, None, now(), attempts, students, attempts, due=True)
    newer = max(0, attempts - row.attempts)
    return Standing(_read(row.report), None, row.counted_at, attempts, students, newer, due)


@lru_cache(maxsize=32)
def _read(report: str) -> QuizReport:
    """Read a kept report; pages that are opened one after the other share what was read."""
    return REPORT.validate_json(report)


def _counted_now(session: AnySession, scope: Scope, basis: Basis, attempts: int) -> Standing:
    crowd = read_crowd(session, scope, counted_tries(session, scope, basis))
    return Standing(report_on(crowd, basis), crowd, now(), attempts)


def recount(session: AnySession, scope: Scope, basis: Basis) -> None:
    """Count a report anew and keep it. While it is counted, nobody waits to write."""
    at = now()
    with reading_only():
        attempts = count_attempts(session, scope)
        students = count_students(session, scope)
        stamp = stamp_of(session, scope, attempts, students, at - OVERLAP)
        report = REPORT.dump_json(read_report(session, scope, basis)).decode()
        session.rollback()
    row = {
        "stamp": stamp,
        "attempts": attempts,
        "settled_at": at - OVERLAP,
        "counted_at": at,
        "report": report,
    }
    _keep(session, _place(scope, basis), row)
    session.commit()


def _keep(session: AnySession, place: Mapping[str, Any], row: Mapping[str, Any]) -> None:
    """Keep a report, unless another recount that began later has kept its own."""
    kept = cast(Table, KeptReport.__table__)
    new = (postgresql if session.get_bind().dialect.name == "postgresql" else sqlite).insert(kept)
    older = kept.c.counted_at <= new.excluded.counted_at
    keep = new.on_conflict_do_update(index_elements=list(place), set_=dict(row), where=older)
    run(session, keep, {**place, **row})


def forget_reports(session: AnySession, teacher_id: UUID) -> None:
    """Throw a teacher's kept reports away: a student left. Part of a verb."""
    session.execute(delete(KeptReport).where(KeptReport.teacher_id == teacher_id))


def count_attempts(session: AnySession, scope: Scope) -> int:
    """Count the attempts handed in, at whichever of the scope's assignments."""
    return (
        session.scalar(
            select(func.count(Attempt.submitted_at)).where(
                Attempt.assignment_id.in_(scope.assignments)
            )
        )
        or 0
    )


def count_students(session: AnySession, scope: Scope) -> int:
    """Count the students of the scope's classes."""
    classes = [class_.id for class_ in scope.classes.values()]
    return session.scalar(select(func.count()).where(Enrolment.class_id.in_(classes))) or 0


def stamp_of(
    session: AnySession, scope: Scope, attempts: int, students: int, since: datetime
) -> str:
    """Sum up what a report is counted from: where, attempts, students, later scores, the quiz."""
    changes = session.scalar(
        select(func.count()).select_from(later_events(scope.assignments, since))
    )
    places = sha256("".join(one.hex for one in scope.assignments).encode()).hexdigest()[:12]
    mendings = session.scalar(mendings_of(scope))
    parts = (FORM, places, attempts, students, changes, mendings, scope.revision)
    return "·".join(map(str, parts))


def _place(scope: Scope, basis: Basis) -> Mapping[str, UUID | str]:
    return {
        "teacher_id": scope.teacher_id,
        "quiz_id": scope.quiz_id,
        "subject": scope.subject,
        "basis": basis.value,
    }
