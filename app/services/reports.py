"""A quiz's report: how a class did as a whole and on each question, with n at every figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean, stdev

from app.services.gradebook import Column, Gradebook, Try
from app.services.item_figures import whole_of
from app.services.question_reports import (
    FEW,
    QuestionReport,
    VersionReport,
    questions_of,
)
from app.services.responses import Responder, read_responses
from app.services.sessions import AnySession
from quizzes.item_statistics import Flag, QuizFigures, Sign, describe_quiz

BINS = 10


class Basis(StrEnum):
    """Which attempts of each student are looked at, of those handed in."""

    FIRST = "first"
    BEST = "best"
    LAST = "last"
    ALL = "all"


SLICES = {
    Basis.FIRST: slice(1),
    Basis.BEST: slice(0),
    Basis.LAST: slice(-1, None),
    Basis.ALL: slice(None),
}


@dataclass(frozen=True)
class Look:
    """Something to look at: a flag, and the question that it stands at."""

    number: int
    version: VersionReport
    flag: Flag


@dataclass(frozen=True)
class QuizReport:
    """A quiz as a class did it. Mean and spread (standard deviation, n − 1) are shares."""

    basis: Basis
    n: int
    mean: float | None
    spread: float | None
    max_points: int | None
    bins: Sequence[int]
    questions: Sequence[QuestionReport]
    figures: QuizFigures

    @property
    def few(self) -> bool:
        """Tell whether there are too few attempts to say anything."""
        return self.n < FEW

    @property
    def looks(self) -> list[Look]:
        """Give all that stands out, the most urgent first; of equals, by the question."""
        found = [
            Look(number, version, flag)
            for number, question in enumerate(self.questions, start=1)
            for version in question.versions
            for flag in version.flags
        ]
        return sorted(found, key=lambda look: list(Sign).index(look.flag.sign))


def read_report(
    session: AnySession, book: Gradebook, column: Column, basis: Basis = Basis.FIRST
) -> QuizReport:
    """Report on the attempts that students of the class handed in: one of each, or all."""
    chosen = list(chosen_tries(book, column, basis))
    return report_on(read_responses(session, [tried.id for tried in chosen]), basis)


def chosen_tries(book: Gradebook, column: Column, basis: Basis) -> Iterator[Try]:
    """Give each student's first, best or last attempt at a quiz, or all of them.

    A gradebook holds what students did for an assignment: no preview, no practice, no teacher.
    """
    for student in book.students:
        cell = book.cell(student, column)
        if basis is Basis.BEST and cell.best is not None:
            yield cell.best
        else:
            yield from cell.handed_in[SLICES[basis]]


def report_on(responders: Sequence[Responder], basis: Basis) -> QuizReport:
    """Describe some attempts."""
    shares, whole = [responder.share for responder in responders], whole_of(responders)
    totals = {responder.max_points for responder in responders}
    return QuizReport(
        basis=basis,
        n=len(shares),
        mean=fmean(shares) if shares else None,
        spread=stdev(shares) if len(shares) > 1 else None,
        max_points=totals.pop() if len(totals) == 1 else None,
        bins=bins_of(shares),
        questions=questions_of(responders, whole),
        figures=describe_quiz(whole),
    )


def bins_of(shares: Sequence[float]) -> list[int]:
    """Count shares by tenths: 0–9 %, …, 90–100 %."""
    bins = [0] * BINS
    for share in shares:
        # A score of 0.3 that was added up from parts must not fall below 0.3.
        bins[min(BINS - 1, int(share * BINS + 1e-9))] += 1
    return bins
