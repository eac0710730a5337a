"""An attempt is its owner's alone, keeps the lesson as it was, and asks the database little."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.db import db
from app.models import StoredLesson
from app.services.shelving import shelve_lesson
from quizzes.types.sample_lesson import LESSON
from tests.harness.queries import counted
from tests.harness.taking import ALL


def test_the_panel_shows_the_lesson_as_it_was(app, amina, base):
    with app.app_context():
        sections = [LESSON.sections[0].model_copy(update={"title": "Rewritten"})]
        shelve_lesson(db.session, LESSON.model_copy(update={"sections": tuple(sections)}))
        db.session.commit()
        assert (
            db.session.scalars(
                select(StoredLesson.current_number).where(StoredLesson.slug == LESSON.slug)
            ).one()
            == 2
        )
    page = amina.open(f"{base}/lesson?n=3")
    assert "The conflict" in page.text
    assert "Rewritten" not in page.text
    assert page.links["Back to the quiz"] == f"{base}/3"


@pytest.mark.parametrize("place", ["", "/1", "/check", "/receipt", "/lesson"])
def test_an_attempt_is_nobody_else_s(visitors, amina, base, place):
    for other in (visitors.ben, visitors.dana, visitors.erik):
        other.open(base + place, status=404)
    answer = visitors.stranger().client.get(base + place)
    assert answer.location.startswith("/login")


def test_nobody_else_saves_or_hands_in(visitors, amina, base):
    for other in (visitors.ben, visitors.chidi, visitors.dana):
        other.post(f"{base}/1", {"choice": "hill", "save_key": "x" * 20}, status=404)
        other.post(f"{base}/submit", status=404)


@pytest.mark.parametrize("number", ["0", str(ALL + 1), "99"])
def test_a_question_that_is_not_asked(amina, base, number):
    amina.open(f"{base}/{number}", status=404)


def test_pages_of_an_attempt_ask_the_database_little(app, amina, base):
    """Who, the attempt, its answers; saving adds the answer."""
    for number in range(1, ALL + 1):
        amina.client.get(f"{base}/{number}")
    form = amina.open(f"{base}/1").form(action=f"{base}/1").fields()
    form["choice"] = "river"
    with app.app_context():
        engine = db.engine
    with counted(engine) as statements:
        assert amina.client.get(f"{base}/1").status_code == 200
    assert len(statements) <= 3, statements
    with counted(engine) as statements:
        assert amina.client.post(f"{base}/1", data=form).status_code == 302
    assert len(statements) <= 4, statements
    with counted(engine) as statements:
        amina.client.get(f"{base}/check")
    assert len(statements) <= 3, statements
