"""Trying a question out, as a student will see it. Nothing is kept."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import g, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.author import blueprint
from app.author.editing import desk_of, show_editor
from app.db import db
from app.refusals import malformed
from app.services import drafts, question_files
from app.services.soundness import examine
from lessons.document import Lesson
from quizzes.document import Answer, MalformedError, Question
from quizzes.types import press, type_of, typed_again


@blueprint.route("/questions/drafts/<uuid:draft_id>/preview", methods=["GET", "POST"])
def preview(draft_id: UUID) -> ResponseReturnValue:
    """Try a draft out, complete or not, as soon as there is something to ask."""
    desk = desk_of(drafts.find_draft(db.session, draft_id, g.identity.person_id))
    lesson = desk.lesson.lesson
    examined = examine(desk.data, desk.type_name, lesson, "preview")
    if examined.question is None:
        return show_editor(desk, examined.findings)
    back = url_for("author.draft", draft_id=draft_id)
    return try_out(examined.question, lesson, str(draft_id), back, len(examined.findings))


@blueprint.route("/questions/<uuid:question_id>/preview", methods=["GET", "POST"])
def try_question(question_id: UUID) -> ResponseReturnValue:
    """Try a published question out."""
    file = question_files.open_question(db.session, question_id)
    back = url_for("author.question", question_id=question_id)
    return try_out(file.question, file.lesson.lesson, str(question_id), back)


def try_out(
    question: Question, lesson: Lesson, seed: str, back: str, findings: int = 0
) -> ResponseReturnValue:
    """Show a question, or the answer just given to it, marked."""
    sent: dict[str, Any] = read_answer(question, lesson, seed) if request.method == "POST" else {}
    answer = sent.get("answer") or Answer()
    shown: dict[str, Any] = {}
    if sent.get("marked"):
        grade = type_of(question).grade(question, answer, lesson)
        shown = {"grade": grade, "r": type_of(question).review(question, answer, lesson, seed)}
    page = render_template(
        "author/preview.html",
        question=question,
        view=type_of(question).present(question, lesson, seed),
        answer=sent.get("typed", answer.value),
        errors=sent.get("errors", {}),
        back=back,
        pictures=f"{back}/images",
        findings=findings,
        **shown,
    )
    return page, 422 if sent.get("errors") else 200


def read_answer(question: Question, lesson: Lesson, seed: str) -> dict[str, Any]:
    """Read the answer that was sent: to be marked, to be moved on with, or malformed."""
    raw = request.form.to_dict(flat=False)
    try:
        moved = press(question, raw, lesson, seed)
        return {"answer": moved or type_of(question).parse(question, raw), "marked": moved is None}
    except MalformedError as error:
        field = error.details.get("field", "")
        errors = {field: malformed(error.code, error.details)}
        return {"errors": errors, "typed": typed_again(question, raw)}
