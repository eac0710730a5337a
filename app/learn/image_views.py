"""The images of what an attempt asks."""

from __future__ import annotations

from uuid import UUID

from flask import g
from flask.typing import ResponseReturnValue

from app.db import db
from app.image_answers import image_answer
from app.learn import blueprint
from app.services import images


@blueprint.get("/attempts/<uuid:id>/images/<sha256>")
def image(id: UUID, sha256: str) -> ResponseReturnValue:
    """Give an image to those who see the attempt."""
    me = g.identity.person_id
    return image_answer(images.image_in_attempt(db.session, id, me, sha256))
