"""A place of the article put into an open form, for its author to save or to change."""

from __future__ import annotations

from flask import request
from flask_babel import gettext as _

from app.author.desk_fields import RowForm
from lessons.desk.rows import ClaimRow, Desk, Row
from lessons.desk.whereabouts import places_for

ALL = "places"
"""What a claim's link asks for: all of its places, as one sentence."""


def take_over(form: RowForm, desk: Desk, row: Row) -> None:
    """Put the place that a link names into the form; nothing that was not offered."""
    wanted, offered = request.args.get("take"), places_for(desk, row)
    if isinstance(row, ClaimRow) and wanted == ALL and offered:
        form["detail"].data = _("Where: %(places)s.", places=", ".join(offered))
    elif not isinstance(row, ClaimRow) and wanted in offered:
        form["place"].data = wanted
