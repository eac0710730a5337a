"""A student's own work: what classes have set, how far it is, and practice."""

from __future__ import annotations

from flask import g, render_template
from flask.typing import ResponseReturnValue

from app.db import db, now
from app.learn import blueprint
from app.services import desks


@blueprint.get("/work")
def work() -> ResponseReturnValue:
    """Show what is due first at the top."""
    return render_template(
        "learn/work.html", desk=desks.desk_of(db.session, g.identity.person_id), at=now()
    )
