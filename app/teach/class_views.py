"""Pages of classes: all of a teacher's, a new one, one of them."""

from __future__ import annotations

from uuid import UUID

from flask import current_app, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.db import db, now
from app.services import classes, needs
from app.services.assignments import quizzes_to_assign
from app.services.gradebook import read_gradebook
from app.teach import blueprint
from app.teach.class_forms import ClassForm


@blueprint.get("/classes", endpoint="classes")
def all_classes() -> ResponseReturnValue:
    """Show who needs the teacher, and all classes."""
    rows = classes.classes_of(db.session, g.identity.person_id)
    overviews = needs.overviews(db.session, rows, now())
    return render_template(
        "teach/classes.html",
        needs=needs.most_urgent_first(need for one in overviews for need in one.needs),
        current=[one for one in overviews if one.class_.archived_at is None],
        archived=[one for one in overviews if one.class_.archived_at is not None],
    )


@blueprint.route("/classes/new", methods=["GET", "POST"])
def new_class() -> ResponseReturnValue:
    """Make a class."""
    form = ClassForm(data={"time_zone": current_app.config["BABEL_DEFAULT_TIMEZONE"]})
    if form.validate_on_submit():
        row = classes.make_class(
            db.session,
            g.identity.person_id,
            name=form.name.data or "",
            time_zone=form.time_zone.data,
        )
        flash(_("The class is there. Students join it with the code below."), "success")
        return redirect(url_for("teach.class_page", class_id=row.id))
    return render_template("teach/new_class.html", form=form)


@blueprint.get("/classes/<uuid:class_id>")
def class_page(class_id: UUID) -> ResponseReturnValue:
    """Show a class: join code, quizzes, students."""
    row = classes.own_class(db.session, g.identity.person_id, class_id)
    book = read_gradebook(db.session, class_id)
    students = [student.id for student in book.students]
    progress = [needs.progress_with(column, students, book.cells, now()) for column in book.columns]
    return render_template(
        "teach/class.html",
        class_=row,
        book=book,
        progress=progress,
        needs=needs.most_urgent_first(needs.needs_of(row, len(students), progress, now())),
        to_assign=quizzes_to_assign(db.session, class_id),
    )


@blueprint.route("/classes/<uuid:class_id>/settings", methods=["GET", "POST"])
def class_settings(class_id: UUID) -> ResponseReturnValue:
    """Change a class's name and zone."""
    row = classes.own_class(db.session, g.identity.person_id, class_id)
    form = ClassForm(data={"name": row.name, "time_zone": row.time_zone})
    if form.validate_on_submit():
        classes.change_class(
            db.session,
            g.identity.person_id,
            class_id,
            name=form.name.data or "",
            time_zone=form.time_zone.data,
        )
        flash(_("Saved."), "success")
        return redirect(url_for("teach.class_page", class_id=class_id))
    return render_template("teach/class_settings.html", class_=row, form=form)


@blueprint.route("/classes/<uuid:class_id>/archive", methods=["GET", "POST"])
def archive_class(class_id: UUID) -> ResponseReturnValue:
    """Say what putting a class away means, then do it."""
    row = classes.own_class(db.session, g.identity.person_id, class_id)
    if request.method == "GET":
        return render_template("teach/archive_class.html", class_=row)
    classes.archive_class(db.session, g.identity.person_id, class_id)
    flash(_("%(name)s is in the archive.", name=row.name), "success")
    return redirect(url_for("teach.classes"))


@blueprint.post("/classes/<uuid:class_id>/restore")
def restore_class(class_id: UUID) -> ResponseReturnValue:
    """Take a class out of the archive."""
    classes.restore_class(db.session, g.identity.person_id, class_id)
    flash(_("The class is back. Open joining if students shall join again."), "success")
    return redirect(url_for("teach.class_page", class_id=class_id))
