"""Teachers teach: classes, assignments, gradebook, quiz reports."""

from flask import Blueprint

from app.teach import figures, first_looks, mending_words, shared_words, wording

blueprint = Blueprint("teach", __name__)
for words in (wording, figures, first_looks, mending_words, shared_words):
    blueprint.context_processor(words.for_templates)

from app.teach import (  # noqa: E402, F401 (views register themselves on the blueprint)
    assignment_views,
    class_views,
    gradebook_views,
    invitation_views,
    joining_views,
    marking_views,
    mending_undo_views,
    mending_views,
    report_files,
    report_views,
    roster_views,
)
