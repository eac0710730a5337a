"""What the page of a quiz report is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from app.models import SchoolClass
from app.services.choosers import Chooser, who_chose
from app.services.kept_reports import Standing, Trouble
from app.services.question_reports import QuestionReport, VersionReport
from app.services.report_scopes import Basis, Scope
from app.services.reports import QuizReport
from app.services.sessions import AnySession
from app.services.waiting import Waiting
from app.teach.first_looks import sign_words
from app.teach.scatter import Scatter, Spot, picture
from quizzes.item_statistics import Sign

WIDE, NARROW = (720, 420), (350, 400)
NAMED = 200
"""Up to so many attempts, a page has room for names."""


class Line(NamedTuple):
    """A line of the table: a question, and one of its versions."""

    question: QuestionReport
    version: VersionReport

    @property
    def older(self) -> bool:
        """Tell whether the question was changed since."""
        return self.version is not self.question.newest

    @property
    def label(self) -> str:
        """Number it; an older version with its revision."""
        number = str(self.question.number)
        return f"{number} r{self.version.revisions[-1]}" if self.older else number


def urgency(version: VersionReport) -> int:
    """Rank what stands out: 0 for the most urgent."""
    order = list(Sign)
    return min((order.index(sign) for sign in version.signs), default=len(order))


KEYS: dict[str, Callable[[Line], float | None]] = {
    "number": lambda line: line.question.number,
    "facility": lambda line: line.version.facility,
    "discrimination": lambda line: line.version.figures.correlation,
    "n": lambda line: line.version.n,
    "signs": lambda line: urgency(line.version),
}


@dataclass(frozen=True)
class Order:
    """By what the table is sorted, and which way."""

    by: str = "number"
    descending: bool = False

    @classmethod
    def wanted(cls, arguments: Mapping[str, str]) -> Order:
        """Read what is asked for."""
        by = arguments.get("sort", "")
        return cls(by if by in KEYS else "number", arguments.get("order") == "down")

    def apply(self, lines: Sequence[Line]) -> list[Line]:
        """Sort; what has no figure stands last either way, equals stand by number."""
        key = KEYS[self.by]
        known = [line for line in lines if key(line) is not None]
        known.sort(key=lambda line: key(line) or 0.0, reverse=self.descending)
        return known + [line for line in lines if key(line) is None]


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
    trouble: Trouble | None = None
    """What went wrong with counting it anew."""

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


def lines_of(report: QuizReport | None) -> Iterator[Line]:
    """Give a line for each version of each question, in the order of the quiz."""
    for question in report.questions if report else ():
        for version in question.versions:
            yield Line(question, version)


def spot_of(line: Line) -> Spot | None:
    """Place a question by its facility and its correlation with the rest."""
    facility, correlation = line.version.facility, line.version.figures.correlation
    if facility is None or correlation is None:
        return None
    sign = next((sign for sign in line.version.signs if sign in sign_words()), None)
    word = sign_words()[sign] if sign else ""
    return Spot(facility, correlation, line.label, word, sign.value if sign else "")
