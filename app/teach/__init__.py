"""Teachers teach: classes, assignments, gradebook, quiz reports."""

from flask import Blueprint

from app.teach import wording

blueprint = Blueprint("teach", __name__)
blueprint.context_processor(wording.for_templates)

from app.teach import (  # noqa: E402, F401 (views register themselves on the blueprint)
    assignment_views,
    class_views,
    gradebook_views,
    invitation_views,
    joining_views,
    report_views,
    roster_views,
)
