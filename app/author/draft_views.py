"""Pages of drafts: begin, save, preview, publish, discard."""

from __future__ import annotations

from uuid import UUID

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from app.author import blueprint
from app.author.editing import STARTS, Desk, form_of, quiz_id, show_editor, typed
from app.author.forms import QuestionForm
from app.db import db, new_id
from app.errors import wants_json
from app.models import QuestionDraft, StoredQuiz
from app.presentation import clock
from app.services import drafts, library, publishing
from app.services.problems import ConflictError, NotFoundError
from quizzes.document import Answer, MalformedError
from quizzes.types import TYPES


@blueprint.route("/questions/new/<type_name>", methods=["GET", "POST"])
def new_question(type_name: str) -> ResponseReturnValue:
    """Show an empty editor; keep a draft as soon as something is sent."""
    if type_name not in TYPES:
        raise NotFoundError
    lesson = library.current_lesson(db.session, request.args.get("lesson", ""))
    start = STARTS.get(request.args.get("preset", ""), {})
    desk = Desk(lesson, type_name, start, request.args.get("quiz"))
    form = form_of(desk)
    if request.method == "GET":
        form.version.data = str(new_id())
        return show_editor(desk, form, desk.data)
    draft = drafts.begin_draft(
        db.session,
        g.identity.person_id,
        lesson_id=lesson.id,
        type_name=type_name,
        data=typed(form, type_name),
        quiz_id=quiz_id(form),
        key=_draft_key(form.version.data),
    )
    return act(draft, desk_of(draft), form)


@blueprint.get("/questions/drafts/<uuid:draft_id>")
def draft(draft_id: UUID) -> ResponseReturnValue:
    """Show a draft in the editor."""
    desk = desk_of(drafts.find_draft(db.session, draft_id, g.identity.person_id))
    return show_editor(desk, form_of(desk), desk.data)


@blueprint.post("/questions/drafts/<uuid:draft_id>")
def save_draft(draft_id: UUID) -> ResponseReturnValue:
    """Keep what was typed, then do what the button says."""
    found = drafts.find_draft(db.session, draft_id, g.identity.person_id)
    form = form_of(desk_of(found))
    data = typed(form, found.type)
    version = found.version if "over" in request.form else _version(form.version.data)
    try:
        drafts.save_draft(db.session, found, data, version=version, quiz_id=quiz_id(form))
    except ConflictError as error:
        if wants_json():
            raise
        return show_editor(desk_of(found), form, data, conflict=error.code)
    return act(found, desk_of(found), form)


def act(found: QuestionDraft, desk: Desk, form: QuestionForm) -> ResponseReturnValue:
    """Go where the pressed button leads, the draft being saved."""
    if wants_json():
        return {
            "saved": _("Saved %(time)s", time=clock(found.saved_at)),
            "version": str(found.version),
            "address": url_for("author.draft", draft_id=found.id),
        }
    if request.form.get("do") == "publish":
        return publish(found, desk, form)
    if request.form.get("do") == "preview":
        return redirect(url_for("author.preview", draft_id=found.id))
    return redirect(url_for("author.draft", draft_id=found.id, _anchor=_anchor()))


def publish(found: QuestionDraft, desk: Desk, form: QuestionForm) -> ResponseReturnValue:
    """Publish a draft, or say what it still needs."""
    try:
        done = publishing.publish_draft(
            db.session, found, g.identity.person_id, over="over" in request.form
        )
    except publishing.UnsoundError as error:
        return show_editor(desk, form, found.data, error.findings)
    except ConflictError as error:
        return show_editor(desk, form, found.data, conflict=error.code)
    count = len(done.quizzes)
    flash(
        ngettext(
            "Published. %(num)d quiz asks it now.", "Published. %(num)d quizzes ask it.", count
        ),
        "success",
    )
    return redirect(url_for("author.question", question_id=done.question_id))


@blueprint.route("/questions/drafts/<uuid:draft_id>/preview", methods=["GET", "POST"])
def preview(draft_id: UUID) -> ResponseReturnValue:
    """Show a draft as a student will see it; mark an answer without keeping it."""
    found = drafts.find_draft(db.session, draft_id, g.identity.person_id)
    lesson = publishing.lesson_of(db.session, found.lesson_id).lesson
    try:
        question = publishing.build_draft(found, lesson, "preview")
    except publishing.UnsoundError as error:
        desk = desk_of(found)
        return show_editor(desk, form_of(desk), desk.data, error.findings)
    type_ = TYPES[found.type]
    answer, malformed = Answer(), None
    if request.method == "POST":
        try:
            answer = type_.parse(question, request.form.to_dict(flat=False))
        except MalformedError as error:
            malformed = error
    marked = request.method == "POST" and malformed is None
    return render_template(
        "author/preview.html",
        draft=found,
        question=question,
        view=type_.present(question, lesson, str(found.id)),
        answer=answer.value,
        malformed=malformed,
        r=type_.review(question, answer, lesson, str(found.id)) if marked else None,
        grade=type_.grade(question, answer, lesson) if marked else None,
    )


@blueprint.route("/questions/drafts/<uuid:draft_id>/discard", methods=["GET", "POST"])
def discard(draft_id: UUID) -> ResponseReturnValue:
    """Ask, then throw a draft away."""
    found = drafts.find_draft(db.session, draft_id, g.identity.person_id)
    if request.method == "GET":
        return render_template("author/discard.html", draft=found)
    drafts.discard_draft(db.session, found)
    flash(_("The draft was thrown away."))
    return redirect(url_for("author.questions"))


def desk_of(found: QuestionDraft) -> Desk:
    """Lay a draft out for the editor."""
    chosen = db.session.get(StoredQuiz, found.quiz_id) if found.quiz_id else None
    return Desk(
        lesson=publishing.lesson_of(db.session, found.lesson_id),
        type_name=found.type,
        data=dict(found.data),
        quiz=chosen.slug if chosen else None,
        version=found.version,
        draft_id=found.id,
        question_id=found.question_id,
    )


def _draft_key(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None


def _version(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def _anchor() -> str | None:
    return "type-part" if "more" in request.form else None
