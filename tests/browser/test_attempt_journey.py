"""A quiz from its page to the result: by mouse, by keyboard, without scripts, on a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from quizzes.types import TYPES
from tests.harness.browser import inspect
from tests.harness.keyboard import press_on
from tests.harness.taking import ALL, NAMES, SLUG

pytestmark = pytest.mark.usefixtures("quiz_of_every_type")


def begin(page):
    page.goto(f"/quizzes/{SLUG}")
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/1")
    return page.url.removesuffix("/1")


def fill(page, raw):
    """Give an answer as a reader would: click, choose, type."""
    for name, values in raw.items():
        for value in values:
            field = page.locator(f"[name='{name}']")
            kind = field.first.evaluate("e => e.tagName + (e.type || '')")
            if kind in {"INPUTradio", "INPUTcheckbox"}:
                page.locator(f"[name='{name}'][value='{value}']").check()
            elif kind.startswith("SELECT"):
                field.select_option(value)
            else:
                field.fill(value)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_quiz_from_start_to_result(window, cast, javascript):
    page = window(cast.amina, javascript=javascript, width=360)
    begin(page)
    for name in NAMES:
        fill(page, TYPES[name].samples().right[0].raw)
        last = name == NAMES[-1]
        actions = page.locator(".actions")
        actions.get_by_role("button", name="Check your answers" if last else "Next").click()
        page.wait_for_load_state()
    expect(page.get_by_text("Every question is answered")).to_be_visible()
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Handed in")
    page.get_by_role("link", name="See your result").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{ALL} of {ALL} points")
    expect(page.locator("mark").first).to_have_text("The River League holds the old bridge")


def test_a_guest_tries_a_quiz_and_is_asked_to_keep_it(page):
    begin(page)
    page.get_by_label("The River League").check()
    page.locator(".places").get_by_role("button", name="Check your answers").click()
    page.get_by_role("button", name="Hand in").click()
    page.get_by_role("link", name="See your result").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"1 of {ALL} points")
    expect(page.get_by_text("kept seven days")).to_be_visible()


def test_every_page_of_an_attempt_suits_every_reader(window, cast):
    page = window(cast.amina)
    base = begin(page)
    for number, name in enumerate(NAMES, start=1):
        page.goto(f"{base}/{number}")
        inspect(page, f"question-{name}")
    page.goto(f"/quizzes/{SLUG}")
    inspect(page, "quiz")
    for place in ("/check", "/lesson"):
        page.goto(base + place)
        inspect(page, f"attempt{place.replace('/', '-')}")
    page.goto(f"{base}/check")
    page.get_by_role("button", name="Hand in").click()
    inspect(page, "receipt")
    page.goto(base)
    inspect(page, "result")
    page.goto("/work")
    inspect(page, "work")


def test_a_question_is_answered_by_keyboard_alone(window, cast):
    page = window(cast.amina)
    begin(page)
    page.keyboard.press("Tab")
    for _ in range(20):
        if page.evaluate("document.activeElement.name") == "choice":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    press_on(page, "Next")
    page.wait_for_url("**/2")
    page.go_back()
    assert page.locator("[name=choice]:checked").count() == 1


def test_the_lesson_opens_beside_the_question_and_keeps_its_place(window, cast):
    page = window(cast.amina, width=1280)
    page.set_viewport_size({"width": 1280, "height": 400})
    base = begin(page)
    page.get_by_role("button", name="Lesson").click()
    reading = page.locator(".reading")
    expect(reading).to_contain_text("The River League holds the old bridge")
    place = reading.evaluate("e => (e.scrollTo(0, 80), e.scrollTop)")
    assert place > 0
    expect(page.get_by_label("The River League")).to_be_visible()
    page.get_by_label("The River League").check()
    page.get_by_role("button", name="Next").click()
    page.wait_for_url(f"{base}/2")
    expect(reading).to_be_visible()
    assert reading.evaluate("e => e.scrollTop") == place
    page.keyboard.press("Escape")
    expect(reading).to_be_hidden()


def test_on_a_phone_the_lesson_covers_the_page_and_gives_the_focus_back(window, cast):
    page = window(cast.amina, width=360)
    begin(page)
    page.get_by_role("button", name="Lesson").click()
    expect(page.locator(".reading")).to_be_visible()
    expect(page.get_by_role("button", name="Close")).to_be_focused()
    inspect(page, "panel")
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_role("button", name="Lesson")).to_be_focused()


def test_without_scripts_the_lesson_is_a_page_of_its_own(window, cast):
    page = window(cast.amina, javascript=False)
    begin(page)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Lesson").click()
    lesson = opened.value
    expect(lesson.get_by_role("heading", level=1)).to_have_text("The old bridge")
    lesson.get_by_role("link", name="Back to the quiz").click()
    expect(lesson).to_have_url(re.compile(r"/1$"))
