"""What an author is told after pressing "Publish"."""

from __future__ import annotations

from dataclasses import replace

from flask import flash, g, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from app.author.changes import changes_between
from app.author.editing import desk_of, show_editor
from app.db import db
from app.models import QuestionDraft
from app.services import publishing, question_files
from app.services.problems import ConflictError
from app.services.publishing import Published
from app.services.soundness import UnsoundError


def publish(saved: QuestionDraft, seen: int) -> ResponseReturnValue:
    """Publish a draft, or say what it still needs, or who was faster."""
    try:
        done = publishing.publish_draft(db.session, saved, g.identity.person_id, seen=seen)
    except UnsoundError as error:
        return show_editor(desk_of(saved), error.findings)
    except ConflictError as error:
        return show_overtaken(saved, error.code)
    flash(message(done), "success")
    return redirect(url_for("author.question", question_id=done.question_id))


def message(done: Published) -> str:
    """Say what publishing did."""
    if not done.new:
        return str(_("Nothing had changed: revision %(number)s stands.", number=done.number))
    said = ngettext(
        "Published as revision %(number)s. %(num)d quiz asks it.",
        "Published as revision %(number)s. %(num)d quizzes ask it.",
        len(done.quizzes),
        number=done.number,
    )
    return str(said)


def show_overtaken(saved: QuestionDraft, code: str) -> ResponseReturnValue:
    """Show the draft beside what somebody else published meanwhile; the next press is knowing."""
    assert saved.question_id is not None
    desk, file = desk_of(saved), question_files.open_question(db.session, saved.question_id)
    base = question_files.number_of(db.session, saved.based_on_id)
    before = question_files.question_at(db.session, file.id, base)
    changes = changes_between(before, file.question, file.lesson.lesson)
    desk = replace(desk, seen=file.current)
    return show_editor(desk, conflict=code, file=file, base=base, changes=changes)
