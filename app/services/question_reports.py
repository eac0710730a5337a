"""How a class did on each question: facility, what was chosen, and what stands out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import numpy as np

from app.services.question_versions import (
    Chosen,
    Version,
    choosers_of,
    misconceptions_in,
    parts_of,
    versions_of,
)
from app.services.responses import Crowd, Responses
from quizzes.item_statistics import (
    FEWEST,
    Choices,
    Column,
    Flag,
    ItemFigures,
    Key,
    OptionFigures,
    Sign,
    Vector,
    Whole,
    describe_item,
    flags_of,
    guess_score,
)
from quizzes.mending import SETTLED, Kind

MOST = 12
"""So many different wrong answers are listed, those that most chose."""
FEW = FEWEST
"""Under so many responses, counts are shown and nothing is said about them."""


@dataclass(frozen=True)
class Wording:
    """A question as it was asked, as far as a report shows it."""

    question_id: UUID
    key: str
    type: str
    stem: str
    images: tuple[dict[str, Any], ...] = ()
    """Those below the question, as its pages show them."""


@dataclass(frozen=True)
class Choice:
    """A part of the answers or of the key: how many chose it, and how they did elsewhere."""

    key: str
    text: str
    right: bool
    accepted: bool
    """Whether a mending made it right beside the key."""
    count: int
    rest: float | None
    """The mean of what choosers earned on the other questions, as a share."""
    misconception: str | None


@dataclass(frozen=True)
class VersionReport:
    """A question as it was asked of n students: one wording, one key, in some revisions."""

    asked: Wording
    revisions: Sequence[int]
    n: int
    blank: int
    waiting: int
    """How many answers wait to be marked by a teacher; figures are of the others."""
    facility: float | None
    choices: Sequence[Choice]
    rarer: int
    """How many other wrong answers there were: those that the fewest chose are not listed."""
    figures: ItemFigures
    flags: Sequence[Flag]
    """What stands out; of a question that is settled, nothing does."""
    mended: Kind | None
    """How it was mended, wherever these students were asked it."""

    @property
    def settled(self) -> bool:
        """Tell whether it is marked regardless of the answers."""
        return self.mended in SETTLED

    @property
    def few(self) -> bool:
        """Tell whether there are too few responses to say anything."""
        return self.n < FEW

    def option(self, key: str) -> OptionFigures | None:
        """Give the figures of an option, if it has any."""
        return next((option for option in self.figures.options if option.key == key), None)

    @property
    def signs(self) -> list[Sign]:
        """Name what stands out."""
        return [flag.sign for flag in self.flags]


@dataclass(frozen=True)
class QuestionReport:
    """A question by its key. Versions with other words or another key are counted apart."""

    number: int
    key: str
    versions: Sequence[VersionReport]

    @property
    def newest(self) -> VersionReport:
        """Give the newest wording that was asked."""
        return self.versions[0]


def whole_of(crowd: Crowd) -> Whole:
    """Lay responses out by question, in the order asked, whichever version it was."""
    return Whole([Column(key, one.counted) for key, one in crowd.responses.items()])


def questions_of(crowd: Crowd, whole: Whole) -> list[QuestionReport]:
    """Group responses by the question's key and, within it, by what was asked."""
    others, totals = crowd.asked - 1, crowd.totals
    reports = []
    for number, (key, responses) in enumerate(crowd.responses.items(), start=1):
        with np.errstate(invalid="ignore", divide="ignore"):
            rest = (totals - np.nan_to_num(responses.counted)) / others
        found = [version_report(one, responses, rest, whole) for one in versions_of(responses)]
        reports.append(QuestionReport(number, key, found))
    return reports


def version_report(
    version: Version, responses: Responses, rest: Vector, whole: Whole
) -> VersionReport:
    """Describe the responses to one version of a question."""
    asked, question = version.asked, version.asked.question
    counts = np.bincount(responses.codes[version.rows], minlength=len(responses.outcomes))
    parts = parts_of(version, counts)
    wrong = [one for one in parts if not one.earns]
    shown = [one for one in parts if one.earns] + wrong[:MOST]
    column = _column(version, responses, [Key(one.key, one.earns) for one in shown])
    inside = question.id in {common.question for common in whole.common}
    figures = describe_item(column, whole, inside=inside)
    flags = flags_of(figures, whole.fewest, unchosen=hasattr(question, "options"))
    waiting = int(np.isnan(responses.points[version.rows]).sum())
    blanks = [code for code, outcome in version.outcomes.items() if outcome.blank]
    return VersionReport(
        asked=Wording(
            asked.question_id,
            question.id,
            question.type,
            question.stem,
            tuple(image.shown() for image in question.images),
        ),
        revisions=version.revisions,
        n=len(version.rows) - waiting,
        blank=int(counts[blanks].sum()),
        waiting=waiting,
        facility=figures.facility,
        choices=_choices(version, responses, rest, shown),
        rarer=len(parts) - len(shown),
        figures=figures,
        flags=[] if version.mended in SETTLED else flags,
        mended=version.mended,
    )


def _column(version: Version, responses: Responses, keys: Sequence[Key]) -> Column:
    points = np.full(len(responses.points), np.nan)
    points[version.rows] = responses.points[version.rows]
    sets = [outcome.chosen for outcome in responses.outcomes]
    asked = version.asked
    return Column(
        asked.question.id,
        points,
        keys=keys,
        chosen=Choices(responses.codes, sets),
        guess=guess_score(asked.question, asked.lesson),
    )


def _choices(
    version: Version, responses: Responses, rest: Vector, shown: Sequence[Chosen]
) -> list[Choice]:
    """Tell of what was chosen how its choosers did elsewhere."""
    named, found = misconceptions_in(version.asked.question), []
    for one in shown:
        elsewhere = rest[choosers_of(version, responses, one.key)]
        known = elsewhere[np.isfinite(elsewhere)]
        mean = float(known.mean()) if len(known) else None
        misconception = None if one.earns else named.get(one.key)
        how = (one.key, one.text, one.right, one.accepted, one.count)
        found.append(Choice(*how, mean, misconception))
    return found
