"""One-time links that make teachers."""

from __future__ import annotations

from flask import redirect, request
from flask.typing import ResponseReturnValue

from app.account import blueprint
from app.account.entrance import earlier_login, enter, guest_id, home
from app.account.forms import Refused, TeacherForm, shown
from app.db import db
from app.services import invitations
from app.services.logins import Login


@blueprint.route("/invitations/<token>", methods=["GET", "POST"])
def invitation(token: str) -> ResponseReturnValue:
    """Make a teacher's account, once."""
    form, error = TeacherForm(request.form), None
    if request.method == "POST" and form.validate():
        try:
            began = accept_with(form, token)
        except Refused as refused:
            error = refused
        else:
            enter(began)
            return redirect(home(began.role))
    welcome = invitations.read_invitation(db.session, token)
    return shown("account/invitation.html", form, error, welcome=welcome)


def accept_with(form: TeacherForm, token: str) -> Login:
    """Make the account that was asked for."""
    teacher = invitations.NewTeacher(
        display_name=form.display_name.data or "",
        sign_in_name=form.sign_in_name.data or "",
        password=form.password.data or "",
    )
    return invitations.accept_invitation(
        db.session, token, teacher, guest_id=guest_id(), instead_of=earlier_login()
    )
