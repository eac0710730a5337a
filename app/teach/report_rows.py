"""The rows of a report's files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flask_babel import gettext as _

from app.presentation import moment
from app.services.question_reports import Choice, VersionReport
from app.services.reports import QuizReport
from app.services.responses import Crowd, Outcome, Responses
from app.teach.figures import quiz_lines
from app.teach.first_looks import ALL_SIGNS, look_body, look_head
from app.teach.mending_words import KINDS_DONE, logged_words
from app.teach.report_lines import lines_of
from app.teach.report_page import ReportPage
from app.teach.shared_words import error_words
from app.teach.spreadsheet import Value
from app.teach.wording import COUNTED, in_words
from app.wording import MISCONCEPTIONS
from quizzes.item_statistics import OptionFigures

TYPED = {"short-answer", "numerical", "open-response"}


def quiz_rows(page: ReportPage, report: QuizReport) -> Iterator[Sequence[Value]]:
    """Lay the quiz out: what was counted, its figures, and what to look at."""
    yield [_("Figure"), _("Value"), _("What it means")]
    yield [_("Quiz"), page.scope.title]
    yield [_("Classes"), ", ".join(one.name for one in page.scope.classes.values())]
    yield [_("Counted"), str(COUNTED[page.basis])]
    yield [_("Counted at"), moment(page.standing.counted_at, page.zone)]
    yield [_("Attempts"), report.n]
    yield [_("Mean, %"), as_percent(report.mean)]
    for line in quiz_lines(report.figures):
        yield [line.name, line.value, line.note]
    for one in page.mended:
        when = moment(one.row.at, page.zone)
        done = f"{KINDS_DONE[one.version.mending.kind]}: {one.version.question.stem}"
        yield [done, when, f"{logged_words(one.version)} “{one.row.note}”"]
    for look in [] if report.few else report.looks:
        yield [look_head(look), None, look_body(look.flag, look.version)]


def question_rows(report: QuizReport) -> Iterator[Sequence[Value]]:
    """Lay questions out: a row for each part that was or could be chosen."""
    yield [
        _("Number"),
        _("Question"),
        _("Type"),
        _("Revision"),
        _("Answers"),
        _("Left blank"),
        _("Waiting to be marked"),
        _("Facility, %"),
        _("Option"),
        _("Belongs to the key"),
        _("Chosen by"),
        _("Mean of those on the other questions, %"),
        _("Misconception"),
        _("Standard deviation, points"),
        _("Random guesses earn, %"),
        _("Intended weight, %"),
        _("Effective weight, %"),
        _("Item–rest correlation"),
        _("from (95 %)"),
        _("to (95 %)"),
        _("Discrimination index, %"),
        _("Discriminative efficiency, %"),
        _("Upper–lower index"),
        _("Cronbach’s alpha without it"),
        _("Mean points in all of those"),
        _("Point-biserial"),
        _("Chosen by the strongest"),
        _("Chosen by the weakest"),
        _("What stands out"),
        _("Mended"),
    ]
    for question, version in lines_of(report):
        yield from version_rows(question.number, version)


def version_rows(number: int, version: VersionReport) -> Iterator[Sequence[Value]]:
    """Lay one version of a question out."""
    head: list[Value] = [
        number,
        version.asked.stem,
        version.asked.type,
        ", ".join(map(str, version.revisions)),
        version.n,
        version.blank,
        version.waiting,
        as_percent(version.facility),
    ]
    if not version.choices:
        yield head
    for choice in version.choices:
        misconception = MISCONCEPTIONS.get(choice.misconception or "", "")
        yield [
            *head,
            in_words(choice.text, version.asked.type),
            in_key(choice),
            choice.count,
            as_percent(choice.rest),
            str(misconception),
            *figure_cells(version, choice.key),
        ]


def figure_cells(version: VersionReport, key: str) -> list[Value]:
    """Give the figures of a question and of one of its options; nothing for what is not said."""
    figures, option = version.figures, version.option(key)
    low, high = figures.interval or (None, None)
    guess = None if figures.guess is None else figures.guess * 100
    numbers = [
        figures.sd,
        guess,
        figures.intended_weight,
        figures.effective_weight,
        figures.correlation,
        low,
        high,
        figures.discrimination,
        figures.efficiency,
        figures.upper_lower,
        figures.alpha_without,
        *(option_cells(option) if option else [None] * 4),
    ]
    signs = ", ".join(str(ALL_SIGNS[sign]) for sign in version.signs)
    mended = str(KINDS_DONE[version.mended]) if version.mended else None
    return [*(None if one is None else round(one, 4) for one in numbers), signs, mended]


def in_key(choice: Choice) -> str:
    """Say whether an option belongs to the key."""
    if choice.accepted:
        return str(_("accepted since"))
    return str(_("yes") if choice.right else _("no"))


def option_cells(option: OptionFigures) -> list[float | None]:
    """Give the figures of an option."""
    return [option.mean_total, option.point_biserial, option.upper, option.lower]


def error_rows(report: QuizReport) -> Iterator[Sequence[Value]]:
    """Lay the errors out that students share."""
    yield [_("Error"), _("Chosen by"), _("Of those asked"), _("Questions"), _("In words")]
    for error in report.errors:
        name = str(MISCONCEPTIONS.get(error.misconception, error.misconception))
        numbers = ", ".join(map(str, error.numbers))
        yield [name, error.count, error.asked, numbers, error_words(error)]


def answer_rows(crowd: Crowd, names: Sequence[str]) -> Iterator[Sequence[Value]]:
    """Lay answers out: a row an attempt; of each question what was chosen, and the points."""
    head: list[Value] = [_("Student")]
    for number, _key in enumerate(crowd.responses, start=1):
        head += [_("%(n)s: answer", n=number), _("%(n)s: points", n=number)]
    yield [*head, _("Points"), _("of")]
    totals = crowd.totals
    for row, tried in enumerate(crowd.tries):
        cells: list[Value] = [names[row]]
        for responses in crowd.responses.values():
            code = int(responses.codes[row])
            if code < 0:
                cells += [None, None]
            else:
                cells += [answer_words(responses.outcomes[code]), points_at(responses, row)]
        yield [*cells, round(float(totals[row]), 4), tried.max_points]


def points_at(responses: Responses, row: int) -> float | None:
    """Give the points of a response; none where it does not count, or waits to be marked."""
    return round(float(responses.points[row]), 4) if responses.counts[row] else None


def answer_words(outcome: Outcome) -> str:
    """Write an answer as its page does; what was typed, as it was typed."""
    if outcome.asked.question.type in TYPED and isinstance(outcome.value, str):
        return outcome.value
    parts = [part for part in outcome.grade.parts if part.chosen]
    return "; ".join(in_words(part.text or part.key, outcome.asked.question.type) for part in parts)


def as_percent(share: float | None) -> float | None:
    """Give a share as a number of percent."""
    return None if share is None else round(share * 100, 2)
