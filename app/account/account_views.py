"""One's own account: its names, its password, the devices that are logged in."""

from __future__ import annotations

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.account import blueprint
from app.account.devices import counted_for_own_password
from app.account.entrance import enter
from app.account.forms import DisplayNameForm, PasswordChangeForm, Refused, shown
from app.db import db
from app.services import logins, people


@blueprint.get("/account")
def account() -> ResponseReturnValue:
    """Show one's own account."""
    person = people.person_of(db.session, g.identity.person_id)
    devices = logins.count_logins(db.session, person.id)
    return render_template("account/account.html", person=person, devices=devices)


@blueprint.get("/account/sign-in-name")
def keep() -> ResponseReturnValue:
    """Show the sign-in name, to be noted down."""
    person = people.person_of(db.session, g.identity.person_id)
    return render_template("account/keep.html", person=person)


@blueprint.route("/account/password", methods=["GET", "POST"])
def password() -> ResponseReturnValue:
    """Change one's own password; every other log-in ends."""
    form, error = PasswordChangeForm(request.form), None
    if request.method == "POST" and form.validate():
        try:
            enter(change_with(form))
        except Refused as refused:
            error = refused
        else:
            flash(_("Your password is changed. All other devices are logged out."), "success")
            return redirect(url_for("account.account"))
    return shown("account/password.html", form, error)


def change_with(form: PasswordChangeForm) -> logins.Login:
    """Change the password as asked for."""
    return logins.change_password(
        db.session,
        g.identity.person_id,
        form.current.data or "",
        form.password.data or "",
        counted_for=counted_for_own_password(),
    )


@blueprint.route("/account/name", methods=["GET", "POST"])
def name() -> ResponseReturnValue:
    """Change the name that a teacher's students see."""
    form = DisplayNameForm(request.form, data={"display_name": g.identity.name})
    if request.method == "POST" and form.validate():
        people.rename_person(db.session, g.identity.person_id, form.display_name.data or "")
        flash(_("Your name is changed."), "success")
        return redirect(url_for("account.account"))
    return shown("account/name.html", form)


@blueprint.post("/account/logins/end")
def end_logins() -> ResponseReturnValue:
    """End all log-ins but this one."""
    identity = g.identity
    logins.end_other_logins(db.session, identity.person_id, identity.session_id)
    flash(_("All other devices are logged out."), "success")
    return redirect(url_for("account.account"))
