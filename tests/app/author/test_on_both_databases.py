"""Writing, publishing and editing a question, page by page, on SQLite and on PostgreSQL."""

from __future__ import annotations

from app.db import db
from quizzes.types.sample_lesson import LESSON
from tests.app.author.filling import fill_in, press
from tests.app.author.test_every_type import SAMPLES
from tests.harness import cast as casting
from tests.harness.taking import shelve_every_type

WORDS = {"title": "Written here", "summary": "All that was written here."}


def test_a_question_is_written_published_edited_and_compared(any_app):
    with any_app.app_context():
        shelve_every_type(db.session)
    chidi = casting.bring(any_app).chidi
    chidi.open(f"/questions/new/matching?lesson={LESSON.slug}")
    fill_in(chidi, SAMPLES["matching"], "Begin a new quiz for it")
    chidi.submit("Begin the quiz", **WORDS)
    page = press(chidi, "Publish", **{"choices-2-text": "The Guard\x00 of the marsh"})
    assert "Published as revision 1. 1 quiz asks it." in page.text
    chidi.submit("Edit")
    page = press(chidi, "Publish", stem="Who gives what, and to whom?")
    assert "Published as revision 2." in page.text
    page = chidi.open(f"{page.path}/changes")
    assert "Now: Who gives what, and to whom?" in page.text
    assert "Who gives what, and to whom?" in chidi.open("/questions?claim=south-backs-front").links
