"""Drafted questions and advice on writing, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.writing import NEW, fill_options, saving, stem
from tests.harness.browser import inspect

STEM = "Which of these backs the Syrian National Army (SNA), according to the lesson?"


@pytest.fixture
def page(window, cast) -> Page:
    """Chidi's window."""
    return window(cast.chidi)


def test_drafted_questions_are_chosen_and_taken(page):
    page.goto("/questions/drafted/syria-2024?kind=who&about=turkey-backs-sna")
    page.get_by_text("Look").click()
    inspect(page, "drafted-questions")
    page.get_by_role("checkbox", name=STEM).check()
    page.get_by_label("Kind of question").select_option("order")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_role("checkbox", name=STEM)).to_be_checked()
    page.get_by_role("button", name="Take as drafts").click()
    expect(page.get_by_text("1 draft is yours now.")).to_be_visible()
    page.get_by_role("link", name=STEM).click()
    expect(stem(page)).to_have_value(STEM)


def test_advice_follows_what_is_typed_and_never_moves_under_the_hands(page):
    page.goto(NEW)
    stem(page).fill("Which group often leads, the lesson says?")
    fill_options(page)
    page.get_by_text("Choose claims").click()
    page.locator(".claims").get_by_role("checkbox").first.check()
    with saving(page):
        page.get_by_label("Level: what").select_option("remember")
    reason = page.get_by_label("Keep it, because …")
    expect(reason).to_be_visible()
    inspect(page, "editor-advice")
    with saving(page):
        reason.fill("The lesson says so.")
    expect(reason).to_be_focused()
    expect(reason).to_have_value("The lesson says so.")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Published as revision 1.")).to_be_visible()
