"""Reports of large crowds: counted beforehand, kept, and known to be true or out of date.

A class's report is counted as it is opened. From `LIVE` attempts on that would take too long:
such a report is kept with a stamp of what it was counted from. The stamp is made again by three
cheap queries whenever the report is opened, so nothing has to be noted when a student hands in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import delete, func, select

from app.db import now, reading_only
from app.models import Attempt, Enrolment, KeptReport
from app.services.crowd_rows import later_events
from app.services.crowds import read_crowd
from app.services.report_scopes import Basis, Scope, counted_tries
from app.services.reports import QuizReport, read_report, report_on
from app.services.responses import Crowd
from app.services.sessions import AnySession

LIVE = 500
"""Up to so many attempts, a report is counted as it is opened: that takes a blink."""
FORM = 1
"""Counted up whenever a kept report would no longer be read as it was meant."""
OVERLAP = timedelta(minutes=1)
"""A change may be stored a little later than the moment that it bears."""

REPORT: TypeAdapter[QuizReport] = TypeAdapter(QuizReport)


@dataclass(frozen=True)
class Standing:
    """A report as it can be shown now. Without one, it is still to be counted."""

    report: QuizReport | None
    crowd: Crowd | None
    """Who answered what, of a report that was counted just now."""
    counted_at: datetime
    attempts: int
    """Attempts handed in by now."""
    newer: int = 0
    """How many of them the report does not know yet."""
    due: bool = False
    """Whether it is to be counted again."""


def open_report(session: AnySession, scope: Scope, basis: Basis) -> Standing:
    """Give the report that is kept, if it is true or too large to be counted while one waits."""
    attempts = count_attempts(session, scope)
    if attempts <= LIVE:
        crowd = read_crowd(session, scope, counted_tries(session, scope, basis))
        return Standing(report_on(crowd, basis), crowd, now(), attempts)
    row = session.get(KeptReport, _place(scope, basis))
    if row is None:
        return Standing(None, None, now(), attempts, attempts, due=True)
    due = row.stamp != stamp_of(session, scope, attempts, row.settled_at)
    newer = max(0, attempts - row.attempts)
    return Standing(REPORT.validate_json(row.report), None, row.counted_at, attempts, newer, due)


def recount(session: AnySession, scope: Scope, basis: Basis) -> None:
    """Count a report anew and keep it. While it is counted, nobody waits to write."""
    at = now()
    with reading_only():
        attempts = count_attempts(session, scope)
        stamp = stamp_of(session, scope, attempts, at - OVERLAP)
        report = REPORT.dump_json(read_report(session, scope, basis)).decode()
        session.rollback()
    row = KeptReport(
        **_place(scope, basis),
        stamp=stamp,
        attempts=attempts,
        settled_at=at - OVERLAP,
        counted_at=at,
        report=report,
    )
    session.merge(row)
    session.commit()


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


def stamp_of(session: AnySession, scope: Scope, attempts: int, since: datetime) -> str:
    """Sum up what a report is counted from: attempts, students, changed scores, the quiz."""
    classes = [class_.id for class_ in scope.classes.values()]
    students = session.scalar(select(func.count()).where(Enrolment.class_id.in_(classes)))
    changes = session.scalar(select(func.count()).select_from(later_events(scope, since)))
    parts = (FORM, len(classes), attempts, students, changes, scope.revision)
    return "·".join(map(str, parts))


def _place(scope: Scope, basis: Basis) -> Mapping[str, UUID | str]:
    return {
        "teacher_id": scope.teacher_id,
        "quiz_id": scope.quiz_id,
        "subject": scope.subject,
        "basis": basis.value,
    }
