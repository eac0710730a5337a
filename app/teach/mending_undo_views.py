"""After mending: undo it, or mend the question itself for the next classes."""

from __future__ import annotations

from uuid import UUID

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.db import db
from app.refusals import refusal
from app.services.assignments import own_assignment
from app.services.classes import own_class
from app.services.mended_drafts import draft_mended
from app.services.mending import look_back
from app.services.mending import undo_mending as take_back
from app.services.mending_desk import places_of, state_of
from app.services.mending_log import Logged, own_mending
from app.services.mending_outlook import outlook
from app.services.problems import ConflictError
from app.teach import blueprint

ADDRESS = "/classes/<uuid:class_id>/quizzes/<slug>/mendings/<uuid:mending_id>"


@blueprint.route(f"{ADDRESS}/undo", methods=["GET", "POST"])
def undo_mending(class_id: UUID, slug: str, mending_id: UUID) -> ResponseReturnValue:
    """Show what undoing a mending would do, then undo it."""
    logged = logged_for(class_id, slug, mending_id)
    back = url_for("teach.mend", class_id=class_id, slug=slug, key=logged.version.mending.question)
    if request.method == "POST":
        seen, note = request.form.get("seen", ""), request.form.get("note", "")
        try:
            take_back(db.session, g.identity.person_id, logged, note=note, seen=seen)
        except ConflictError as error:
            db.session.rollback()
            return show_undoing(class_id, slug, logged, back, error), 409
        flash(_("The mending is undone."), "success")
        return redirect(back)
    return redirect(back) if logged.undone else show_undoing(class_id, slug, logged, back)


def show_undoing(
    class_id: UUID, slug: str, logged: Logged, back: str, error: ConflictError | None = None
) -> str:
    """Show who gains and loses by undoing a mending, and why it was not undone yet."""
    me, key = g.identity.person_id, logged.version.mending.question
    own = places_of(db.session, me, logged.question_id)
    places = [place for place in own if place.id in logged.place_ids]
    return render_template(
        "teach/undo_mending.html",
        class_=own_class(db.session, me, class_id),
        slug=slug,
        quiz=own_assignment(db.session, me, class_id, slug)[1],
        logged=logged,
        back=back,
        outlook=outlook(db.session, look_back(db.session, logged), key, places),
        refused=refusal(error.code, error.details) if error else None,
        note=request.form.get("note", ""),
        seen=state_of(places),
    )


@blueprint.post(f"{ADDRESS}/for-good")
def mend_for_good(class_id: UUID, slug: str, mending_id: UUID) -> ResponseReturnValue:
    """Open the editor of the question, with the new key in it."""
    logged = logged_for(class_id, slug, mending_id)
    draft = draft_mended(db.session, g.identity.person_id, logged)
    return redirect(url_for("author.draft", draft_id=draft.id))


def logged_for(class_id: UUID, slug: str, mending_id: UUID) -> Logged:
    """Give an own mending at an own class's quiz, or raise NotFoundError."""
    me = g.identity.person_id
    assignment, _quiz = own_assignment(db.session, me, class_id, slug)
    return own_mending(db.session, me, assignment.id, mending_id)
