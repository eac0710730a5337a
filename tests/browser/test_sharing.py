"""Two authors write at one desk at the same time, each in a real browser."""

from __future__ import annotations

from playwright.sync_api import expect

from app.db import db
from app.services.articles import find_article
from app.services.co_authors import share_article
from tests.browser.writing import saving
from tests.harness.browser import inspect
from tests.harness.desk import keep


def shared(app, cast):
    """Let Chidi share an article with Dana; give the address of its text."""
    with app.app_context():
        article = keep(db.session, cast.chidi).article_id
        share_article(db.session, find_article(db.session, article, cast.chidi.id), cast.dana.id)
        return f"/articles/{article}/desk?show=text"


def test_what_the_other_wrote_appears_and_a_clash_stops_before_it_overwrites(app, cast, window):
    address = shared(app, cast)
    chidi, dana = window(cast.chidi), window(cast.dana)
    for page in (chidi, dana):
        page.goto(address)
    with saving(chidi):
        chidi.locator("#title").fill("Salt")
    with saving(dana):
        dana.locator("#summary").fill("Two shores.")
    expect(dana.locator("[data-status]")).to_contain_text("with what Chidi changed meanwhile")
    expect(dana.locator("#title")).to_have_value("Salt")
    with chidi.expect_response(lambda answer: answer.status == 409):
        chidi.locator("#summary").fill("Chidi's own summary.")
    expect(chidi.locator("[data-status]")).to_contain_text("Press “Save” to see both.")
    chidi.locator(".desk-bar button").click()
    expect(chidi.get_by_role("heading", level=1)).to_have_text("Dana changed the same")
    inspect(chidi, "desk-conflict")
    chidi.get_by_role("button", name="Use what this page says").click()
    expect(chidi.locator("#summary")).to_have_value("Chidi's own summary.")
    expect(chidi.locator("#title")).to_have_value("Salt")
