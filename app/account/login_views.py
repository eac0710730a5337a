"""Log in, log in again without losing what was being sent, log out."""

from __future__ import annotations

import json

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.account import blueprint
from app.account.devices import counted_for_login
from app.account.entrance import earlier_login, enter, guest_id, home, leave, local_path
from app.account.forms import AgainForm, LoginForm, Refused, shown
from app.db import db
from app.services import guests, logins, sessions


@blueprint.route("/login", methods=["GET", "POST"])
def login() -> ResponseReturnValue:
    """Log somebody in and bring them where they wanted to go."""
    target = local_path(request.values.get("next"))
    if request.method == "GET" and g.identity and g.identity.is_member:
        return redirect(target or home(g.identity.role))
    form, error = LoginForm(request.form, data={"next": target}), None
    if request.method == "POST" and form.validate():
        try:
            began = log_in_with(form)
        except Refused as refused:
            error = refused
        else:
            enter(began)
            return redirect(target or home(began.role))
    return shown("account/login.html", form, error, tried=tried_here())


@blueprint.post("/login/again")
def login_again() -> ResponseReturnValue:
    """Log somebody in again, and offer to send what they had written."""
    form, error = AgainForm(request.form), None
    if form.validate():
        try:
            began = log_in_with(form)
        except Refused as refused:
            error = refused
        else:
            enter(began)
            return offer_to_send(form, same=form.whose.data == str(began.person_id))
    return shown("errors/sign_in_again.html", form, error, **waiting(form))


def log_in_with(form: LoginForm) -> logins.Login:
    """Check the password that was typed, counting a miss where it belongs."""
    name = form.sign_in_name.data or ""
    return logins.log_in(
        db.session,
        name,
        form.password.data or "",
        counted_for=counted_for_login(name),
        guest_id=guest_id() if form.bring.data else None,
        instead_of=earlier_login(),
    )


def tried_here() -> object:
    """List what a guest tried on this device, for them to bring along."""
    guest = guest_id()
    return guests.tried_by_guest(db.session, guest) if guest else ()


def waiting(form: AgainForm) -> dict[str, str]:
    """Give what waits to be sent, as the page carries it."""
    fields = (form.kept, form.target, form.whose)
    return {field.name: field.data or "" for field in fields}


def offer_to_send(form: AgainForm, *, same: bool) -> ResponseReturnValue:
    """Show one button that sends what was written; to somebody else, say so first."""
    target = local_path(form.target.data)
    if not target:
        return redirect(home(g.identity.role))
    return render_template("account/send_kept.html", kept=kept_of(form), target=target, same=same)


def kept_of(form: AgainForm) -> list[tuple[str, str]]:
    """Read the fields that were being sent; a form that somebody has tampered with keeps none."""
    try:
        return [(str(name), str(value)) for name, value in json.loads(form.kept.data or "[]")]
    except (ValueError, TypeError):
        return []


@blueprint.post("/logout")
def logout() -> ResponseReturnValue:
    """End the log-in on the server, and in the browser."""
    if g.identity:
        sessions.end_session(db.session, g.identity.session_id)
    leave()
    flash(_("You are logged out."), "success")
    return redirect(url_for("learn.lessons"))
