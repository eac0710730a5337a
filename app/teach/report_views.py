"""A quiz's report, on a page: of one class, or of all classes that a teacher has."""

from __future__ import annotations

from uuid import UUID

from flask import current_app, g, render_template, request
from flask.typing import ResponseReturnValue

from app.db import db, now
from app.services.kept_reports import Standing, open_report
from app.services.mending_log import log_at
from app.services.report_scopes import Basis, Scope, class_scope, count_classes, teacher_scope
from app.services.waiting import Known, Waiting, read_waiting
from app.teach import blueprint
from app.teach.report_lines import Order
from app.teach.report_page import ReportPage


def scope_wanted(slug: str, class_id: UUID | None) -> Scope:
    """Find whose attempts the report is about: of an own class, or of all of them."""
    me = g.identity.person_id
    if class_id is None:
        return teacher_scope(db.session, me, slug)
    return class_scope(db.session, me, class_id, slug)


def basis_wanted() -> Basis:
    """Read which attempts are to be looked at: the first, unless others are asked for."""
    wanted = request.args.get("attempts")
    return next((basis for basis in Basis if basis == wanted), Basis.FIRST)


def page_for(slug: str, class_id: UUID | None, *, named: bool = False) -> ReportPage:
    """Lay out a report; one that is out of date is begun to be counted anew."""
    scope, basis = scope_wanted(slug, class_id), basis_wanted()
    order, opened = Order.wanted(request.args), request.args.get("open", type=int)
    named = named or opened is not None
    standing = open_report(db.session, scope, basis, named=named)
    recounts, trouble = current_app.extensions["recounts"], None
    if standing.due:
        trouble = recounts.begin(scope, basis)
    waiting = waiting_for(slug, class_id, standing) if class_id else None
    choices = count_classes(db.session, scope.teacher_id, scope.quiz_id)
    log = log_at(db.session, *scope.assignments)
    return ReportPage(scope, basis, standing, order, waiting, opened, choices, log, trouble)


def waiting_for(slug: str, class_id: UUID, standing: Standing) -> Waiting:
    """See who has not handed in; of a large class, by what its report says."""
    report, students = standing.report, standing.students
    known = Known(students, report.students) if report and students is not None else None
    return read_waiting(db.session, class_id, slug, now(), known)


@blueprint.get("/classes/<uuid:class_id>/quizzes/<slug>")
@blueprint.get("/classes/all/quizzes/<slug>")
def quiz_report(slug: str, class_id: UUID | None = None) -> ResponseReturnValue:
    """Show what to look at first, the scores, each question, and who has not handed in."""
    page = page_for(slug, class_id)
    choosers = page.choosers(db.session)
    return render_template("teach/quiz_report.html", page=page, choosers=choosers)
