"""The question editor saves by itself, whatever happens to the line, the log-in or other tabs."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import delete

from app.db import db
from app.models import LoginSession, Person
from app.security import COOKIE
from app.services.sessions import add_session
from tests.browser.writing import NEW, STATUS, drafts, saving, stem, without_writing, writes
from tests.harness.browser import inspect
from tests.harness.cast import PASSWORD


@pytest.fixture
def page(window, cast) -> Page:
    """Chidi's window, at an empty editor."""
    page = window(cast.chidi)
    page.goto(NEW)
    return page


def test_what_is_typed_saves_itself_and_is_there_after_a_reload(app, page):
    with saving(page):
        stem(page).fill("Who leads it?")
    assert "/questions/drafts/" in page.url
    page.reload()
    expect(stem(page)).to_have_value("Who leads it?")
    assert drafts(app) == ["Who leads it?"]


def test_typing_on_saves_again_into_the_same_draft(app, page):
    for text in ("Who?", "Who leads?", "Who leads it?"):
        with saving(page):
            stem(page).fill(text)
    assert drafts(app) == ["Who leads it?"]


def test_a_button_pressed_while_a_save_is_on_its_way_waits_for_it(app, page):
    held = []

    def hold_the_first(route):
        if writes(route.request) and not held:
            held.append(route)
        else:
            route.continue_()

    page.route("**/questions/**", hold_the_first)
    with page.expect_request(writes):
        stem(page).fill("Typed, then pressed at once?")
    page.get_by_label("Explanation").fill("Typed later.")
    page.get_by_role("button", name="Save draft").click(no_wait_after=True)
    with page.expect_navigation():
        held[0].continue_()
    expect(page.get_by_label("Explanation")).to_have_value("Typed later.")
    expect(page.get_by_role("alert")).to_have_count(0)
    assert drafts(app) == ["Typed, then pressed at once?"]


def test_a_button_pressed_without_a_connection_stays_and_keeps_everything(app, page):
    page.route("**/questions/**", without_writing)
    stem(page).fill("Pressed in the train?")
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator(STATUS)).to_contain_text("no connection")
    expect(stem(page)).to_have_value("Pressed in the train?")
    page.unroute("**/questions/**", without_writing)
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_role("button", name="Throw away")).to_be_visible()
    assert drafts(app) == ["Pressed in the train?"]


def test_an_expired_log_in_leads_to_the_page_that_keeps_everything(app, page):
    stem(page).fill("Pressed while logged out?")
    with app.app_context():
        db.session.execute(delete(LoginSession))
        db.session.commit()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Log in again")
    page.get_by_label("Sign-in name").fill("chidi")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Log in again").click()
    page.get_by_role("button", name="send it now").click()
    expect(stem(page)).to_have_value("Pressed while logged out?")
    assert drafts(app) == ["Pressed while logged out?"]


def test_more_than_fits_is_said_and_kept_on_the_page(app, page, monkeypatch):
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", 10_000)
    stem(page).fill("word " * 4_000)
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator(STATUS)).to_contain_text("too large")
    assert stem(page).evaluate("field => field.value.length") == 20_000


def test_closing_a_page_asks_only_while_something_is_not_saved(page):
    asked = []
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    with saving(page):
        stem(page).press_sequentially("Saved?")
    page.goto("/questions")
    assert asked == []
    page.go_back()
    page.route("**/questions/drafts/**", without_writing)
    stem(page).press_sequentially(" Not saved")
    page.goto("/questions")
    assert asked == ["beforeunload"]


def test_without_a_connection_it_says_so_and_saves_later(app, page):
    page.route("**/questions/**", without_writing)
    stem(page).fill("Typed in the train?")
    expect(page.locator(STATUS)).to_have_text("Not saved yet: no connection. Trying again …")
    with saving(page):
        page.unroute("**/questions/**", without_writing)
    assert drafts(app) == ["Typed in the train?"]


def test_after_logging_in_again_elsewhere_the_page_goes_on_saving(app, cast, page):
    with saving(page):
        stem(page).fill("Before?")
    with app.app_context():
        db.session.execute(delete(LoginSession))
        db.session.commit()
    stem(page).fill("Typed while logged out?")
    expect(page.locator(STATUS)).to_contain_text("you are logged out")
    with app.app_context():
        token = add_session(db.session, db.session.get_one(Person, cast.chidi.id))
        db.session.commit()
    page.context.add_cookies([{"name": COOKIE, "value": token, "url": page.url}])
    expect(page.locator(STATUS)).to_contain_text("Saved ", timeout=20_000)
    assert drafts(app) == ["Typed while logged out?"]


def test_another_tabs_version_is_not_overwritten_unseen(app, page):
    with saving(page):
        stem(page).fill("First tab?")
    other = page.context.new_page()
    other.goto(page.url)
    with saving(other):
        stem(other).fill("Second tab?")
    page.get_by_label("Explanation").fill("Typed in the first.")
    expect(page.locator(STATUS)).to_contain_text("changed in another tab")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("Explanation")).to_have_value("Typed in the first.")
    assert drafts(app) == ["Second tab?"]
    inspect(page, "editor-conflict")
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator(STATUS)).to_contain_text("Saved ")
    assert drafts(app) == ["First tab?"]
