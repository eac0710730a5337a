"""Questions and lessons are written and published page by page, on both kinds of database."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select

from app.db import db
from app.models import Person
from app.services.lesson_drafts import find_desk
from quizzes.types.sample_lesson import LESSON
from tests.app.author.filling import fill_in, press
from tests.app.author.test_every_type import SAMPLES
from tests.harness import cast as casting
from tests.harness.desk import ARTICLE, make, ready

WORDS = {"title": "Written here", "summary": "All that was written here."}


def test_a_question_is_written_published_edited_and_compared(quiz_of_every_type, any_app):
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


def test_an_article_becomes_a_lesson(any_app):
    chidi = casting.bring(any_app).chidi
    chidi.open("/articles/new")
    chidi.submit("Continue", text=f"{ARTICLE}\x00")
    page = chidi.submit("Find actors", title="Two\x00 shores")
    desk = page.path
    with any_app.app_context():
        draft = find_desk(db.session, UUID(desk.split("/")[2]), chidis_id())
        make(db.session, draft, ready, "write")
    chidi.open(f"{desk}?show=text")
    chidi.submit("Save", action=f"{desk}/text", title="Salt\x00 and water")
    chidi.open(f"{desk}?show=claims&edit=uganda-backs-kenya")
    chidi.submit("Save and accept", quote="Kenya is\x00 supported")
    chidi.open(f"{desk}?show=publish")
    assert "Published as revision 1." in chidi.submit("Publish").text
    assert "revision 1" in chidi.open("/articles/lessons/salt-and-water").text.lower()


def chidis_id():
    """Give Chidi's id."""
    return db.session.scalars(select(Person.id).where(Person.sign_in_name == "chidi")).one()
