"""Students learn: lessons, quizzes, attempts, results."""

from flask import Blueprint

blueprint = Blueprint("learn", __name__)

from app.learn import views  # noqa: E402, F401 (views register themselves on the blueprint)
