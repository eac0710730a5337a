"""A teacher in a real browser: classes, assigning, the gradebook on a phone, the report."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from app.db import db, now
from app.services import assignments
from app.services.assignments import Terms
from tests.harness.browser import inspect
from tests.harness.sittings import sit

QUIZZES = ("actors", "proxy-dynamics", "reading-critically")


@pytest.fixture
def base(cast):
    return f"/classes/{cast.chidis_class}"


@pytest.fixture
def work(app, cast):
    """Two students at three quizzes, one left unfinished, one closing soon."""
    with app.app_context():
        chidi, class_id = cast.chidi.id, cast.chidis_class
        for hours, slug in zip((3, 300, None), QUIZZES, strict=True):
            closes_at = now() + timedelta(hours=hours) if hours else None
            terms = Terms(closes_at=closes_at)
            assignments.assign_quiz(db.session, chidi, class_id, slug, terms)
            sit(db.session, cast.amina.id, slug, right=4)
        sit(db.session, cast.ben.id, "actors", right=2, hand_in=False)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_class_is_made_and_a_quiz_assigned(window, cast, javascript):
    page: Page = window(cast.chidi, javascript=javascript)
    page.goto("/classes")
    page.get_by_role("link", name="New class").click()
    page.get_by_label("Name of the class").fill("10b Politics")
    page.get_by_label("Time zone").select_option("Asia/Beirut")
    page.get_by_role("button", name="Make the class").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("10b Politics")
    page.get_by_role("link", name="Assign a quiz").first.click()
    page.get_by_role("radio", name="Who is who").check()
    page.get_by_label("Day it closes").fill("2031-01-17")
    page.get_by_label("Time it closes").fill("18:30")
    page.get_by_role("radio", name="At once, when they hand in").check()
    page.get_by_role("button", name="Assign the quiz").click()
    expect(page.get_by_text("17 Jan 2031, 18:30 (Asia/Beirut)")).to_be_visible()


def test_an_error_takes_the_focus_and_leads_to_its_field(window, cast, base):
    page: Page = window(cast.chidi)
    page.goto(f"{base}/assign")
    page.get_by_role("button", name="Assign the quiz").click()
    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("Choose a quiz.")
    summary.get_by_role("link", name="Choose a quiz.").click()
    assert page.evaluate("location.hash") == "#quiz"
    inspect(page, "assign-error")


def test_the_code_fills_the_projector(window, cast, base):
    page: Page = window(cast.chidi)
    page.goto(f"{base}/code")
    box = page.get_by_text("CHD3 4567").bounding_box()
    assert box["width"] > 0.7 * 1280
    assert box["height"] > 120
    inspect(page, "join-code")


def test_the_gradebook_keeps_names_and_headings_in_sight_on_a_phone(window, cast, work, base):
    page: Page = window(cast.chidi, width=360)
    page.goto(f"{base}/gradebook")
    book = page.get_by_role("region", name="Best scores of Chidi's class")
    name, head = page.get_by_role("rowheader", name="Amina"), page.get_by_role("columnheader").first
    before = name.bounding_box()["x"], head.bounding_box()["x"]
    book.evaluate("e => e.scrollLeft = 200")
    assert book.evaluate("e => e.scrollLeft") == 200
    assert (name.bounding_box()["x"], head.bounding_box()["x"]) == before
    book.focus()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("link", name="Amina, Who is who: 4 of 10")).to_be_attached()


def test_a_score_opens_the_attempt(window, cast, work, base):
    page: Page = window(cast.chidi)
    page.goto(f"{base}/gradebook")
    page.get_by_role("link", name="Amina, Who is who:").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Who is who")
    expect(page.get_by_text("Amina").first).to_be_visible()


@pytest.mark.parametrize(
    "path",
    ["/classes", "", "/gradebook", "/quizzes/actors?open=1", "/assign", "/quizzes/actors/terms"],
)
def test_the_teachers_pages_suit_every_reader(window, cast, work, base, path):
    page: Page = window(cast.chidi)
    page.goto(path if path == "/classes" else base + path)
    page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true })")
    inspect(page, "teach" + path.replace("/", "-"))
