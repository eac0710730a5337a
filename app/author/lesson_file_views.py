"""Pages of a published lesson as authors see it: its revisions, compared and brought back."""

from __future__ import annotations

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.author import blueprint
from app.author.forms import number_of
from app.author.lesson_change_words import changes_between
from app.author.question_views import revision_asked_for
from app.db import db
from app.services import lesson_history as revisions


@blueprint.get("/articles/lessons/<slug>")
def lesson_history(slug: str) -> ResponseReturnValue:
    """Show a lesson's revisions, and what changed between two of them."""
    history = revisions.lesson_history(db.session, slug)
    newest = history[0].number
    to = revision_asked_for("to") or newest
    since = revision_asked_for("since") or max(1, to - 1)
    before, after = (revisions.lesson_at(db.session, slug, n) for n in (since, to))
    return render_template(
        "author/lesson_history.html",
        slug=slug,
        lesson=after,
        history=history,
        newest=newest,
        since=since,
        to=to,
        changes=changes_between(before, after),
    )


@blueprint.post("/articles/lessons/<slug>/restore")
def restore_lesson(slug: str) -> ResponseReturnValue:
    """Bring an earlier revision back, as a new one."""
    number = number_of(request.form.get("revision"))
    new = revisions.restore_lesson(db.session, slug, number, g.identity.person_id)
    done = _("Revision %(number)s is read again, as a new revision.", number=number)
    flash(done if new else _("Nothing had changed."), "success")
    return redirect(url_for("author.lesson_history", slug=slug))
