"""A quiz's report as files: CSV, and a workbook of sheets."""

from __future__ import annotations

from uuid import UUID

from flask import Response
from flask_babel import gettext as _

from app.db import db
from app.services.choosers import names_of
from app.services.problems import NotFoundError
from app.services.reports import QuizReport
from app.teach import blueprint
from app.teach.report_page import ReportPage
from app.teach.report_rows import answer_rows, error_rows, question_rows, quiz_rows
from app.teach.report_views import page_for
from app.teach.spreadsheet import download, file_name
from app.teach.workbook import Sheet, workbook


def counted(page: ReportPage) -> QuizReport:
    """Give the report, or refuse: there is nothing to send before it is counted."""
    if page.report is None:
        raise NotFoundError
    return page.report


def name_of(page: ReportPage) -> str:
    """Name a file after the class."""
    return page.class_.name if page.class_ else str(_("All classes"))


@blueprint.get("/classes/<uuid:class_id>/quizzes/<slug>/questions.csv")
@blueprint.get("/classes/all/quizzes/<slug>/questions.csv")
def quiz_report_csv(slug: str, class_id: UUID | None = None) -> Response:
    """Send the figures of each question and option as a file."""
    page = page_for(slug, class_id)
    name = file_name(name_of(page), page.scope.title, "questions")
    return download(name, question_rows(counted(page)))


@blueprint.get("/classes/<uuid:class_id>/quizzes/<slug>/report.xlsx")
@blueprint.get("/classes/all/quizzes/<slug>/report.xlsx")
def quiz_report_xlsx(slug: str, class_id: UUID | None = None) -> Response:
    """Send the whole report as a workbook."""
    page = page_for(slug, class_id, named=True)
    report = counted(page)
    sheets = [
        Sheet(_("Quiz"), quiz_rows(page, report)),
        Sheet(_("Questions"), question_rows(report)),
        Sheet(_("Shared errors"), error_rows(report)),
    ]
    if page.standing.crowd is not None:
        crowd = page.standing.crowd
        names = names_of(db.session, {tried.person_id for tried in crowd.tries})
        by_row = [names.get(tried.person_id, "") for tried in crowd.tries]
        sheets.append(Sheet(_("Answers"), answer_rows(crowd, by_row)))
    return workbook(file_name(name_of(page), page.scope.title, "report", kind="xlsx"), sheets)
