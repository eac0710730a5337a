"""The lines of a report: a question in one of its versions, sorted, and placed in the picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.services.question_reports import QuestionReport, VersionReport
from app.services.reports import QuizReport
from app.teach.first_looks import sign_words
from app.teach.scatter import Spot
from quizzes.item_statistics import Sign


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


def lines_of(report: QuizReport | None) -> Iterator[Line]:
    """Give a line for each version of each question, in the order of the quiz."""
    for question in report.questions if report else ():
        for version in question.versions:
            yield Line(question, version)


def spot_of(line: Line) -> Spot | None:
    """Place a question by its facility and its correlation with the rest, if it counts."""
    facility, correlation = line.version.facility, line.version.figures.correlation
    if facility is None or correlation is None or line.version.settled:
        return None
    sign = next((sign for sign in line.version.signs if sign in sign_words()), None)
    word = sign_words()[sign] if sign else ""
    return Spot(facility, correlation, line.label, word, sign.value if sign else "")
