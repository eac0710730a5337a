"""Taking a quiz: one question a page, the lesson beside it."""

from __future__ import annotations

import secrets
from uuid import UUID

from flask import g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.db import db, now
from app.errors import wants_json
from app.learn import blueprint
from app.learn.fragments import flashes, fragment, page
from app.learn.places import first_place, zone_of
from app.presentation import clock
from app.refusals import malformed
from app.services import answers, sheets
from app.services.answers import SavedAnswer, Saving
from app.services.sheets import Sheet
from app.signed_forms import form_token
from quizzes.document import JsonValue, MalformedError, Raw
from quizzes.types import type_of, typed_again

KEY_BYTES = 12
FLAGS = {"flag": True, "unflag": False}


@blueprint.route("/attempts/<uuid:id>/<int:n>", methods=["GET", "POST"])
def question(id: UUID, n: int) -> ResponseReturnValue:
    """Show a question, or save what was answered."""
    if request.method == "POST":
        return save(id, n)
    sheet = sheets.own_sheet(db.session, id, g.identity.person_id)
    sheet.question(n)
    if sheet.attempt.submitted_at is not None or sheet.attempt.closed(now()):
        return redirect(first_place(sheet))
    return show(sheet, n)


def save(id: UUID, n: int) -> ResponseReturnValue:
    """Save an answer, then go where the button says; a script only hears that it is saved."""
    raw = request.form.to_dict(flat=False)
    key = request.form.get("save_key") or secrets.token_urlsafe(KEY_BYTES)
    flagged = FLAGS.get(request.form.get("go", ""))
    try:
        saving = answers.save_answer(db.session, g.identity.person_id, id, n, raw, key, flagged)
    except MalformedError as error:
        return refuse(id, n, raw, error)
    if wants_json():
        return said(saving)
    return redirect(onward(saving, n))


def said(saving: Saving) -> dict[str, str]:
    """Tell a script when the answer was saved, and the key for its next save."""
    at = saving.saved.saved_at
    return {
        "saved_at": clock(at, zone_of(saving.attempt)) if at else "",
        "save_key": saving.next_key,
    }


def onward(saving: Saving, n: int) -> str:
    """Give the address that the pressed button leads to."""
    button, id = request.form.get("go", "next"), saving.attempt.id
    if button == "leave":
        return url_for("learn.quiz", slug=saving.quiz.slug)
    if button in FLAGS or "move" in request.form:
        return url_for("learn.question", id=id, n=n) + ("?from=check" if from_check() else "")
    to = int(button) if button.isdecimal() else n - 1 if button == "back" else n + 1
    if button == "check" or to > len(saving.quiz.questions):
        return url_for("learn.check", id=id)
    return url_for("learn.question", id=id, n=max(1, to))


def refuse(id: UUID, n: int, raw: Raw, error: MalformedError) -> ResponseReturnValue:
    """Say what is wrong with an answer, keeping what was typed."""
    words = malformed(error.code, error.details)
    if wants_json():
        return {"code": error.code, "text": words}, 422
    sheet = sheets.own_sheet(db.session, id, g.identity.person_id)
    typed = typed_again(sheet.question(n), raw)
    field = "question" if typed is None else error.details.get("field", "")
    return show(sheet, n, typed, {field: words}), 422


def show(
    sheet: Sheet, n: int, typed: JsonValue = None, errors: dict[str, str] | None = None
) -> str:
    """Show a question with the answer saved last, or with what was typed and what is wrong."""
    asked = sheet.question(n)
    saved = sheet.saved(asked)
    view = type_of(asked).present(asked, sheet.lesson, sheet.seed)
    place = {"n": n, "of": len(sheet.questions)}
    state = {**place, "flagged": saved.flagged}
    answer = saved.value if typed is None else typed
    ways = {"from_check": from_check(), "marks": sheet.marks}
    address = url_for("learn.attempt", id=sheet.attempt.id)
    pictures = {"pictures": f"{address}/images"}
    holes = {
        "flashes": flashes(),
        "address": address,
        "seed": sheet.seed,
        "token": form_token(),
        "save_key": secrets.token_urlsafe(KEY_BYTES),
        "asked": page(
            "learn/_asked.html", pictures, **state, view=view, answer=answer, errors=errors
        ),
        "saved": saved_words(saved, sheet),
        "ways": fragment("learn/_ways.html", **state, **ways),
    }
    told = {"quiz": sheet.pinned.quiz.title, "type": asked.type, "stem": asked.stem}
    return page("learn/question.html", holes, **place, **told, errors=errors)


def saved_words(saved: SavedAnswer, sheet: Sheet) -> str:
    """Say when an answer was saved."""
    if saved.saved_at is None:
        return ""
    return str(_("Saved %(time)s", time=clock(saved.saved_at, zone_of(sheet.attempt))))


def from_check() -> bool:
    """Tell whether the question was opened from the list of answers."""
    return request.args.get("from") == "check"


@blueprint.get("/attempts/<uuid:id>/lesson")
def attempt_lesson(id: UUID) -> ResponseReturnValue:
    """Show the lesson as it was when the attempt was begun: its text alone."""
    sheet = sheets.seen_sheet(db.session, id, g.identity.person_id)
    n = request.args.get("n", type=int)
    return render_template("learn/attempt_lesson.html", sheet=sheet, lesson=sheet.lesson, n=n)
