"""Pages of drafts: begin, save, publish, throw away. Every button saves first."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from flask import current_app, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.author import blueprint
from app.author.editing import STARTS, Desk, desk_of, quiz_id, render_writing, show_editor, typed
from app.author.forms import QuestionForm, number_of, uuid_of
from app.author.publishing import publish
from app.db import db
from app.errors import wants_json
from app.models import QuestionDraft
from app.presentation import clock
from app.services import draft_saves, drafts, library
from app.services.problems import ConflictError, NotFoundError
from quizzes.types import TYPES


@blueprint.route("/questions/new/<type_name>", methods=["GET", "POST"])
def new_question(type_name: str) -> ResponseReturnValue:
    """Show an empty editor; keep a draft as soon as something is sent."""
    if type_name not in TYPES:
        raise NotFoundError
    lesson = library.current_lesson(db.session, request.args.get("lesson", ""))
    start = STARTS.get(request.args.get("preset", ""), {})
    desk = Desk(lesson, type_name, start, request.args.get("quiz"))
    if request.method == "GET":
        return show_editor(desk)
    form = QuestionForm()
    return keep(replace(desk, draft_id=uuid_of(form.key.data) or desk.draft_id), form)


@blueprint.get("/questions/drafts/<uuid:draft_id>")
def draft(draft_id: UUID) -> ResponseReturnValue:
    """Show a draft in the editor, or what became of it."""
    found = drafts.find_draft(db.session, draft_id, g.identity.person_id)
    if found.published_id is not None:
        return redirect(url_for("author.question", question_id=found.question_id))
    if found.discarded_at is not None:
        return render_template("author/discarded.html", draft=found)
    return show_editor(desk_of(found))


@blueprint.post("/questions/drafts/<uuid:draft_id>")
def save_draft(draft_id: UUID) -> ResponseReturnValue:
    """Keep what was typed, then do what the button says."""
    found = drafts.find_draft(db.session, draft_id, g.identity.person_id)
    form = QuestionForm()
    return keep(replace(desk_of(found), version=number_of(form.version.data)), form)


@blueprint.post("/questions/drafts/<uuid:draft_id>/take-up")
def take_up(draft_id: UUID) -> ResponseReturnValue:
    """Take up a draft again that was thrown away."""
    drafts.take_up(db.session, drafts.find_draft(db.session, draft_id, g.identity.person_id))
    return redirect(url_for("author.draft", draft_id=draft_id))


def keep(desk: Desk, form: QuestionForm) -> ResponseReturnValue:
    """Save what was typed; if another tab was faster, show both and overwrite nothing."""
    desk = replace(desk, data=typed(form, desk))
    try:
        saved = save(desk, quiz_id(form, desk))
    except ConflictError as error:
        if wants_json():
            raise
        stored = drafts.find_draft(db.session, desk.draft_id, g.identity.person_id)
        desk = replace(desk, version=stored.version, quiz=form.quiz.data)
        return show_editor(desk, conflict=error.code)
    return act(saved, desk, number_of(form.seen.data))


def save(desk: Desk, quiz: UUID | None) -> QuestionDraft:
    """Save what lies on the desk, as a new draft if it is not kept yet."""
    me = g.identity.person_id
    if desk.kept:
        found = drafts.find_draft(db.session, desk.draft_id, me)
        return draft_saves.save_draft(
            db.session, found, desk.data, version=desk.version, quiz_id=quiz
        )
    return draft_saves.begin_draft(
        db.session,
        me,
        desk.draft_id,
        lesson_id=desk.lesson.id,
        type_name=desk.type_name,
        data=desk.data,
        quiz_id=quiz,
    )


def act(saved: QuestionDraft, desk: Desk, seen: int) -> ResponseReturnValue:
    """Do what the pressed button says, the draft being saved."""
    if wants_json():
        return said(saved)
    button = request.form.get("do")
    if button == "publish":
        return publish(saved, seen)
    if button == "preview":
        return redirect(url_for("author.preview", draft_id=saved.id))
    if button == "image":
        return redirect(url_for("author.add_image", draft_id=saved.id))
    if button == "new-quiz":
        slug = desk.lesson.lesson.slug
        return redirect(url_for("author.new_quiz", lesson=slug, draft=saved.id))
    if button == "discard":
        drafts.discard_draft(db.session, saved)
    return redirect(url_for("author.draft", draft_id=saved.id, _anchor=request.form.get("more")))


def said(saved: QuestionDraft) -> ResponseReturnValue:
    """Tell a script when the draft was saved, and where it goes on."""
    zone = current_app.config["BABEL_DEFAULT_TIMEZONE"]
    return {
        "saved": _("Saved %(time)s", time=clock(saved.saved_at, zone)),
        "version": str(saved.version),
        "address": url_for("author.draft", draft_id=saved.id),
        "writing": render_writing(desk_of(saved)),
    }
