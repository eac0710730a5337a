"""A teacher makes a lesson of an article in a real browser: by keys, by hand, without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from app.db import db, new_id
from app.services.articles import keep_article
from lessons.desk.deciding import add, decide
from lessons.desk.rows import State
from tests.browser.test_editor import select_words
from tests.browser.writing import saving
from tests.harness.browser import inspect
from tests.harness.desk import ARTICLE, CITATION, finished, keep, make
from tests.harness.keyboard import press_on, tab_to


@pytest.fixture
def page(window, cast) -> Page:
    """Chidi's window."""
    return window(cast.chidi)


@pytest.fixture
def address(app, cast) -> str:
    """The address of a desk with nothing decided."""
    with app.app_context():
        return f"/articles/{keep(db.session, cast.chidi).article_id}/desk"


def titled(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def reviewed(page: Page, words: str) -> None:
    expect(page.locator(".head-row [role=status]")).to_have_text(words)


def row(page: Page, words: str):
    return page.locator("[data-row]", has_text=words)


def test_with_keys_alone_an_article_becomes_a_lesson(page):
    page.goto("/articles")
    press_on(page, "New lesson from an article")
    titled(page, "New lesson from an article")
    tab_to(page, "Text of the article")
    page.keyboard.insert_text(ARTICLE)
    inspect(page, "import")
    press_on(page, "Continue")
    titled(page, "Where the article is from")
    tab_to(page, "Title")
    page.keyboard.type("Two shores of a salt lake")
    inspect(page, "import-confirm")
    press_on(page, "Find actors, claims and dates")
    titled(page, "Two shores of a salt lake")
    press_on(page, "Claims")
    reviewed(page, "0 of 3 claims reviewed")
    decide_by_keys(page)
    inspect(page, "desk-claims")
    write_cards(page)
    write_text(page)
    page.get_by_role("link", name="Publish", exact=True).click()
    expect(page.get_by_text("Nothing is left to do.")).to_be_visible()
    inspect(page, "desk-publish")
    tab_to(page, "Publish")  # the part of the desk
    press_on(page, "Publish")
    expect(page.get_by_text("Published as revision 1.")).to_be_visible()
    titled(page, "Salt and water")


def decide_by_keys(page: Page) -> None:
    """Accept, reject, take back and move with single keys."""
    tab_to(page, "Accept Ethiopia")
    page.keyboard.press("a")
    reviewed(page, "1 of 3 claims reviewed")
    expect(row(page, "Lake Front fights Kenya")).to_be_focused()
    page.keyboard.press("j")
    expect(row(page, "Uganda backs Kenya")).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("x")
    reviewed(page, "2 of 3 claims reviewed")
    page.keyboard.press("u")
    reviewed(page, "1 of 3 claims reviewed")
    expect(row(page, "Lake Front fights Kenya")).to_be_visible()
    while page.locator("[data-row].undecided").count():
        page.locator("[data-row].undecided").first.focus()
        left = page.locator("[data-row].undecided").count()
        page.keyboard.press("a")
        expect(page.locator("[data-row].undecided")).to_have_count(left - 1)
    expect(page.get_by_role("img", name="Map of the claims")).to_be_visible()


def write_cards(page: Page) -> None:
    """Write the card of every accepted actor."""
    page.get_by_role("link", name="Actors").click()
    for name in ("Ethiopia", "Lake Front", "Kenya", "Uganda"):
        page.get_by_role("link", name=f"Edit {name}").focus()
        page.keyboard.press("e")
        page.get_by_label("Who it is").fill("A party to the quarrel.")
        page.get_by_label("Its aims").fill("To use the harbour, it says.")
        if name == "Kenya":
            inspect(page, "desk-actor")
        page.get_by_role("button", name="Save and accept").click()
        expect(page.locator("#edit")).to_have_count(0)
    inspect(page, "desk-actors")


def write_text(page: Page) -> None:
    """Write title, summary and text; the claims by a button each."""
    page.get_by_role("link", name="Text", exact=True).click()
    with saving(page):
        page.get_by_label("Title", exact=True).fill("Salt and water")
        page.get_by_label("Summary").fill("Two shores want one harbour.")
        page.get_by_label("Heading").fill("Who wants the harbour")
    for _ in range(3):
        page.get_by_role("button", name="Write a plain sentence").first.click()
    expect(page.get_by_text("3 of 3 accepted claims are stated")).to_be_visible()
    inspect(page, "desk-text")


def test_what_is_said_of_the_text_follows_what_is_typed(page, address):
    page.goto(f"{address}?show=text")
    expect(page.get_by_role("link", name="Write the first paragraph.")).to_be_visible()
    with saving(page):
        page.get_by_label("Paragraph 1").fill(
            "The African Union called for talks about the dredging of the channel."
        )
    expect(page.get_by_text("These words are the article's own")).to_be_visible()
    expect(page.get_by_role("link", name="Write the first paragraph.")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name="Write the first paragraph.")).to_be_visible()
    expect(page.get_by_label("Paragraph 1")).to_have_value("")


def test_single_keys_do_nothing_while_the_list_has_no_focus(page, address):
    page.goto(address)
    page.locator("main").focus()
    for key in "axju":
        page.keyboard.press(key)
    reviewed(page, "0 of 5 actors reviewed")


def test_two_names_are_merged_by_keys(page, address):
    page.goto(address)
    page.get_by_role("button", name="Accept Uganda").focus()
    page.keyboard.press("m")
    expect(page.get_by_label("It is the same as")).to_be_focused()
    page.keyboard.type("Ken")
    press_on(page, "Merge")
    reviewed(page, "0 of 4 actors reviewed")


def test_a_row_that_seems_the_same_is_merged_by_one_key(page, app, cast):
    with app.app_context():
        draft = keep(db.session, cast.chidi)
        make(db.session, draft, lambda desk: add(desk, "words", {"term": "blockades"}))
        make(db.session, draft, lambda desk: decide(desk, "words", "blockades", State.UNDECIDED))
        article = draft.article_id
    page.goto(f"/articles/{article}/desk?show=words")
    reviewed(page, "0 of 5 words reviewed")
    page.get_by_role("button", name="Accept blockades").focus()
    page.keyboard.press("m")
    reviewed(page, "0 of 4 words reviewed")
    expect(page.locator("[data-row]", has_text="blockades")).to_have_count(1)  # now a form
    page.locator("[data-row]").first.focus()
    page.keyboard.press("u")
    reviewed(page, "0 of 5 words reviewed")


def test_a_number_goes_where_its_author_writes_and_a_paragraph_moves_by_keys(page, app, cast):
    text = f"{ARTICLE}\nAbout 2,000 boats were laid up."
    with app.app_context():
        article = keep_article(db.session, cast.chidi.id, new_id(), text, CITATION).id
    page.goto(f"/articles/{article}/desk?show=text")
    with saving(page):
        page.get_by_label("Paragraph 1").fill("The harbour lost in a week.")
        page.keyboard.press("Home")
        for _ in "The harbour lost":
            page.keyboard.press("ArrowRight")
        page.get_by_role("button", name="Insert about 2,000 boats").click()
    first = page.get_by_label("Paragraph 1")
    expect(first).to_have_value("The harbour lost about 2,000 boats in a week.")
    expect(first).to_be_focused()
    press_on(page, "Add a paragraph")
    page.get_by_label("Paragraph 2").fill("Second.")
    press_on(page, "Up section 1, paragraph 2")
    expect(first).to_have_value("Second.")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_label("Paragraph 2")).to_have_value("Second.")


def test_words_selected_in_the_article_begin_a_row(page, address):
    page.goto(f"{address}?show=words")
    select_in_article(page, "salt harbour")
    page.get_by_role("link", name="Add the selected words").click()
    expect(page.get_by_label("Word", exact=True)).to_have_value("salt harbour")
    expect(page.get_by_label("Word", exact=True)).to_be_focused()


def select_in_article(page: Page, words: str) -> None:
    """Select words of the article, as a mouse does."""
    page.evaluate(
        "() => document.querySelectorAll('[data-sentence]').forEach("
        "each => { each.dataset.paragraph = '' })"
    )
    select_words(page, words)


def test_a_tab_left_behind_is_shown_both_versions(page, window, cast, address):
    page.goto(f"{address}?show=claims")
    other = window(cast.chidi)
    other.goto(f"{address}?show=claims")
    other.get_by_role("button", name="Accept Uganda backs Kenya").click()
    reviewed(other, "1 of 3 claims reviewed")
    page.get_by_role("button", name="Reject Uganda backs Kenya").click()
    titled(page, "Changed in another tab")
    inspect(page, "desk-conflict")
    page.get_by_role("button", name="Use what this page says").click()
    reviewed(page, "1 of 3 claims reviewed")
    expect(row(page, "Uganda backs Kenya")).to_contain_text("rejected")


def test_without_scripts_a_lesson_is_published(window, cast, app):
    with app.app_context():
        article = finished(db.session, cast.chidi).article_id
    page = window(cast.chidi, javascript=False)
    page.goto(f"/articles/{article}/desk?show=claims")
    page.get_by_role("button", name="Reopen Uganda backs Kenya").click()
    page.get_by_role("button", name="Accept Uganda backs Kenya").click()
    page.get_by_role("link", name="Publish", exact=True).click()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Published as revision 1.")).to_be_visible()
    page = window(cast.chidi)
    page.goto("/articles/lessons/salt-and-water")
    inspect(page, "lesson-history")
