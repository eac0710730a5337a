"""The page of questions drafted from a lesson: an author takes some, and makes them their own."""

from __future__ import annotations

from dataclasses import dataclass

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from app.author import blueprint
from app.author.forms import uuid_of
from app.author.lesson_words import claim_in_words
from app.db import db, new_id
from app.services import bank, draft_saves, drafting, library
from lessons.document import Lesson
from quizzes.document import Part, Question
from quizzes.drafting import Drafted
from quizzes.types import type_of


@dataclass(frozen=True)
class Line:
    """A drafted question in the list: its key, and what else is offered."""

    draft: Drafted
    key: list[str]
    others: list[str]


@dataclass(frozen=True)
class Group:
    """The questions drafted from one claim, from several, or from events."""

    title: str
    words: str
    lines: list[Line]


@blueprint.get("/questions/drafted/<lesson>")
def drafted(lesson: str) -> ResponseReturnValue:
    """Show the questions that a lesson's ledger gives."""
    return show(lesson, request.args.get("quiz", ""))


@blueprint.post("/questions/drafted/<lesson>")
def take_drafted(lesson: str) -> ResponseReturnValue:
    """Make drafts of the chosen ones."""
    pinned, slug = library.current_lesson(db.session, lesson), request.form.get("quiz", "")
    wanted = request.form.getlist("take")
    if not wanted:
        return show(lesson, slug, _("Choose at least one question.")), 422
    quiz = draft_saves.quiz_of_lesson(db.session, pinned.id, slug)
    key = uuid_of(request.form.get("key")) or new_id()
    count = drafting.take(db.session, pinned, wanted, g.identity.person_id, key, quiz)
    said = ngettext("%(num)d draft is yours now.", "%(num)d drafts are yours now.", count)
    flash(said + " " + _("Students are asked only what you publish."), "success")
    return redirect(url_for("author.questions"))


def show(slug: str, quiz: str, error: str = "") -> str:
    """Show the page, with what is chosen already."""
    pinned = library.current_lesson(db.session, slug)
    return render_template(
        "author/drafted.html",
        lesson=pinned.lesson,
        groups=groups_of(drafting.drafted_on(pinned), pinned.lesson),
        taken=drafting.taken(db.session, pinned.id, g.identity.person_id),
        quizzes=[(q.slug, q.title) for q in bank.quizzes_of_lesson(db.session, pinned.id)],
        quiz=quiz,
        error=error,
        key=new_id(),
    )


def groups_of(drafts: tuple[Drafted, ...], lesson: Lesson) -> list[Group]:
    """Put the drafts on one claim together; then those on several, and those on events."""
    groups: dict[tuple[str, str], list[Line]] = {}
    for draft in drafts:
        groups.setdefault(_title(draft, lesson), []).append(line_of(draft, lesson))
    return [Group(*title, lines) for title, lines in groups.items()]


def line_of(draft: Drafted, lesson: Lesson) -> Line:
    """Write out a draft's key, and what is offered beside it."""
    question = draft.question
    type_ = type_of(question)
    parts = type_.grade(question, type_.key(question, lesson), lesson).parts
    if question.type == "ordering":
        return Line(draft, [item.text for item in getattr(question, "items", ())], [])
    return Line(draft, [part.text for part in parts if part.right], _others(question, parts))


def _others(question: Question, parts: tuple[Part, ...]) -> list[str]:
    foreseen = [wrong.text for wrong in getattr(question, "wrong", ())]
    offered = question.type == "single-choice"
    return foreseen + [part.text for part in parts if offered and not part.right]


def _title(draft: Drafted, lesson: Lesson) -> tuple[str, str]:
    if draft.events:
        return _("Events"), ""
    if len(draft.claims) > 1:
        return _("Several claims at once"), ""
    return claim_in_words(draft.claims[0], lesson), lesson.claims_by_id[draft.claims[0]].words
