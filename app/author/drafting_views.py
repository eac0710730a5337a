"""The page of questions drafted from a lesson: an author takes some, and makes them their own."""

from __future__ import annotations

from uuid import UUID, uuid5

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from app.author import blueprint
from app.author.drafted_list import A_VIEW, Wish, kinds_in, levels_in, subjects_in, view_of
from app.author.forms import number_of, uuid_of
from app.db import db, new_id
from app.services import bank, composing, draft_saves, drafting, library

NEW = "new quiz"
"""No quiz has this address: it has a space."""


@blueprint.get("/questions/drafted/<lesson>")
def drafted(lesson: str) -> ResponseReturnValue:
    """Show the questions that a lesson's ledger gives: those that are wanted."""
    return show(lesson)


@blueprint.post("/questions/drafted/<lesson>")
def take_drafted(lesson: str) -> ResponseReturnValue:
    """Make drafts of the chosen ones."""
    pinned, slug = library.current_lesson(db.session, lesson), request.form.get("quiz", "")
    wanted = request.form.getlist("take")
    if not wanted:
        return show(lesson, _("Choose at least one question.")), 422
    key = uuid_of(request.args.get("key")) or new_id()
    quiz = begin(pinned, key) if slug == NEW else None
    quiz = quiz or draft_saves.quiz_of_lesson(db.session, pinned.id, slug)
    count = drafting.take(db.session, pinned, wanted, g.identity.person_id, key, quiz)
    said = ngettext("%(num)d draft is yours now.", "%(num)d drafts are yours now.", count)
    flash(said + " " + _("Students are asked only what you publish."), "success")
    return redirect(url_for("author.questions"))


def begin(pinned: library.PinnedLesson, key: UUID) -> UUID:
    """Make a quiz for what is taken, named after the lesson; students see it with its questions."""
    words = pinned.lesson.title, _("What the lesson says, and who says so.")
    id_ = uuid5(key, "quiz")
    return composing.begin_quiz(db.session, pinned.id, id_, *words, g.identity.person_id).id


def show(slug: str, error: str = "") -> str:
    """Show the page, with what is wanted, and what is picked already."""
    pinned, sent = library.current_lesson(db.session, slug), request.values
    drafts = drafting.drafted_on(pinned)
    wish = Wish(*(sent.get(name, "") for name in ("kind", "about", "level")))
    upto, picked = max(A_VIEW, number_of(sent.get("upto"))), sent.getlist("take")
    quizzes = bank.quizzes_of_lesson(db.session, pinned.id)
    return render_template(
        "author/drafted.html",
        lesson=pinned.lesson,
        drafts=drafts,
        view=view_of(drafts, pinned.lesson, wish, upto, picked),
        wish=wish,
        upto=upto,
        next=upto + A_VIEW,
        picked=picked,
        kinds=kinds_in(drafts),
        levels=levels_in(drafts),
        subjects=subjects_in(drafts, pinned.lesson),
        taken=drafting.taken(db.session, pinned.id, g.identity.person_id),
        quizzes=[*((q.slug, q.title) for q in quizzes), (NEW, _("A new quiz on this lesson"))],
        quiz=sent.get("quiz", "" if quizzes else NEW),
        error=error,
        key=new_id(),
    )
