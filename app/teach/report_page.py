"""What the page of a quiz report is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from flask import url_for

from app.models import SchoolClass
from app.services.choosers import Chooser, who_chose
from app.services.kept_reports import Standing, Trouble
from app.services.mending_log import Logged, in_force
from app.services.question_reports import QuestionReport
from app.services.report_scopes import Basis, Scope
from app.services.reports import Look, QuizReport
from app.services.sessions import AnySession
from app.services.waiting import Waiting
from app.teach.report_lines import Line, Order, lines_of, spot_of
from app.teach.scatter import Scatter, Spot, picture
from quizzes.mending import Kind

WIDE, NARROW = (720, 420), (350, 400)
FIRST = 3
"""So many things are named to be looked at first."""
NAMED = 200
"""Up to so many attempts, a page has room for names."""


@dataclass(frozen=True)
class ReportPage:
    """A report, and how it is looked at."""

    scope: Scope
    basis: Basis
    standing: Standing
    order: Order
    waiting: Waiting | None
    opened: int | None
    """The number of the question whose answers are shown."""
    choices: int
    """How many classes of the teacher have the quiz."""
    log: Sequence[Logged]
    """How its questions were mended, the newest first."""
    trouble: Trouble | None = None
    """What went wrong with counting it anew."""

    def address(self, **more: Any) -> str:
        """Give the address of this report, of the same class and attempts."""
        values = {"class_id": self.class_id, "slug": self.scope.slug, "attempts": self.basis.value}
        return url_for("teach.quiz_report", **{**values, **more})

    def sorted(self, by: str, *, down: bool) -> str:
        """Give the address of this report with its questions sorted."""
        return self.address(sort=by, order="down" if down else "up", _anchor="questions")

    def question(self, number: int) -> str:
        """Give the address of a question's answers, on this page as it is looked at."""
        order = {"sort": self.order.by, "order": "down" if self.order.descending else "up"}
        return self.address(**order, open=number, _anchor=f"question-{number}")

    def mending(self, key: str, **more: Any) -> str:
        """Give the address where a question is mended: for a class, or beginning with the first."""
        first = next(iter(self.scope.classes.values()))
        where = {} if self.class_id else {"mend-where": "all"}
        place = {"class_id": first.id, "slug": self.scope.slug, "key": key}
        return url_for("teach.mend", **{**place, **where, **more})

    @property
    def report(self) -> QuizReport | None:
        """Give the report, if it is counted."""
        return self.standing.report

    @property
    def class_(self) -> SchoolClass | None:
        """Give the class, if the report is on one."""
        return next(iter(self.scope.classes.values())) if self.waiting else None

    @property
    def class_id(self) -> UUID | None:
        """Give the class's id, if the report is on one."""
        return self.class_.id if self.class_ else None

    @property
    def zone(self) -> str:
        """Give the zone that times are shown in."""
        return next(iter(self.scope.classes.values())).time_zone

    @property
    def lines(self) -> list[Line]:
        """Give the table's lines, sorted."""
        return self.order.apply(list(lines_of(self.report)))

    @property
    def questions(self) -> list[QuestionReport]:
        """Give each question once, in the table's order."""
        return list({line.question.number: line.question for line in self.lines}.values())

    @property
    def to_mark(self) -> int:
        """Count the answers that wait for a teacher."""
        return sum(line.version.waiting for line in lines_of(self.report))

    @property
    def looks(self) -> list[Look]:
        """Give what is to be looked at first, each question once; marking comes before it."""
        if self.report is None or self.report.few:
            return []
        found: dict[int, Look] = {}
        for look in self.report.looks:
            found.setdefault(look.number, look)
        return list(found.values())[: FIRST - bool(self.to_mark)]

    @cached_property
    def mended(self) -> list[Logged]:
        """Give the mendings that the figures go by."""
        return in_force(self.log)

    def mendings_of(self, line: Line) -> list[Logged]:
        """Give the mendings of a question in one of its versions."""
        question, version = line
        return [
            one
            for one in self.mended
            if one.version.mending.question == question.key
            and one.number in version.revisions
            and (version.mended or one.version.mending.kind is not Kind.KEY)
        ]

    def classes_of(self, logged: Logged) -> list[str]:
        """Name the classes of this report that a mending is for."""
        return [row.name for id_, row in self.scope.classes.items() if id_ in logged.place_ids]

    @cached_property
    def spots(self) -> list[Spot]:
        """Give what the scatter shows: each version that has both figures."""
        return [spot for line in lines_of(self.report) if (spot := spot_of(line))]

    @cached_property
    def pictures(self) -> list[tuple[str, Scatter]]:
        """Draw the scatter for a wide and for a narrow window."""
        if not self.spots:
            return []
        spots = tuple(self.spots)
        return [("wide", picture(spots, *WIDE)), ("narrow", picture(spots, *NARROW))]

    @property
    def unplaced(self) -> list[Line]:
        """Give the lines that the scatter cannot show."""
        return [line for line in lines_of(self.report) if spot_of(line) is None]

    @property
    def named(self) -> bool:
        """Tell whether there is room for names."""
        return 0 < self.standing.attempts <= NAMED

    def choosers(self, session: AnySession) -> list[Mapping[str, Sequence[Chooser]]]:
        """Give who chose what at the opened question, version by version."""
        crowd = self.standing.crowd
        if crowd is None or self.opened is None or not self.named:
            return []
        return who_chose(session, crowd, self.opened)
