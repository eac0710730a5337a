"""Pages of the lesson's text on the desk: save it, let a claim be stated, publish it."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from flask import current_app, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from app.author import blueprint
from app.author.desk_changes import Sent, change, place_of_field, sent_fields, show_conflict
from app.author.desk_page import desk_for, show_desk
from app.author.forms import number_of
from app.author.text_buttons import place_of, pressed
from app.db import db
from app.errors import wants_json
from app.models import LessonDraft
from app.presentation import clock
from app.services import articles, desk_log, lesson_publishing
from app.services.lesson_publishing import PublishedLesson, UnsoundLessonError
from app.services.problems import ConflictError
from lessons.desk.writing import places, write
from lessons.drafting.article import Article
from quizzes.types.submission import storable


@blueprint.post("/articles/<uuid:article_id>/desk/text")
def write_text(article_id: UUID) -> ResponseReturnValue:
    """Keep what was typed, and do what the button says."""
    draft = desk_for(article_id)
    typed = {name: storable(text) for name, text in sent_fields().items()}
    word, _space, about = typed.get("do", "").partition(" ")

    saved = change(
        draft,
        "write",
        lambda desk: write(desk, typed),
        then=lambda desk: pressed(desk, word, about, lambda: article_of(draft)),
    )
    if not isinstance(saved, LessonDraft):
        return saved
    if wants_json():
        return said(saved, typed)
    anchor = place_of(articles.desk_in(saved), word, about)
    return redirect(url_for("author.desk", article_id=article_id, show="text", _anchor=anchor))


def article_of(draft: LessonDraft) -> Article:
    """Give the article of a desk."""
    stored = articles.find_article(db.session, draft.article_id, g.identity.person_id)
    return articles.value_of(stored)


def said(saved: LessonDraft, typed: Mapping[str, str]) -> ResponseReturnValue:
    """Tell a script when the text was saved, where it goes on, and what others wrote meanwhile."""
    zone = current_app.config["BABEL_DEFAULT_TIMEZONE"]
    version = number_of(request.form.get("version"))
    since = desk_log.by_others_since(db.session, saved, version, g.identity.person_id)
    there = places(articles.desk_in(saved))
    others = {n: there[n] for n in typed if n in there and place_of_field(n) in since}
    text = _("Saved %(time)s", time=clock(saved.saved_at, zone))
    if since:
        names = ", ".join(dict.fromkeys(trace.name for trace in since.values()))
        text = f"{text} · {_('with what %(names)s changed meanwhile', names=names)}"
    return {
        "saved": text,
        "version": str(saved.version),
        "address": request.path,
        "since": str(version),
        "others": others,
    }


@blueprint.post("/articles/<uuid:article_id>/publish")
def publish_lesson(article_id: UUID) -> ResponseReturnValue:
    """Publish the lesson, or say what it still needs, or who was faster."""
    draft = desk_for(article_id)
    version, seen = (number_of(request.form.get(name)) for name in ("version", "seen"))
    try:
        done = lesson_publishing.publish_lesson(
            db.session, draft, g.identity.person_id, version=version, seen=seen
        )
    except UnsoundLessonError:
        return show_desk(draft, "publish", status=422, refused=True)
    except ConflictError as error:
        if error.code == "lesson-overtaken":
            return show_desk(draft, "publish", status=409, overtaken=True)
        return show_conflict(draft, Sent("publish"))
    flash(message(done), "success")
    return redirect(url_for("learn.lesson", slug=done.slug))


@blueprint.post("/articles/<uuid:article_id>/take-revision")
def take_revision(article_id: UUID) -> ResponseReturnValue:
    """Bring the desk to where the published lesson is."""
    draft = desk_for(article_id)
    try:
        version = number_of(request.form.get("version"))
        me = g.identity.person_id
        lesson_publishing.take_revision(db.session, draft, version=version, by=me)
    except ConflictError:
        return show_conflict(draft, Sent("take"))
    flash(_("The desk is where the published lesson is. Undo brings back what was there."))
    return redirect(url_for("author.desk", article_id=article_id, show="text"))


def message(done: PublishedLesson) -> str:
    """Say what publishing did, and how many questions to look at."""
    if not done.new:
        return str(_("Nothing had changed: revision %(number)s stands.", number=done.number))
    text = str(_("Published as revision %(number)s.", number=done.number))
    questions = {question for found in done.touched.values() for question in found}
    if not questions:
        return text
    looks = ngettext(
        "%(num)d question rests on a claim that changed: look at it.",
        "%(num)d questions rest on claims that changed: look at them.",
        len(questions),
    )
    return f"{text} {looks}"
