"""The page that watches over the others."""

from __future__ import annotations

from flask.typing import ResponseReturnValue
from sqlalchemy import text

from app.db import db
from app.learn import blueprint


@blueprint.get("/health")
def health() -> ResponseReturnValue:
    """Say that the app runs and reaches its database."""
    db.session.execute(text("SELECT 1"))
    return {"status": "ok"}
