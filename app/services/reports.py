"""A quiz's report: how classes did as a whole and on each question, with n at every figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np

from app.services.crowds import read_crowd
from app.services.question_reports import (
    FEW,
    QuestionReport,
    VersionReport,
    questions_of,
    whole_of,
)
from app.services.report_scopes import Basis, Scope, counted_tries
from app.services.responses import Crowd
from app.services.sessions import AnySession
from app.services.shared_errors import SharedError, shared_errors
from quizzes.item_statistics import Flag, QuizFigures, Sign, describe_quiz

BINS = 10


@dataclass(frozen=True)
class Look:
    """Something to look at: a flag, and the question that it stands at."""

    number: int
    version: VersionReport
    flag: Flag
    older: bool = False
    """Whether the question was changed since."""


@dataclass(frozen=True)
class QuizReport:
    """A quiz as classes did it. Mean and spread (standard deviation, n − 1) are shares."""

    basis: Basis
    n: int
    students: int
    mean: float | None
    spread: float | None
    max_points: int | None
    bins: Sequence[int]
    questions: Sequence[QuestionReport]
    figures: QuizFigures
    errors: Sequence[SharedError]

    @property
    def few(self) -> bool:
        """Tell whether there are too few attempts to say anything."""
        return self.n < FEW

    @property
    def looks(self) -> list[Look]:
        """Give all that stands out, the most urgent first; of equals, by the question."""
        found = [
            Look(question.number, version, flag, version is not question.newest)
            for question in self.questions
            for version in question.versions
            for flag in version.flags
        ]
        return sorted(found, key=lambda look: list(Sign).index(look.flag.sign))


def read_report(session: AnySession, scope: Scope, basis: Basis = Basis.FIRST) -> QuizReport:
    """Report on the attempts that students handed in: one of each, or all."""
    tries = counted_tries(session, scope, basis)
    return report_on(read_crowd(session, scope, tries), basis)


def report_on(crowd: Crowd, basis: Basis) -> QuizReport:
    """Describe some attempts."""
    whole = whole_of(crowd)
    best = [tried.max_points for tried in crowd.tries]
    shares = [
        float(total) / most if most else 0.0 for total, most in zip(crowd.totals, best, strict=True)
    ]
    return QuizReport(
        basis=basis,
        n=len(shares),
        students=len({tried.raw_person_id for tried in crowd.tries}),
        mean=fmean(shares) if shares else None,
        spread=float(np.std(shares, ddof=1)) if len(shares) > 1 else None,
        max_points=best[0] if len(set(best)) == 1 else None,
        bins=bins_of(shares),
        questions=questions_of(crowd, whole),
        figures=describe_quiz(whole),
        errors=shared_errors(crowd),
    )


def bins_of(shares: Sequence[float]) -> list[int]:
    """Count shares by tenths: 0–9 %, …, 90–100 %."""
    bins = [0] * BINS
    for share in shares:
        # A score of 0.3 that was added up from parts must not fall below 0.3.
        bins[min(BINS - 1, int(share * BINS + 1e-9))] += 1
    return bins
