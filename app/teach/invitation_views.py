"""Inviting another teacher: a link that is shown once and works once."""

from __future__ import annotations

from flask import g, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.db import db
from app.services import invitations
from app.teach import blueprint


@blueprint.route("/classes/invite", methods=["GET", "POST"])
def invite() -> ResponseReturnValue:
    """Explain invitations; make one and show its link."""
    link = None
    if request.method == "POST":
        token = invitations.invite_teacher(db.session, g.identity.person_id)
        link = url_for("account.invitation", token=token, _external=True)
    return render_template("teach/invite.html", link=link, days=invitations.LASTS.days)
