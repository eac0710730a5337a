"""Students learn: lessons, quizzes, attempts, results."""

from flask import Blueprint

blueprint = Blueprint("learn", __name__)

from app.learn import (  # noqa: E402, F401 (views register themselves on the blueprint)
    attempt_views,
    health_views,
    image_views,
    lesson_views,
    quiz_views,
    result_views,
    work_views,
)
