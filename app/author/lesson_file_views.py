"""Pages of a published lesson as authors see it: its revisions, compared and brought back."""

from __future__ import annotations

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.author import blueprint
from app.author.changes import Change, pieces
from app.author.forms import number_of
from app.author.question_views import revision_asked_for
from app.db import db
from app.services import lesson_history as revisions
from lessons.differences import LessonDifference, lesson_differences
from lessons.document import Lesson

KINDS = {
    "section": _l("Heading"),
    "paragraph": _l("Paragraph"),
    "actor": _l("Actor"),
    "claim": _l("Claim"),
    "event": _l("Date"),
    "term": _l("Word"),
}
FRONT = {
    "title": _l("Title"),
    "summary": _l("Summary"),
    "level": _l("Level"),
    "as_of": _l("Facts as of"),
    "last_checked": _l("Last checked"),
    "next_check": _l("Next check due"),
    "content_note": _l("Content note"),
    "source": _l("Source"),
}


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


def changes_between(before: Lesson, after: Lesson) -> list[Change]:
    """Say part by part what changed."""
    found = lesson_differences(before, after)
    return [Change(label_of(one), *pieces(one.before, one.after)) for one in found]


def label_of(difference: LessonDifference) -> str:
    """Name a part of a lesson."""
    if difference.kind == "front":
        return str(FRONT[difference.name])
    return f"{KINDS[difference.kind]} {difference.name}"
