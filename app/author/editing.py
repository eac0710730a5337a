"""The editor's page: from a draft to a form, and from a form to a draft's data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import render_template, request
from flask.typing import ResponseReturnValue

from app.author.forms import QuestionForm, form_data
from app.db import db
from app.services import bank, drafts
from app.services.library import PinnedLesson
from quizzes.types import TYPES
from quizzes.types.base import Finding

STARTS: dict[str, dict[str, Any]] = {
    "true-false": {
        "preset": "true-false",
        "options": [{"key": "true", "text": "True"}, {"key": "false", "text": "False"}],
    }
}


@dataclass(frozen=True)
class Desk:
    """What an author is at work on: a draft, or a question not yet kept."""

    lesson: PinnedLesson
    type_name: str
    data: dict[str, Any]
    quiz: str | None
    version: int = 0
    draft_id: UUID | None = None
    question_id: UUID | None = None


def form_of(desk: Desk) -> QuestionForm:
    """Make the form: from what was sent, or else from the draft."""
    filled = form_data(desk.data, desk.quiz, desk.version)
    form = QuestionForm(data=None if request.method == "POST" else filled)
    quizzes = bank.quizzes_of_lesson(db.session, desk.lesson.id)
    form.offer(desk.lesson.lesson, [(quiz.slug, quiz.title) for quiz in quizzes])
    return form


def typed(form: QuestionForm, type_name: str) -> dict[str, Any]:
    """Give all that was typed, in both parts of the editor, as in a quiz's file."""
    return form.plain_data() | TYPES[type_name].read_form(request.form.to_dict(flat=False))


def quiz_id(form: QuestionForm) -> UUID | None:
    """Give the chosen quiz."""
    return drafts.quiz_id_of(db.session, form.quiz.data)


def show_editor(
    desk: Desk,
    form: QuestionForm,
    data: dict[str, Any],
    findings: Iterable[Finding] = (),
    conflict: str = "",
) -> ResponseReturnValue:
    """Show the editor with what is typed, and each finding beside its field."""
    errors = form.show(findings)
    page = render_template(
        "author/editor.html",
        desk=desk,
        form=form,
        data=data,
        lesson=desk.lesson.lesson,
        errors=errors,
        conflict=conflict,
    )
    status = 409 if conflict else 422 if errors or form.errors else 200
    return page, status
