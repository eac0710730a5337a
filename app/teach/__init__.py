"""Teachers teach: classes, assignments, gradebook, quiz reports."""

from flask import Blueprint

blueprint = Blueprint("teach", __name__)

from app.teach import views  # noqa: E402, F401 (views register themselves on the blueprint)
