"""Mending a question: choose how, look what it would do, apply it."""

from __future__ import annotations

import secrets
from typing import Any
from uuid import UUID

from flask import flash, g, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.db import db
from app.refusals import refusal
from app.services.mending import apply_mending as apply_plan
from app.services.mending import look_ahead
from app.services.mending_desk import given_at, state_of
from app.services.mending_effects import Effect
from app.services.mending_outlook import outlook
from app.services.problems import ConflictError, NotAllowedError
from app.teach import blueprint
from app.teach.mending_desk import Desk, desk_for
from app.teach.mending_forms import SEED, Wish, read_kind, read_wish
from quizzes.mending import Kind
from quizzes.types import may_rekey, type_of

ADDRESS = "/classes/<uuid:class_id>/quizzes/<slug>/questions/<key>/mend"
KEY_BYTES = 12
NEEDS_ANSWER = {Kind.KEY, Kind.ACCEPT}


@blueprint.get(ADDRESS)
def mend(class_id: UUID, slug: str, key: str) -> ResponseReturnValue:
    """Ask what is to be done to a question, and list what was done before."""
    desk = desk_for(class_id, slug, key, request.args)
    kind = read_kind(request.args)
    if kind in NEEDS_ANSWER and may_rekey(desk.version.question):
        return ask(desk, Wish(kind, {}, desk.key_now if in_parts(desk) else None))
    given = given_at(db.session, desk.looked_at, desk.version)
    suggested = request.args.get("suggest")
    parts = (part for one in given for part in one.grade.parts)
    rival = next((part.text for part in parts if part.key == suggested and not part.right), None)
    return render_template(
        "teach/mend.html",
        desk=desk,
        given=given,
        rival=rival,
    )


@blueprint.get(f"{ADDRESS}/try")
def try_mending(class_id: UUID, slug: str, key: str) -> ResponseReturnValue:
    """Show who would gain and lose. Nothing is written."""
    desk = desk_for(class_id, slug, key, request.args)
    wish = wish_for(desk, request.args)
    if wish is None:
        return redirect(desk.address)
    if wish.plan is None:
        return ask(desk, wish), 422 if wish.errors else 200
    return show(desk, wish)


@blueprint.post(f"{ADDRESS}/apply")
def apply_mending(class_id: UUID, slug: str, key: str) -> ResponseReturnValue:
    """Mend the question, once; or show what it would do by another choice, with what was typed."""
    desk = desk_for(class_id, slug, key, request.form)
    wish = wish_for(desk, request.form)
    if wish is None or wish.plan is None:
        return redirect(desk.address)
    if "look" in request.form:
        return show(desk, wish)
    how = {name: request.form.get(name, "") for name in ("note", "seen", "apply_key")}
    try:
        if request.form.get("looked") != wish.terms:
            raise NotAllowedError("mending-unseen")
        apply_plan(db.session, g.identity.person_id, wish.plan, **how)
    except NotAllowedError as error:
        db.session.rollback()
        return show(desk, wish, error), 409 if isinstance(error, ConflictError) else 422
    flash(_("The question is mended. It can be undone below."), "success")
    return redirect(desk.address)


def wish_for(desk: Desk, form: Any) -> Wish | None:
    """Read what is wished for a question."""
    kind = read_kind(form)
    if kind is None or (kind in NEEDS_ANSWER and not may_rekey(desk.version.question)):
        return None
    return read_wish(kind, form, desk)


def in_parts(desk: Desk) -> bool:
    """Tell whether a key has parts, of which one alone may be wrong."""
    return isinstance(desk.key_now, dict | list)


def ask(desk: Desk, wish: Wish) -> str:
    """Ask which answer is right, on the question as students saw it."""
    question, lesson = desk.version.question, desk.version.lesson
    given = given_at(db.session, desk.looked_at, desk.version)
    return render_template(
        "teach/mend_answer.html",
        desk=desk,
        wish=wish,
        view=type_of(question).present(question, lesson, SEED),
        answer=wish.answer,
        errors=wish.errors,
        given=[one for one in given if not desk.right_now(one.value)],
        in_parts=in_parts(desk),
    )


def show(desk: Desk, wish: Wish, error: NotAllowedError | None = None) -> str:
    """Show what a mending would do, and what is wrong with applying it."""
    plan = wish.plan
    assert plan is not None
    effects: list[Effect] = []
    try:
        effects = look_ahead(db.session, plan)
    except NotAllowedError as refused:
        error = error or refused
    return render_template(
        "teach/try_mending.html",
        desk=desk,
        wish=wish,
        outlook=outlook(db.session, effects, desk.key, plan.places),
        refused=refusal(error.code, error.details) if error else None,
        unsaid=error is not None and error.code == "mending-needs-reason",
        possible=error is None or error.code != "nothing-left-to-count",
        note=request.form.get("note", ""),
        seen=state_of(plan.places),
        apply_key=request.form.get("apply_key") or secrets.token_urlsafe(KEY_BYTES),
    )
