"""Coming in, in a real browser: join with and without scripts, errors, a log-in that ended."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from app.security import COOKIE
from tests.harness.browser import inspect
from tests.harness.keyboard import focused

PASSWORD = "seven green kites"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def heading(page: Page):
    return page.get_by_role("heading", level=1)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_student_joins_a_class_and_keeps_a_sign_in_name(window, cast, javascript):
    page = window(javascript=javascript, width=360)
    page.goto("/join")
    page.get_by_label("Class code").fill("chd3 4567")
    press(page, "Continue")
    expect(page.get_by_text("Chidi's class")).to_be_visible()
    page.get_by_label("Your name").fill("Fatou Diallo")
    press(page, "Yes, continue")
    expect(page.get_by_label("Sign-in name")).to_have_value("fatou.d")
    page.get_by_label("Password", exact=True).fill("purple wet lamp")
    press(page, "Join the class")
    expect(heading(page)).to_have_text("Keep your sign-in name")
    expect(page.get_by_text("fatou.d")).to_be_visible()
    page.get_by_role("link", name="I have noted it").click()
    expect(heading(page)).to_have_text("My work")


def test_every_step_of_joining_suits_every_reader(page, cast):
    page.goto("/join")
    inspect(page, "join")
    page.get_by_label("Class code").fill("CHD34567")
    press(page, "Continue")
    inspect(page, "join-class")
    page.get_by_label("Your name").fill("Fatou Diallo")
    press(page, "Yes, continue")
    inspect(page, "join-account")
    page.get_by_label("Password", exact=True).fill("purple wet lamp")
    press(page, "Join the class")
    inspect(page, "keep")
    page.goto("/account")
    inspect(page, "account")
    page.goto("/account/password")
    inspect(page, "password")


@pytest.mark.parametrize("javascript", [True, False])
def test_the_summary_of_errors_has_the_focus_and_leads_to_the_field(window, cast, javascript):
    page = window(javascript=javascript)
    page.goto("/login")
    press(page, "Log in")
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("link", name="Type your password.").click()
    assert focused(page) == "Password"
    if javascript:
        inspect(page, "login-errors")


def test_a_password_can_be_looked_at_and_is_hidden_again_when_sent(page, cast):
    page.goto("/login")
    field = page.get_by_label("Password", exact=True)
    field.fill("a wrong one")
    press(page, "Show the password")
    expect(field).to_have_attribute("type", "text")
    press(page, "Hide the password")
    expect(field).to_have_attribute("type", "password")
    press(page, "Show the password")
    page.get_by_label("Sign-in name").fill("amina")
    press(page, "Log in")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(field).to_have_attribute("type", "password")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_log_in_that_ended_loses_nothing_that_was_typed(window, cast, javascript):
    page = window(cast.chidi, javascript=javascript)
    page.goto("/classes/new")
    page.get_by_label("Name").fill("Geography 9b")
    page.context.clear_cookies(name=COOKIE)
    page.locator("main form button").first.click()
    expect(heading(page)).to_have_text("Log in again")
    if javascript:
        inspect(page, "sign-in-again")
    page.get_by_label("Sign-in name").fill("chidi")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page, "Log in again")
    if javascript:
        inspect(page, "send-kept")
    press(page, "It is mine: send it now")
    expect(heading(page)).to_contain_text("Geography 9b")
