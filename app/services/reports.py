"""A quiz's report: how a class did as a whole and on each question, with n at every figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean, stdev

from app.services.gradebook import Column, Gradebook, Try
from app.services.question_reports import FEW, QuestionReport, questions_of
from app.services.responses import Responder, read_responses
from app.services.sessions import AnySession

BINS = 10


class Basis(StrEnum):
    """Which attempt of each student is looked at."""

    FIRST = "first"
    BEST = "best"


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

    @property
    def few(self) -> bool:
        """Tell whether there are too few attempts to say anything."""
        return self.n < FEW


def read_report(
    session: AnySession, book: Gradebook, column: Column, basis: Basis = Basis.FIRST
) -> QuizReport:
    """Report on one attempt of each student of the class who handed one in."""
    chosen = list(chosen_tries(book, column, basis))
    return report_on(read_responses(session, [tried.id for tried in chosen]), basis)


def chosen_tries(book: Gradebook, column: Column, basis: Basis) -> Iterator[Try]:
    """Give each student's first or best attempt at a quiz."""
    for student in book.students:
        cell = book.cell(student, column)
        tried = cell.first if basis is Basis.FIRST else cell.best
        if tried is not None:
            yield tried


def report_on(responders: Sequence[Responder], basis: Basis) -> QuizReport:
    """Describe some attempts."""
    shares = [responder.share for responder in responders]
    totals = {responder.max_points for responder in responders}
    return QuizReport(
        basis=basis,
        n=len(shares),
        mean=fmean(shares) if shares else None,
        spread=stdev(shares) if len(shares) > 1 else None,
        max_points=totals.pop() if len(totals) == 1 else None,
        bins=bins_of(shares),
        questions=questions_of(responders),
    )


def bins_of(shares: Sequence[float]) -> list[int]:
    """Count shares by tenths: 0–9 %, …, 90–100 %."""
    bins = [0] * BINS
    for share in shares:
        # A score of 0.3 that was added up from parts must not fall below 0.3.
        bins[min(BINS - 1, int(share * BINS + 1e-9))] += 1
    return bins
