"""Images of questions and drafts, and the page that adds one."""

from __future__ import annotations

from uuid import UUID

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.author import blueprint
from app.author.exchange_words import say
from app.author.image_forms import ImageForm
from app.db import db
from app.image_answers import image_answer
from app.services import drafts, images
from quizzes.exchange import Note
from quizzes.image_checks import places_in
from quizzes.image_files import MOST_BROUGHT, ImageRefusedError, clean

OVERHEAD = 64 * 1024
"""Bytes of a form around its file."""


@blueprint.url_value_preprocessor
def admit_images(endpoint: str | None, _values: dict[str, object] | None) -> None:
    """Let this form bring more than the others; it comes before any of it is read."""
    if endpoint == "author.add_image":
        request.max_content_length = MOST_BROUGHT + OVERHEAD


@blueprint.get("/questions/<uuid:question_id>/images/<sha256>")
def image(question_id: UUID, sha256: str) -> ResponseReturnValue:
    """Give an image of a question, or of an earlier revision of it."""
    return image_answer(images.image_in_question(db.session, question_id, sha256))


@blueprint.get("/questions/drafts/<uuid:draft_id>/images/<sha256>")
def draft_image(draft_id: UUID, sha256: str) -> ResponseReturnValue:
    """Give an image of one's own draft."""
    draft = drafts.find_draft(db.session, draft_id, g.identity.person_id)
    return image_answer(images.image_in_draft(db.session, draft, sha256))


@blueprint.route("/questions/drafts/<uuid:draft_id>/images", methods=["GET", "POST"])
def add_image(draft_id: UUID) -> ResponseReturnValue:
    """Ask for an image; take it into the draft, described or not."""
    draft = drafts.find_draft(db.session, draft_id, g.identity.person_id)
    form = ImageForm()
    form.offer(places_in(draft.type, draft.data))
    if not form.validate_on_submit():
        return show_form(form, draft_id)
    db.session.rollback()  # nobody waits for the database while an image is drawn
    try:
        file, changes = clean(form.content())
    except ImageRefusedError as error:
        form.refuse(say(Note(error.code, error.details)))
        return show_form(form, draft_id)
    draft = drafts.find_draft(db.session, draft_id, g.identity.person_id)
    number = images.add_to_draft(db.session, draft, file, form.row())
    flash(" ".join([_("The image is added."), *(say(Note(*change)) for change in changes)]))
    return redirect(url_for("author.draft", draft_id=draft_id, _anchor=f"images-{number}"))


def show_form(form: ImageForm, draft_id: UUID) -> ResponseReturnValue:
    """Show the form; what was typed is kept, and the file must be chosen again."""
    draft = drafts.find_draft(db.session, draft_id, g.identity.person_id)
    page = render_template("author/add_image.html", form=form, draft=draft)
    return page, 422 if form.errors else 200
