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
from app.author.desk_words import anchor_of
from app.author.forms import number_of
from app.db import db
from app.errors import wants_json
from app.models import LessonDraft
from app.presentation import clock
from app.services import articles, desk_log, lesson_publishing
from app.services.lesson_publishing import PublishedLesson, UnsoundLessonError
from app.services.problems import ConflictError
from lessons.desk.rows import Desk
from lessons.desk.writing import add_paragraph, add_section, places, state_claim, write
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
        then=lambda desk: pressed(desk, word, about, sources(draft)),
    )
    if not isinstance(saved, LessonDraft):
        return saved
    if wants_json():
        return said(saved, typed)
    anchor = place_of(articles.desk_in(saved), word, about)
    return redirect(url_for("author.desk", article_id=article_id, show="text", _anchor=anchor))


def pressed(desk: Desk, word: str, about: str, source: list[int]) -> Desk:
    """Do what a button of the text says."""
    if word == "section":
        return add_section(desk)
    if word == "paragraph":
        return add_paragraph(desk, about)
    claim = next((row for row in desk.claims if row.id == about), None)
    if word == "state" and claim:
        known = claim.sentence and claim.sentence <= len(source)
        number = source[claim.sentence - 1] if known and claim.sentence else 1
        return state_claim(desk, about, f"S{number}")
    return desk


def sources(draft: LessonDraft) -> list[int]:
    """Give the number of each sentence's paragraph in the article."""
    stored = articles.find_article(db.session, draft.article_id, g.identity.person_id)
    return [sentence.paragraph for sentence in articles.value_of(stored).sentences]


def place_of(desk: Desk, word: str, about: str) -> str:
    """Give the field to go on with after a button was pressed."""
    if word == "section" and desk.sections:
        return anchor_of(f"{desk.sections[-1].id}.title")
    if word == "paragraph":
        section = next((s for s in desk.sections if s.id == about), None)
        return anchor_of(f"{section.paragraphs[-1].id}.text") if section else "text"
    return f"stated-{about}" if word == "state" else "draft"


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
