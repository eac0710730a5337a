"""A quiz's report, on a page and as a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import Response, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.db import db, now
from app.models import SchoolClass
from app.services.assignments import own_assignment
from app.services.classes import own_class
from app.services.gradebook import Cell, Column, Gradebook, read_gradebook
from app.services.needs import Progress, progress_with
from app.services.question_reports import QuestionReport, VersionReport
from app.services.reports import Basis, QuizReport, read_report
from app.services.roster import Student
from app.teach import blueprint
from app.teach.spreadsheet import Value, download, file_name
from app.wording import MISCONCEPTIONS


@dataclass(frozen=True)
class Desk:
    """What a report is made of."""

    class_: SchoolClass
    column: Column
    book: Gradebook
    report: QuizReport

    @property
    def progress(self) -> Progress:
        """Count how far the class is."""
        students = [student.id for student in self.book.students]
        return progress_with(self.column, students, self.book.cells, now())

    @property
    def cells(self) -> list[tuple[Student, Cell]]:
        """Give every student with their attempts."""
        return [(student, self.book.cell(student, self.column)) for student in self.book.students]


def desk_for(class_id: UUID, slug: str) -> Desk:
    """Lay out the report on a quiz that is set for an own class."""
    me = g.identity.person_id
    row = own_class(db.session, me, class_id)
    assignment, _quiz = own_assignment(db.session, me, class_id, slug)
    book = read_gradebook(db.session, class_id)
    column = next(column for column in book.columns if column.id == assignment.id)
    return Desk(row, column, book, read_report(db.session, book, column, basis_wanted()))


def basis_wanted() -> Basis:
    """Read which attempts are to be looked at: the first, unless others are asked for."""
    wanted = request.args.get("attempts")
    return next((basis for basis in Basis if basis == wanted), Basis.FIRST)


@blueprint.get("/classes/<uuid:class_id>/quizzes/<slug>")
def quiz_report(class_id: UUID, slug: str) -> ResponseReturnValue:
    """Show who has not handed in, the scores, and each question."""
    return render_template("teach/quiz_report.html", desk=desk_for(class_id, slug))


@blueprint.get("/classes/<uuid:class_id>/quizzes/<slug>/questions.csv")
def quiz_report_csv(class_id: UUID, slug: str) -> Response:
    """Send the figures of each question as a file."""
    desk = desk_for(class_id, slug)
    name = file_name(desk.class_.name, desk.column.title, "questions")
    return download(name, question_rows(desk.report.questions))


def question_rows(questions: Sequence[QuestionReport]) -> Iterator[Sequence[Value]]:
    """Lay questions out: a row for each part that was or could be chosen."""
    yield [
        _("Number"),
        _("Question"),
        _("Type"),
        _("Revision"),
        _("Answers"),
        _("Left blank"),
        _("Facility, %"),
        _("Option"),
        _("Belongs to the key"),
        _("Chosen by"),
        _("Mean of those on the other questions, %"),
        _("Misconception"),
        _("Item–rest correlation"),
        _("from (95 %)"),
        _("to (95 %)"),
        _("Discriminative efficiency, %"),
        _("Upper–lower index"),
        _("Cronbach’s alpha without it"),
        _("Point-biserial"),
        _("Chosen by the strongest"),
        _("Chosen by the weakest"),
        _("What stands out"),
    ]
    for number, question in enumerate(questions, start=1):
        for version in question.versions:
            yield from version_rows(number, version)


def version_rows(number: int, version: VersionReport) -> Iterator[Sequence[Value]]:
    """Lay one version of a question out."""
    asked = version.asked
    head: list[Value] = [
        number,
        asked.question.stem,
        asked.question.type,
        ", ".join(map(str, version.revisions)),
        version.n,
        version.blank,
        as_percent(version.facility),
    ]
    for choice in version.choices:
        misconception = MISCONCEPTIONS.get(choice.misconception or "", "")
        yield [
            *head,
            choice.text,
            _("yes") if choice.right else _("no"),
            choice.count,
            as_percent(choice.rest),
            str(misconception),
            *figure_cells(version, choice.key),
        ]


def figure_cells(version: VersionReport, key: str) -> list[Value]:
    """Give the figures of a question and of one of its options; nothing for what is not said."""
    figures, option = version.figures, version.option(key)
    low, high = figures.interval or (None, None)
    numbers = [
        figures.correlation,
        low,
        high,
        figures.efficiency,
        figures.upper_lower,
        figures.alpha_without,
        *((option.point_biserial, option.upper, option.lower) if option else [None] * 3),
    ]
    signs = ", ".join(version.signs)
    return [*(None if one is None else round(one, 4) for one in numbers), signs]


def as_percent(share: float | None) -> float | None:
    """Give a share as a number of percent."""
    return None if share is None else round(share * 100, 2)
