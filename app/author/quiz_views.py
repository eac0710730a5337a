"""Pages of quizzes as authors make them: their words, their questions and the order of these."""

from __future__ import annotations

from uuid import UUID

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.author import blueprint
from app.author.forms import QuizForm, uuid_of
from app.author.writing import advice_of
from app.db import db, new_id
from app.services import bank, composing, drafts, library
from app.services.problems import NotFoundError
from lessons.building import plain_of
from quizzes.item_writing import advice_on_quiz
from quizzes.types.submission import storable

STEPS = {"up": -1, "down": 1}


@blueprint.get("/questions/quizzes/<slug>")
def quiz(slug: str) -> ResponseReturnValue:
    """Show the make-up of a quiz, and what the rules of item writing say of it as a whole."""
    lines = bank.list_quiz(db.session, slug)
    asked = library.current_quiz(db.session, slug).quiz
    lesson = library.current_lesson(db.session, asked.lesson).lesson
    waived = [plain_of(waiver) for waiver in asked.waived]
    advice = advice_of(advice_on_quiz(asked, lesson), waived, lesson, ["questions"])
    return render_template("author/quiz.html", quiz=lines, advice=advice)


@blueprint.post("/questions/quizzes/<slug>/waive")
def waive(slug: str) -> ResponseReturnValue:
    """Keep why a quiz does not follow a rule."""
    rule = request.form.get("rule", "")
    reason = storable(request.form.get(f"reason-{rule}", ""))[:2000]
    composing.waive(db.session, slug, rule, reason, g.identity.person_id)
    return redirect(url_for("author.quiz", slug=slug, _anchor="writing"))


@blueprint.post("/questions/quizzes/<slug>/move")
def move_question(slug: str) -> ResponseReturnValue:
    """Move a question up or down in its quiz."""
    chosen, step = chosen_question(), STEPS.get(request.form.get("way", ""), 0)
    composing.move_question(db.session, slug, chosen, step, g.identity.person_id)
    return redirect(url_for("author.quiz", slug=slug, _anchor=f"question-{chosen}"))


@blueprint.post("/questions/quizzes/<slug>/take-out")
def take_out(slug: str) -> ResponseReturnValue:
    """Take a question out of a quiz."""
    composing.take_out(db.session, slug, chosen_question(), g.identity.person_id)
    flash(_("The question was taken out. It stays in the bank, and in attempts begun before."))
    return redirect(url_for("author.quiz", slug=slug))


@blueprint.route("/questions/quizzes/<slug>/words", methods=["GET", "POST"])
def reword_quiz(slug: str) -> ResponseReturnValue:
    """Change a quiz's title and summary."""
    found = bank.list_quiz(db.session, slug)
    form = QuizForm(obj=found)
    if form.validate_on_submit():
        title, summary = form.title.data or "", form.summary.data or ""
        composing.reword_quiz(db.session, slug, title, summary, g.identity.person_id)
        return redirect(url_for("author.quiz", slug=slug))
    page = render_template("author/quiz_words.html", form=form, quiz=found)
    return page, 422 if form.errors else 200


@blueprint.route("/questions/quizzes/new/<lesson>", methods=["GET", "POST"])
def new_quiz(lesson: str) -> ResponseReturnValue:
    """Make a quiz without questions on a lesson, for the draft one comes from, if there is one."""
    pinned = library.current_lesson(db.session, lesson)
    form = QuizForm()
    draft_id = uuid_of(request.args.get("draft"))
    if form.validate_on_submit():
        made = composing.begin_quiz(
            db.session,
            pinned.id,
            uuid_of(form.key.data) or new_id(),
            form.title.data or "",
            form.summary.data or "",
            g.identity.person_id,
        )
        if draft_id is None:
            return redirect(url_for("author.quiz", slug=made.slug))
        draft = drafts.find_draft(db.session, draft_id, g.identity.person_id)
        drafts.choose_quiz(db.session, draft, made)
        return redirect(url_for("author.draft", draft_id=draft_id, _anchor="quiz"))
    form.key.data = form.key.data or str(new_id())
    page = render_template("author/new_quiz.html", form=form, lesson=pinned.lesson, draft=draft_id)
    return page, 422 if form.errors else 200


def chosen_question() -> UUID:
    """Read which question is meant."""
    chosen = uuid_of(request.form.get("question"))
    if chosen is None:
        raise NotFoundError
    return chosen
