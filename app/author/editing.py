"""The editor's page: from a draft to a form, from a form to a draft's data, and what is amiss."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from app.author.faults import faults_of
from app.author.forms import QuestionForm, form_data
from app.author.image_forms import named_images, typed_images
from app.author.placing import TYPE_PART, beside, ids_on_page, place, tell
from app.author.writing import advice_on_draft
from app.db import db, new_id
from app.models import QuestionDraft, StoredQuiz
from app.services import bank, draft_saves, images
from app.services.library import PinnedLesson
from app.services.publishing import lesson_of
from app.services.quiz_items import asked_in
from app.services.soundness import examine
from quizzes.image_checks import places_in
from quizzes.types import TYPES
from quizzes.types.base import Finding
from quizzes.types.submission import typed_rows

STARTS: dict[str, dict[str, Any]] = {
    "true-false": {
        "preset": "true-false",
        "options": [{"key": "true", "text": "True"}, {"key": "false", "text": "False"}],
    }
}


@dataclass(frozen=True)
class Desk:
    """What an author is at work on: a draft, or a question not yet kept (version 0).

    `seen` is the number of the revision that was shown as published by somebody else meanwhile,
    `asked_in` names the quizzes that ask the question already.
    """

    lesson: PinnedLesson
    type_name: str
    data: dict[str, Any]
    quiz: str | None = None
    version: int = 0
    seen: int = 0
    draft_id: UUID = field(default_factory=new_id)
    question_id: UUID | None = None
    asked_in: tuple[str, ...] = ()
    saved_at: datetime | None = None
    origin: dict[str, Any] | None = None

    @property
    def kept(self) -> bool:
        """Tell whether there is a draft already."""
        return self.version > 0


def desk_of(draft: QuestionDraft) -> Desk:
    """Lay a draft out for the editor."""
    chosen = db.session.get(StoredQuiz, draft.quiz_id) if draft.quiz_id else None
    return Desk(
        lesson=lesson_of(db.session, draft.lesson_id),
        type_name=draft.type,
        data=dict(draft.data),
        quiz=chosen.slug if chosen else None,
        version=draft.version,
        draft_id=draft.id,
        question_id=draft.question_id,
        asked_in=tuple(quiz.slug for quiz in asked_in(db.session, draft.question_id)),
        saved_at=draft.saved_at,
        origin=draft.origin,
    )


def typed(form: QuestionForm, desk: Desk) -> dict[str, Any]:
    """Give all that was typed, in both parts of the editor, as in a quiz's file."""
    raw = request.form.to_dict(flat=False)
    own = TYPES[desk.type_name].read_form(raw)
    rows = typed_rows(raw, "waived", ("rule", "reason")).values()
    waived = [row for row in rows if len(row) == 2]  # a rule without a reason is not waived
    shown = typed_images(raw, images.facts_of(db.session, named_images(raw)))
    more = {"waived": waived, "images": shown}
    return form.plain_data(desk.lesson.lesson) | own | {n: rows for n, rows in more.items() if rows}


def quiz_id(form: QuestionForm, desk: Desk) -> UUID | None:
    """Give the chosen quiz."""
    return draft_saves.quiz_of_lesson(db.session, desk.lesson.id, form.quiz.data)


def show_editor(
    desk: Desk, findings: Iterable[Finding] = (), conflict: str = "", **context: Any
) -> ResponseReturnValue:
    """Show the editor with what is typed; each finding in the summary and beside its field."""
    form, part, pictures = form_of(desk), render_part(desk, {}), render_images(desk, {})
    ids = ids_on_page(form, part, pictures)
    faults = place(faults_of(findings, desk.lesson.lesson), ids)
    errors = beside(faults)
    if faults:
        part, pictures = render_part(desk, errors), render_images(desk, errors)
        tell(form, errors)
    page = render_template(
        "author/editor.html",
        desk=desk,
        form=form,
        part=part,
        pictures=pictures,
        lesson=desk.lesson.lesson,
        faults=faults,
        type_fault=errors.get(TYPE_PART, ""),
        conflict=conflict,
        **writing_on(desk, ids),
        **context,
    )
    return page, 409 if conflict else 422 if faults else 200


def writing_on(desk: Desk, ids: list[str]) -> dict[str, Any]:
    """Give what the part on item writing shows: the advice, and whether there is a question yet."""
    question = examine(desk.data, desk.type_name, desk.lesson.lesson, "draft").question
    waived = desk.data.get("waived", ())
    return {
        "ready": question is not None,
        "advice": advice_on_draft(question, waived, desk.lesson.lesson, ids),
    }


def render_writing(desk: Desk) -> str:
    """Show the part on item writing alone, for a page that stays open."""
    ids = ids_on_page(form_of(desk), render_part(desk, {}))
    return render_template("author/_writing.html", **writing_on(desk, ids))


def form_of(desk: Desk) -> QuestionForm:
    """Make the form that shows what lies on the desk."""
    filled = form_data(desk.data, desk.quiz) | {
        "version": str(desk.version),
        "seen": str(desk.seen),
        "key": str(desk.draft_id),
    }
    form = QuestionForm(formdata=None, data=filled)
    titles = {quiz.slug: quiz.title for quiz in bank.quizzes_of_lesson(db.session, desk.lesson.id)}
    form.offer(desk.lesson.lesson, titles, desk.asked_in)
    return form


def render_images(desk: Desk, errors: Mapping[str, str]) -> Markup:
    """Show the fields of the question's images; nothing if it has none."""
    html = render_template(
        "author/_images.html",
        rows=desk.data.get("images", ()),
        places=places_in(desk.type_name, desk.data),
        address=url_for("author.draft", draft_id=desk.draft_id),
        errors=errors,
    )
    return Markup(html)  # noqa: S704 - it comes from a template, which escaped what was typed


def render_part(desk: Desk, errors: Mapping[str, str]) -> Markup:
    """Show the fields of the question's type."""
    html = render_template(
        f"types/{desk.type_name}/edit.html",
        data=desk.data,
        errors=errors,
        lesson=desk.lesson.lesson,
    )
    return Markup(html)  # noqa: S704 - it comes from a template, which escaped what was typed
