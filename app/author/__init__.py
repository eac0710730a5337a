"""Authors write: the questions of a lesson's bank, drafts and revisions."""

from flask import Blueprint

from app.author import lesson_words

blueprint = Blueprint("author", __name__)
blueprint.context_processor(lesson_words.for_templates)

from app.author import (  # noqa: E402, F401 (views register themselves on the blueprint)
    article_views,
    desk_views,
    draft_views,
    drafting_views,
    export_views,
    image_views,
    import_views,
    lesson_file_views,
    pack_views,
    question_views,
    quiz_views,
    sharing_views,
    text_views,
    trial_views,
)
