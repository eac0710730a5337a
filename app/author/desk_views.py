"""Pages of the desk: decide, merge, correct, add, undo."""

from __future__ import annotations

from uuid import UUID

from flask import g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.author import blueprint
from app.author.desk_changes import Sent, change, decided, merging, settlement, show_conflict
from app.author.desk_forms import FORMS
from app.author.desk_page import LATER, NEW, desk_for, show_desk
from app.author.desk_words import PARTS
from app.author.forms import number_of
from app.db import db
from app.models import LessonDraft
from app.services import articles, lesson_drafts
from app.services.problems import ConflictError, NotFoundError
from lessons.desk.deciding import add, correct, decide, next_undecided, settle
from lessons.desk.merging import merge
from lessons.desk.rows import KINDS, Kind, State

STATES = {
    "accept": State.ACCEPTED,
    "reject": State.REJECTED,
    "reopen": State.UNDECIDED,
}


@blueprint.get("/articles/<uuid:article_id>/desk")
def desk(article_id: UUID) -> ResponseReturnValue:
    """Show a part of the desk."""
    draft = desk_for(article_id)
    show = request.args.get("show", "actors")
    if show not in PARTS:
        raise NotFoundError
    row = articles.find_article(db.session, article_id, g.identity.person_id)
    if row.discarded_at is not None:
        return render_template("author/discarded_article.html", article=row)
    return show_desk(draft, show, edit=request.args.get("edit"))


@blueprint.post("/articles/<uuid:article_id>/desk/decide")
def decide_row(article_id: UUID) -> ResponseReturnValue:
    """Accept, reject or reopen a row, and go on to the next one; or merge it with its twin."""
    draft = desk_for(article_id)
    word, kind, row = decided()
    if kind not in KINDS or word not in {*STATES, "merge", "settle"}:
        raise NotFoundError
    if word == "settle":
        return settled(draft, kind, row)
    if word == "merge":
        return merged(draft)
    saved = change(draft, "decide", lambda desk: decide(desk, kind, row, STATES[word]))
    if not isinstance(saved, LessonDraft):
        return saved
    goal = next_undecided(articles.desk_in(saved), kind, row) if word != "reopen" else row
    return back(article_id, kind, f"row-{goal or row}")


def settled(draft: LessonDraft, kind: Kind, row: str) -> ResponseReturnValue:
    """Put aside what the rules left open."""
    saved = change(draft, "settle", then=lambda desk: settle(desk, row))
    if not isinstance(saved, LessonDraft):
        return saved
    return back(draft.article_id, kind, "open")


@blueprint.post("/articles/<uuid:article_id>/desk/merge")
def merge_rows(article_id: UUID) -> ResponseReturnValue:
    """Make two rows one."""
    return merged(desk_for(article_id))


def merged(draft: LessonDraft) -> ResponseReturnValue:
    """Merge a row into another, and go on there."""
    kind, row, into = merging()
    if kind not in KINDS:
        raise NotFoundError
    saved = change(draft, "merge", then=lambda desk: merge(desk, kind, row, into))
    if not isinstance(saved, LessonDraft):
        return saved
    return back(draft.article_id, kind, f"row-{into or row}")


@blueprint.post("/articles/<uuid:article_id>/desk/<any(actors,claims,events,words):kind>/<row>")
def correct_row(article_id: UUID, kind: Kind, row: str) -> ResponseReturnValue:
    """Put a row right, or add one; what is wrong with it is said beside the fields."""
    draft = desk_for(article_id)
    form, lies = FORMS[kind](), articles.desk_in(draft)
    form.offer(lies)
    if row != NEW and lies.row(kind, row) is None:
        raise NotFoundError
    if not form.validate():
        return show_desk(draft, kind, form=form, edit=row, status=422)
    values = form.values()
    if row == NEW:
        saved = change(draft, "add", then=lambda desk: add(desk, kind, values))
    else:
        saved = change(draft, "correct", lambda desk: correct(desk, kind, row, values))
    if not isinstance(saved, LessonDraft):
        return saved
    rows = articles.desk_in(saved).rows(kind)
    return back(article_id, kind, f"row-{rows[-1].id if row == NEW else row}")


@blueprint.post("/articles/<uuid:article_id>/desk/undo")
def undo(article_id: UUID) -> ResponseReturnValue:
    """Take the last change back."""
    draft = desk_for(article_id)
    version, me = number_of(request.form.get("version")), g.identity.person_id
    try:
        lesson_drafts.undo(db.session, draft, version=version, by=me, settlement=settlement())
    except ConflictError as error:
        return show_conflict(draft, Sent("undo", getattr(error, "places", ())))
    show = request.form.get("show", "")
    return back(article_id, show if show in PARTS else "actors", "draft")


def back(article_id: UUID, show: str, anchor: str) -> ResponseReturnValue:
    """Lead back to the desk; a script takes the map later."""
    later = LATER if request.form.get("map") == LATER else None
    return redirect(
        url_for("author.desk", article_id=article_id, show=show, map=later, _anchor=anchor)
    )
