"""Pages of assignments: set a quiz, change its terms, take it back, hand in what was saved."""

from __future__ import annotations

from uuid import UUID

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from app.db import db, now
from app.models import Assignment, Release
from app.services import assignments, scoring
from app.services.assignments import Terms
from app.services.classes import own_class
from app.services.waiting import read_waiting
from app.teach import blueprint
from app.teach.assignment_forms import AssignForm, TermsForm


@blueprint.route("/classes/<uuid:class_id>/assign", methods=["GET", "POST"])
def assign(class_id: UUID) -> ResponseReturnValue:
    """Assign a quiz to a class."""
    row = own_class(db.session, g.identity.person_id, class_id)
    choices = assignments.quizzes_to_assign(db.session, class_id)
    wanted = request.args.get("quiz")
    before = next((old for slug, _title, old in choices if slug == wanted and old), None)
    form = AssignForm(row.time_zone, terms_of(before) if before else None)
    form.quiz.choices = {slug: title for slug, title, _old in choices}
    if request.method == "GET":
        form.quiz.data = wanted
    elif form.validate() and form.still_ahead(now()):
        assignments.assign_quiz(
            db.session, g.identity.person_id, class_id, form.quiz.data, form.terms
        )
        return saved(class_id, form.quiz.data, form, _("The quiz is assigned."))
    return render_template("teach/assign.html", class_=row, form=form, choices=choices)


@blueprint.route("/classes/<uuid:class_id>/quizzes/<slug>/terms", methods=["GET", "POST"])
def edit_assignment(class_id: UUID, slug: str) -> ResponseReturnValue:
    """Change when a quiz opens and closes, and how often it may be tried."""
    me = g.identity.person_id
    row = own_class(db.session, me, class_id)
    assignment, quiz = assignments.own_assignment(db.session, me, class_id, slug)
    form = TermsForm(row.time_zone, terms_of(assignment))
    if form.validate_on_submit():
        assignments.change_assignment(db.session, me, class_id, slug, form.terms)
        return saved(class_id, slug, form, _("Saved."))
    return render_template("teach/edit_assignment.html", class_=row, quiz=quiz, form=form)


def saved(class_id: UUID, slug: str, form: TermsForm, message: str) -> ResponseReturnValue:
    """Say that the terms hold, and how a doubtful time was read."""
    flash(" ".join([message, *form.notes]), "success")
    return redirect(url_for("teach.quiz_report", class_id=class_id, slug=slug))


def terms_of(assignment: Assignment) -> Terms:
    """Give an assignment's terms."""
    return Terms(
        assignment.opens_at,
        assignment.closes_at,
        assignment.attempts_allowed,
        Release(assignment.release),
    )


@blueprint.route("/classes/<uuid:class_id>/quizzes/<slug>/withdraw", methods=["GET", "POST"])
def withdraw(class_id: UUID, slug: str) -> ResponseReturnValue:
    """Say what happens to the attempts, then take the quiz back."""
    me = g.identity.person_id
    row = own_class(db.session, me, class_id)
    if request.method == "POST" and not assignments.is_set(db.session, class_id, slug):
        flash(_("This quiz is not assigned to this class any more."), "success")
        return redirect(url_for("teach.class_page", class_id=class_id))
    assignment, quiz = assignments.own_assignment(db.session, me, class_id, slug)
    if request.method == "POST":
        assignments.withdraw_assignment(db.session, me, class_id, slug)
        flash(_("%(title)s is no longer assigned to this class.", title=quiz.title), "success")
        return redirect(url_for("teach.class_page", class_id=class_id))
    handed_in, unfinished = assignments.count_attempts(db.session, assignment.id)
    return render_template(
        "teach/withdraw.html", class_=row, quiz=quiz, handed_in=handed_in, unfinished=unfinished
    )


@blueprint.post("/classes/<uuid:class_id>/quizzes/<slug>/hand-in")
def hand_in_all(class_id: UUID, slug: str) -> ResponseReturnValue:
    """Hand in what was saved by all students who have handed in nothing."""
    me = g.identity.person_id
    own_class(db.session, me, class_id)
    begun = read_waiting(db.session, class_id, slug, now()).begun
    ids = [one.attempt_id for one in begun if not one.handed_in]
    scoring.submit_for(db.session, me, *ids)
    flash(
        ngettext(
            "Handed in for %(num)d student, and marked.",
            "Handed in for %(num)d students, and marked.",
            len(ids),
        ),
        "success",
    )
    return redirect(url_for("teach.quiz_report", class_id=class_id, slug=slug, _anchor="waiting"))


@blueprint.post("/classes/<uuid:class_id>/quizzes/<slug>/hand-in/<uuid:attempt_id>")
def hand_in(class_id: UUID, slug: str, attempt_id: UUID) -> ResponseReturnValue:
    """Hand in what a student saved before the quiz closed."""
    scoring.submit_for(db.session, g.identity.person_id, attempt_id)
    flash(_("Handed in what was saved, and marked it."), "success")
    return redirect(url_for("teach.quiz_report", class_id=class_id, slug=slug, _anchor="waiting"))
