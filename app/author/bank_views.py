"""Pages of the bank: its quizzes, a question with its history, the make-up of a quiz."""

from __future__ import annotations

from uuid import UUID

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.author import blueprint
from app.author.forms import QuizForm
from app.db import db
from app.services import bank, composing, drafts, library
from quizzes.types import TYPES


@blueprint.get("/questions")
def questions() -> ResponseReturnValue:
    """Show an author's drafts, and every quiz with its questions."""
    return render_template(
        "author/questions.html",
        drafts=drafts.list_drafts(db.session, g.identity.person_id),
        quizzes=bank.list_bank(db.session),
        unused=bank.unused_questions(db.session),
        drafted=bank.drafted(db.session, g.identity.person_id),
    )


@blueprint.get("/questions/new")
def choose_type() -> ResponseReturnValue:
    """Ask for the lesson, the quiz and the type of a new question."""
    lessons = [
        library.pinned_lesson(db.session, revision)
        for revision in db.session.scalars(library.current_lessons())
    ]
    return render_template(
        "author/choose_type.html", lessons=lessons, types=list(TYPES), quiz=request.args.get("quiz")
    )


@blueprint.get("/questions/<uuid:question_id>")
def question(question_id: UUID) -> ResponseReturnValue:
    """Show a question with its key, or an earlier revision of it."""
    number = request.args.get("revision", type=int)
    found = bank.open_question(db.session, question_id, number)
    type_ = TYPES[found.question.type]
    lesson = found.lesson.lesson
    return render_template(
        "author/question.html",
        file=found,
        r=type_.review(found.question, type_.key(found.question, lesson), lesson, "author"),
    )


@blueprint.post("/questions/<uuid:question_id>/edit")
def edit_question(question_id: UUID) -> ResponseReturnValue:
    """Begin a draft from a question, or go on with it."""
    draft = drafts.edit_question(db.session, question_id, g.identity.person_id)
    return redirect(url_for("author.draft", draft_id=draft.id))


@blueprint.get("/questions/quizzes/<slug>")
def quiz(slug: str) -> ResponseReturnValue:
    """Show the make-up of a quiz."""
    found = bank.find_quiz(db.session, slug)
    lines = next(lines for lines in bank.list_bank(db.session) if lines.slug == slug)
    return render_template("author/quiz.html", quiz=found, lines=lines)


@blueprint.post("/questions/quizzes/<slug>/move")
def move_question(slug: str) -> ResponseReturnValue:
    """Move a question up or down in its quiz."""
    chosen = UUID(request.form["question"])
    step = -1 if request.form.get("way") == "up" else 1
    composing.move_question(db.session, slug, chosen, step, g.identity.person_id)
    return redirect(url_for("author.quiz", slug=slug, _anchor=f"question-{chosen}"))


@blueprint.post("/questions/quizzes/<slug>/take-out")
def take_out(slug: str) -> ResponseReturnValue:
    """Take a question out of a quiz."""
    composing.take_out(db.session, slug, UUID(request.form["question"]), g.identity.person_id)
    flash(_("The question was taken out. It stays in the bank, and in attempts begun before."))
    return redirect(url_for("author.quiz", slug=slug))


@blueprint.route("/questions/quizzes/new/<lesson>", methods=["GET", "POST"])
def new_quiz(lesson: str) -> ResponseReturnValue:
    """Make a quiz without questions on a lesson."""
    pinned = library.current_lesson(db.session, lesson)
    form = QuizForm()
    slug = form.slug.data or ""
    if form.validate_on_submit() and composing.slug_is_free(db.session, slug):
        title, summary = form.title.data or "", form.summary.data or ""
        composing.begin_quiz(db.session, pinned.id, slug, title, summary, g.identity.person_id)
        return redirect(url_for("author.quiz", slug=slug))
    if form.is_submitted() and not form.errors:
        form.slug.errors = [_("Another quiz has this address. Choose a different one.")]
    return render_template("author/new_quiz.html", form=form, lesson=pinned.lesson)
