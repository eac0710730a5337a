"""Authors write: the questions of a lesson's bank, drafts and revisions."""

from flask import Blueprint

blueprint = Blueprint("author", __name__)

from app.author import bank_views, draft_views  # noqa: E402, F401 (views register themselves)
