"""Where an attempt goes on, and in which zone its times are shown."""

from __future__ import annotations

from flask import current_app, url_for

from app.db import now
from app.services.attempts import FoundAttempt
from app.services.sheets import Sheet


def zone_of(attempt: FoundAttempt) -> str:
    """Name the class's zone; that of the site where no class is concerned."""
    return attempt.zone or str(current_app.config["BABEL_DEFAULT_TIMEZONE"])


def first_place(sheet: Sheet) -> str:
    """Give the address where an attempt goes on: the first question without an answer."""
    attempt = sheet.attempt
    if attempt.submitted_at is not None:
        return url_for("learn.attempt", id=attempt.id)
    number = None if attempt.closed(now()) else sheet.first_open()
    if number is None:
        return url_for("learn.check", id=attempt.id)
    return url_for("learn.question", id=attempt.id, n=number)
