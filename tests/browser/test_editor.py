"""A teacher writes questions in a real browser: quoting, keys alone, errors, without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import func, select

from app.db import db
from app.models import QuestionDraft
from quizzes.types import TYPES
from tests.browser.writing import NEW, fill_options, saving, stem
from tests.harness.browser import at_widths, in_modes, inspect, listed
from tests.harness.keyboard import focused, press_on, tab_to

WORDS = "fighters left Idlib, in the north-west"


@pytest.fixture
def page(window, cast) -> Page:
    """Chidi's window, at an empty editor."""
    page = window(cast.chidi)
    page.goto(NEW)
    return page


def test_a_question_is_written_and_published(page):
    stem(page).fill("Which group leads, the lesson says?")
    fill_options(page)
    page.get_by_text("Choose claims").click()
    page.locator(".claims").get_by_role("checkbox").first.check()
    page.get_by_label("Level: what").select_option("remember")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Which group leads, the lesson says?")
    expect(page.get_by_text("Published as revision 1.")).to_be_visible()
    inspect(page, "question-with-key")


def select_words(page: Page, words: str) -> None:
    """Select words of the lesson, as a mouse does."""
    page.evaluate(
        """words => {
          for (const place of document.querySelectorAll('[data-paragraph]')) {
            const text = place.firstChild, at = text.data.indexOf(words);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(text, at);
            range.setEnd(text, at + words.length);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            return;
          }
        }""",
        words,
    )


def test_selected_words_become_evidence(page):
    quote = page.get_by_role("button", name="Quote as evidence")
    expect(quote).to_be_hidden()
    select_words(page, WORDS[2:-2])
    expect(quote).to_be_in_viewport()
    quote.click()
    row = page.get_by_role("group", name="Words of the lesson, 1")
    expect(row.get_by_label("Exact words")).to_have_value(WORDS)
    expect(row.get_by_label("Exact words")).to_be_focused()
    expect(row.get_by_label("Paragraph")).not_to_have_value("")
    select_words(page, "leads the offensive")
    with saving(page):
        quote.click()
    row = page.get_by_role("group", name="Words of the lesson, 2")
    expect(row.get_by_label("Exact words")).to_have_value("leads the offensive")
    page.reload()
    expect(page.get_by_label("Exact words").nth(1)).to_have_value("leads the offensive")


def test_whoever_cannot_select_takes_a_whole_paragraph(page):
    row = page.get_by_role("group", name="Words of the lesson, 1")
    row.get_by_label("Paragraph").select_option(index=2)
    expect(row.get_by_label("Exact words")).to_have_value(
        page.locator("[data-paragraph]").nth(1).inner_text()
    )


def test_errors_take_the_focus_and_lead_to_their_fields(page):
    page.get_by_role("button", name="Publish").click()
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    assert page.title().startswith("Error: ")
    inspect(page, "editor-errors")
    summary.get_by_role("link", name="Write the question.").click()
    expect(stem(page)).to_be_focused()
    expect(stem(page)).to_have_attribute("aria-invalid", "true")


def test_with_keys_alone_a_question_is_written_tried_and_published(page):
    press_on(page, "Skip to the content")
    page.keyboard.press("Tab")  # the way back to the questions
    tab_to(page, "Question")
    page.keyboard.type("Which group leads, with keys alone?")
    for number, text in enumerate(("Hayat Tahrir al-Sham", "Syrian National Army", "Hezbollah")):
        tab_to(page, "Text")
        page.keyboard.type(text)
        if number == 0:
            press_on(page, "This is the key", "Space")
        tab_to(page, "Feedback")
        page.keyboard.type(f"The lesson says so of {text}.")
    press_on(page, "Choose claims")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    tab_to(page, "Level")
    page.keyboard.type("Rem")
    press_on(page, "Preview")
    expect(page.get_by_text("Nothing is kept.")).to_be_visible()
    press_on(page, "Back")
    expect(stem(page)).to_be_visible()
    press_on(page, "Publish")
    expect(page.get_by_text("Published as revision 1.")).to_be_visible()
    assert focused(page) == ""


COVERED = """() => {
  const box = document.activeElement.getBoundingClientRect(), bar = document.querySelector(
    '.desk-bar').getBoundingClientRect();
  return !document.activeElement.closest('.desk-bar') && box.bottom > bar.top + 1;
}"""


def test_the_bar_of_buttons_never_hides_what_has_the_focus(page):
    page.set_viewport_size({"width": 1280, "height": 600})
    page.emulate_media(reduced_motion="reduce")  # scrolling is over when a key has been pressed
    stem(page).focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.lesson-text') !== null"):
            break
        assert not page.evaluate(COVERED), focused(page)


def open_editor(page, name):
    page.goto(f"/questions/new/{name}?lesson=syria-2024")
    page.locator("details").evaluate_all("all => all.forEach(each => { each.open = true })")


@pytest.mark.parametrize("name", ["matching", "gap", "relations"])
def test_the_editors_with_most_on_them_suit_every_reader(window, cast, name):
    page = window(cast.chidi)
    open_editor(page, name)
    inspect(page, f"editor-{name}")


def test_the_editor_of_every_other_type_is_sound_in_light_and_on_a_phone(window, cast):
    page = window(cast.chidi)
    for name in sorted(TYPES.keys() - {"matching", "gap", "relations"}):
        open_editor(page, name)
        found = [*in_modes(page, f"editor-{name}", ["light"]), *at_widths(page, name, [320])]
        assert not found, listed(page.url, found)


def test_without_scripts_a_question_is_written_and_published(window, cast, app):
    page = window(cast.chidi, javascript=False)
    page.goto(NEW)
    stem(page).fill("Which group leads, without scripts?")
    fill_options(page)
    page.get_by_label("Exact words").fill(WORDS)
    page.get_by_label("Level: what").select_option("remember")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_label("Paragraph")).to_have_count(2)
    expect(page.get_by_label("Paragraph").first).not_to_have_value("")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Published as revision 1.")).to_be_visible()
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(QuestionDraft)) == 1
