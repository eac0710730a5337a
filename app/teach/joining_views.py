"""The door of a class: its join code, on a projector too; renewed, open or closed."""

from __future__ import annotations

from uuid import UUID

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.db import db
from app.services import classes
from app.teach import blueprint


@blueprint.get("/classes/<uuid:class_id>/code")
def join_code(class_id: UUID) -> ResponseReturnValue:
    """Show the join code as large as the screen."""
    row = classes.own_class(db.session, g.identity.person_id, class_id)
    return render_template("teach/join_code.html", class_=row)


@blueprint.post("/classes/<uuid:class_id>/code/renew")
def renew_join_code(class_id: UUID) -> ResponseReturnValue:
    """Give the class a new code."""
    classes.renew_join_code(db.session, g.identity.person_id, class_id)
    flash(_("There is a new join code. The old one no longer works."), "success")
    return redirect(url_for("teach.class_page", class_id=class_id))


@blueprint.post("/classes/<uuid:class_id>/joining/open")
def open_joining(class_id: UUID) -> ResponseReturnValue:
    """Let students join."""
    classes.open_joining(db.session, g.identity.person_id, class_id)
    flash(_("Students can join with the code."), "success")
    return redirect(url_for("teach.class_page", class_id=class_id))


@blueprint.post("/classes/<uuid:class_id>/joining/close")
def close_joining(class_id: UUID) -> ResponseReturnValue:
    """Let nobody join."""
    classes.close_joining(db.session, g.identity.person_id, class_id)
    flash(_("Nobody can join now. Those in the class stay in it."), "success")
    return redirect(url_for("teach.class_page", class_id=class_id))
