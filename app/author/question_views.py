"""Pages of questions: the bank, a question with its history, and what changed in it."""

from __future__ import annotations

from uuid import UUID

from flask import g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.author import blueprint
from app.author.changes import changes_between
from app.author.faults import faults_of
from app.author.forms import number_of, uuid_of
from app.author.in_words import parts_of
from app.db import db, new_id
from app.services import bank, drafts, question_files, redrafts
from app.services.problems import NotFoundError
from quizzes.checks import check_question
from quizzes.grounds import shown_in_place
from quizzes.image_checks import places_of


@blueprint.get("/questions")
def questions() -> ResponseReturnValue:
    """Show an author's drafts, and every quiz with its questions, or those looked for."""
    claim, words = request.args.get("claim", ""), request.args.get("words", "").strip()
    lessons = bank.lessons_to_ask_about(db.session)
    quizzes = bank.list_bank(db.session)
    unused = bank.unused_questions(db.session)
    if claim or words:
        quizzes = [found for q in quizzes if (found := q.fitting(claim, words)).questions]
        unused = [line for line in unused if line.fits(claim, words)]
    return render_template(
        "author/questions.html",
        drafts=drafts.list_drafts(db.session, g.identity.person_id),
        drafted=drafts.drafted(db.session, g.identity.person_id),
        quizzes=quizzes,
        unused=unused,
        lessons=lessons,
        claim=claim,
        words=words,
    )


@blueprint.get("/questions/new")
def choose_type() -> ResponseReturnValue:
    """Ask for the lesson and the type of a new question."""
    quiz = request.args.get("quiz")
    lessons = bank.lessons_to_ask_about(db.session, quiz)
    return render_template("author/choose_type.html", lessons=lessons, quiz=quiz)


@blueprint.get("/questions/<uuid:question_id>")
def question(question_id: UUID) -> ResponseReturnValue:
    """Show a question with its key, or an earlier revision of it."""
    file = question_files.open_question(db.session, question_id, revision_asked_for("revision"))
    lesson = file.lesson.lesson
    return render_template(
        "author/question.html",
        file=file,
        lesson=lesson,
        parts=parts_of(file.question, lesson),
        places_in_images=places_of(file.question),
        places=list(shown_in_place(file.question, lesson)),
        drafts=drafts.list_drafts(db.session, g.identity.person_id),
        faults=faults_of(check_question(file.question, lesson), lesson),
        key=new_id(),
    )


@blueprint.get("/questions/<uuid:question_id>/changes")
def changes(question_id: UUID) -> ResponseReturnValue:
    """Show what changed from one revision to another, field by field."""
    file = question_files.open_question(db.session, question_id, revision_asked_for("to"))
    since = revision_asked_for("since") or max(1, file.shown - 1)
    before = question_files.question_at(db.session, question_id, since)
    return render_template(
        "author/changes.html",
        file=file,
        since=since,
        changes=changes_between(before, file.question, file.lesson.lesson),
    )


@blueprint.post("/questions/<uuid:question_id>/edit")
def edit_question(question_id: UUID) -> ResponseReturnValue:
    """Begin a draft from a question, or go on with it."""
    draft = redrafts.edit_question(db.session, question_id, g.identity.person_id)
    return redirect(url_for("author.draft", draft_id=draft.id))


@blueprint.post("/questions/<uuid:question_id>/restore")
def restore(question_id: UUID) -> ResponseReturnValue:
    """Begin a draft that brings an earlier revision back."""
    number = number_of(request.form.get("revision"))
    key = uuid_of(request.form.get("key")) or new_id()
    me = g.identity.person_id
    draft = redrafts.restore_revision(db.session, question_id, number, me, key)
    return redirect(url_for("author.draft", draft_id=draft.id))


def revision_asked_for(name: str) -> int | None:
    """Read the number of a revision from the address; None if there is none."""
    text = request.args.get(name)
    if text is not None and not number_of(text):
        raise NotFoundError
    return number_of(text) or None
