"""The frame around every page, for every reader."""

from tests.harness.browser import inspect
from tests.harness.keyboard import focused, press_on


def test_the_first_page_suits_every_reader(page):
    page.goto("/")
    inspect(page, "lessons")


def test_the_first_tab_leads_past_the_navigation(page):
    page.goto("/")
    press_on(page, "Skip to the content")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_page_that_is_not_there_says_so_and_leads_on(page):
    page.goto("/no-such-page")
    assert page.get_by_role("heading", level=1).inner_text() == "Page not found"
    inspect(page, "not-found")
    assert focused(page) == ""
