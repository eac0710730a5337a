"""Pages of a student in a class: name, password, and leaving."""

from __future__ import annotations

from uuid import UUID

from flask import current_app, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from itsdangerous import BadSignature, URLSafeSerializer

from app.db import db
from app.services import roster
from app.services.classes import own_class
from app.teach import blueprint
from app.teach.class_forms import StudentForm


@blueprint.route("/classes/<uuid:class_id>/students/<uuid:person_id>", methods=["GET", "POST"])
def student(class_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """Show a student, and change the name they are shown by."""
    me = g.identity.person_id
    class_, person = roster.own_student(db.session, me, class_id, person_id)
    form = StudentForm(data={"name": person.display_name})
    if form.validate_on_submit():
        roster.rename_student(db.session, me, class_id, person_id, form.name.data or "")
        flash(_("The name is changed. The sign-in name is as before."), "success")
        return redirect(url_for("teach.class_page", class_id=class_id, _anchor="students"))
    return render_template("teach/student.html", class_=class_, person=person, form=form)


@blueprint.post("/classes/<uuid:class_id>/students/<uuid:person_id>/password")
def reset_password(class_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """Make a password and show it, this once."""
    me = g.identity.person_id
    password = roster.reset_password(db.session, me, class_id, person_id)
    class_, person = roster.own_student(db.session, me, class_id, person_id)
    return render_template("teach/password.html", class_=class_, person=person, password=password)


def shown() -> URLSafeSerializer:
    """Sign what a page has shown to a teacher."""
    return URLSafeSerializer(current_app.secret_key or "", salt="remove student")


def mark_of(class_id: UUID, person_id: UUID) -> str:
    """Name a student of a class as a teacher was shown them."""
    return f"{g.identity.person_id} {class_id} {person_id}"


def gone_since_shown(class_id: UUID, person_id: UUID) -> bool:
    """Tell whether a student left whom the pressed page had shown; of others nothing is told."""
    try:
        seen = shown().loads(request.form.get("shown", "")) == mark_of(class_id, person_id)
    except BadSignature:
        return False
    own_class(db.session, g.identity.person_id, class_id)
    return seen and not roster.is_in(db.session, class_id, person_id)


@blueprint.route(
    "/classes/<uuid:class_id>/students/<uuid:person_id>/remove", methods=["GET", "POST"]
)
def remove_student(class_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """Say what happens to the scores, then remove the student, or the account with all work."""
    me = g.identity.person_id
    if request.method == "POST" and gone_since_shown(class_id, person_id):
        flash(_("That student is not in the class any more."))
        return redirect(url_for("teach.class_page", class_id=class_id, _anchor="students"))
    class_, person = roster.own_student(db.session, me, class_id, person_id)
    if request.method == "GET":
        leaving = roster.leaving(db.session, class_id, person_id)
        return render_template(
            "teach/remove_student.html",
            class_=class_,
            person=person,
            leaving=leaving,
            shown=shown().dumps(mark_of(class_id, person_id)),
        )
    if request.form.get("do") == "delete":
        roster.delete_student(db.session, me, class_id, person_id)
        flash(_("The account of %(name)s is deleted.", name=person.display_name), "success")
    else:
        roster.remove_student(db.session, me, class_id, person_id)
        flash(_("%(name)s is no longer in the class.", name=person.display_name), "success")
    return redirect(url_for("teach.class_page", class_id=class_id, _anchor="students"))
