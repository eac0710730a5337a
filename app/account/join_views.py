"""Join a class: type its code, see whose it is, give a name, choose a password."""

from __future__ import annotations

from uuid import UUID

from flask import flash, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.account import blueprint
from app.account.devices import counted_for_code
from app.account.entrance import enter, guest_id
from app.account.forms import CodeForm, DisplayNameForm, Refused, StudentForm, shown
from app.db import db, new_id
from app.models import Role
from app.services import joining, names
from app.services.logins import Login


@blueprint.get("/join/<code>", endpoint="join_link")
@blueprint.route("/join", methods=["GET", "POST"])
def join(code: str = "") -> ResponseReturnValue:
    """Ask for the class's code. A link brings it along, but only a person sends it."""
    form, error = CodeForm(request.form, data={"code": code[:40]}), None
    if request.method == "POST" and form.validate():
        try:
            counted_for = counted_for_code()
            offer = joining.find_class(db.session, form.code.data or "", counted_for=counted_for)
        except Refused as refused:
            error = refused
        else:
            session["joining"] = {
                "code": offer.code,
                "class": offer.class_name,
                "id": str(new_id()),
            }
            return redirect(url_for("account.join_class"))
    return shown("account/join.html", form, error)


@blueprint.route("/join/class", methods=["GET", "POST"])
def join_class() -> ResponseReturnValue:
    """Show the class and its teacher; ask a newcomer's name, or a student to confirm."""
    if "joining" not in session:
        return redirect(url_for("account.join"))
    offer = joining.offer_of(db.session, session["joining"]["code"])
    if g.identity and g.identity.is_member:
        return confirm(offer)
    form = DisplayNameForm(request.form, data={"display_name": session["joining"].get("name")})
    if request.method == "POST" and form.validate():
        session["joining"] = {**session["joining"], "name": form.display_name.data}
        return redirect(url_for("account.join_account"))
    return shown("account/join_class.html", form, offer=offer, tried=guest_id() is not None)


def confirm(offer: joining.Offer) -> ResponseReturnValue:
    """Let somebody who has an account join with it."""
    if request.method == "GET" or g.identity.role is not Role.STUDENT:
        return render_template("account/join_also.html", offer=offer)
    joining.join_with_account(db.session, offer.code, g.identity.person_id)
    session.pop("joining")
    welcome(offer.class_name)
    return redirect("/work")


def welcome(class_name: str) -> None:
    """Say that joining has worked."""
    flash(_("You are in the class %(name)s.", name=class_name), "success")


@blueprint.route("/join/account", methods=["GET", "POST"])
def join_account() -> ResponseReturnValue:
    """Make the account: a suggested sign-in name and a password."""
    wanted = session.get("joining", {})
    if "name" not in wanted or (g.identity and g.identity.is_member):
        return redirect(url_for("account.join_class"))
    form, error = StudentForm(request.form, data=suggestion(wanted["name"])), None
    if request.method == "POST" and form.validate():
        try:
            enter(join_with(form, wanted))
        except Refused as refused:
            error = refused
        else:
            welcome(wanted["class"])
            return redirect(url_for("account.keep"))
    return shown("account/join_account.html", form, error, name=wanted["name"])


def suggestion(display_name: str) -> dict[str, str]:
    """Suggest a sign-in name where none was typed yet."""
    if request.method == "POST":
        return {}
    return {"sign_in_name": names.suggest_sign_in_name(db.session, display_name)}


def join_with(form: StudentForm, wanted: dict[str, str]) -> Login:
    """Make the account that was asked for on the pages before."""
    student = joining.NewStudent(
        id=UUID(wanted["id"]),
        display_name=wanted["name"],
        sign_in_name=form.sign_in_name.data or "",
        password=form.password.data or "",
    )
    return joining.join_as_new(db.session, wanted["code"], student, guest_id=guest_id())
