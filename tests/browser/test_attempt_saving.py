"""Answers are saved as they are given: with scripts, offline, logged out, in two tabs."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from sqlalchemy import delete, select

from app.db import db
from app.models import AnswerEvent, LoginSession
from app.services.sessions import token_hash
from tests.harness.taking import NAMES, SLUG

SAVED = re.compile(r"Saved \d\d:\d\d")


pytestmark = pytest.mark.usefixtures("quiz_of_every_type")


def begin(page):
    """Start the quiz of every type; give the attempt's address."""
    page.goto(f"/quizzes/{SLUG}")
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/1")
    return page.url.removesuffix("/1")


def status(page):
    return page.locator("#saved")


def answers(app, question="who-holds-the-bridge"):
    with app.app_context():
        return list(
            db.session.scalars(
                select(AnswerEvent.answer)
                .where(AnswerEvent.question_key == question)
                .order_by(AnswerEvent.sequence)
            )
        )


def test_a_choice_is_saved_at_once_and_is_there_on_another_device(app, window, cast):
    page = window(cast.amina)
    base = begin(page)
    page.get_by_label("The Hill Front").check()
    expect(status(page)).to_have_text(SAVED)
    phone = window(cast.amina, width=360)
    phone.goto(f"{base}/1")
    expect(phone.get_by_label("The Hill Front")).to_be_checked()


def test_typing_is_saved_when_it_pauses(app, window, cast):
    page = window(cast.amina)
    base = begin(page)
    page.goto(f"{base}/{NAMES.index('short-answer') + 1}")
    page.get_by_label("Your answer").press_sequentially("River League")
    expect(status(page)).to_have_text(SAVED)
    assert answers(app, "name-the-holder")[-1] == "River League"


def test_nothing_is_lost_by_going_on_before_it_is_saved(app, window, cast):
    page = window(cast.amina)
    base = begin(page)
    page.goto(f"{base}/{NAMES.index('short-answer') + 1}")
    page.get_by_label("Your answer").fill("River League")
    page.get_by_label("Your answer").press("Enter")
    page.wait_for_url("**/6")
    assert answers(app, "name-the-holder") == ["River League"]


def test_an_autosave_and_the_button_leave_one_event(app, window, cast):
    page = window(cast.amina)
    begin(page)
    page.get_by_label("The Hill Front").check()
    expect(status(page)).to_have_text(SAVED)
    page.get_by_role("button", name="Next").dblclick()
    page.wait_for_url(re.compile(r"/[23]$"))
    assert answers(app) == ["hill"]


def test_reloading_and_going_back_lose_nothing(app, window, cast):
    page = window(cast.amina)
    begin(page)
    page.get_by_label("The Hill Front").check()
    page.get_by_role("button", name="Next").click()
    page.wait_for_url("**/2")
    page.go_back()
    expect(page.get_by_label("The Hill Front")).to_be_checked()
    page.get_by_label("The Marsh Guard").check()
    expect(status(page)).to_have_text(SAVED)
    page.reload()
    expect(page.get_by_label("The Marsh Guard")).to_be_checked()
    assert answers(app) == ["hill", "marsh"]


def test_offline_it_says_so_and_saves_when_the_connection_is_back(app, window, cast):
    page = window(cast.amina)
    begin(page)
    page.route("**/attempts/**", lambda route: route.abort("aborted"))
    page.get_by_label("The Hill Front").check()
    expect(status(page)).to_contain_text("no connection")
    assert answers(app) == []
    page.unroute("**/attempts/**")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(status(page)).to_have_text(SAVED)
    assert answers(app) == ["hill"]


def test_a_save_whose_reply_was_lost_is_not_stored_twice(app, window, cast):
    page = window(cast.amina)
    begin(page)
    page.route("**/attempts/**", lambda route: (route.fetch(), route.abort("aborted")))
    page.get_by_label("The Hill Front").check()
    expect(status(page)).to_contain_text("no connection")
    page.unroute("**/attempts/**")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(status(page)).to_have_text(SAVED)
    assert answers(app) == ["hill"]


def test_logged_out_it_says_so_and_saves_after_logging_in_elsewhere(app, window, cast):
    page = window(cast.amina)
    begin(page)
    with app.app_context():
        db.session.execute(
            delete(LoginSession).where(LoginSession.token_hash == token_hash(cast.amina.token))
        )
        db.session.commit()
    page.get_by_label("The Hill Front").check()
    expect(status(page)).to_contain_text("you are logged out")
    other = page.context.new_page()
    other.goto("/login")
    other.get_by_label("Sign-in name").fill(cast.amina.sign_in_name)
    other.get_by_label("Password", exact=True).fill(cast.amina.password)
    other.get_by_role("main").get_by_role("button", name="Log in").click()
    other.wait_for_url(re.compile(r"^(?!.*login)"))
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(status(page)).to_have_text(SAVED)
    assert answers(app) == ["hill"]


def test_two_tabs_lose_nothing_and_the_one_left_behind_is_told(app, window, cast):
    first = window(cast.amina)
    base = begin(first)
    second = first.context.new_page()
    second.goto(f"{base}/1")
    first.get_by_label("The Hill Front").check()
    expect(status(first)).to_have_text(SAVED)
    second.get_by_label("The River League").check()
    expect(status(second)).to_have_text(SAVED)
    assert answers(app) == ["hill", "river"]
    second.goto(f"{base}/check")
    second.get_by_role("button", name="Hand in").click()
    second.wait_for_url("**/receipt")
    first.get_by_label("The Marsh Guard").check()
    expect(status(first)).to_contain_text("Already handed in")
    first.get_by_role("button", name="Next").click()
    expect(first.get_by_role("heading", level=1)).to_have_text("Already handed in")
    assert answers(app) == ["hill", "river"]


def test_leaving_the_page_is_held_up_only_while_something_is_not_saved(window, cast):
    page = window(cast.amina)
    base = begin(page)
    asked = []
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_label("The Hill Front").check()
    expect(status(page)).to_have_text(SAVED)
    page.goto(f"{base}/check")
    assert asked == []
    page.goto(f"{base}/1")
    page.route(re.compile(r"/1$"), lambda route: route.abort("aborted"))
    page.get_by_label("The Marsh Guard").check()
    expect(status(page)).to_contain_text("no connection")
    page.goto(f"{base}/check")
    assert asked == ["beforeunload"]


def test_arrows_move_lines_without_leaving_the_page(app, window, cast):
    page = window(cast.amina)
    base = begin(page)
    page.goto(f"{base}/{NAMES.index('ordering') + 1}")
    page.evaluate("window.untouched = true")
    down = page.locator("button[name=move][value^=down]").first
    value = down.get_attribute("value")
    down.click()
    expect(status(page)).to_have_text(SAVED)
    item = value.removeprefix("down-")
    expect(page.locator(f"[name=place-{item}]")).to_have_value("2")
    expect(page.locator(f"button[value=down-{item}]")).to_be_focused()
    assert page.evaluate("window.untouched")
    assert answers(app, "in-which-order")[-1][item] == 2


def test_two_lines_with_one_place_are_named_while_choosing(window, cast):
    page = window(cast.amina)
    base = begin(page)
    page.goto(f"{base}/{NAMES.index('ordering') + 1}")
    places = page.locator("select")
    places.nth(0).select_option("1")
    expect(status(page)).to_have_text(SAVED)
    places.nth(1).select_option("1")
    expect(status(page)).to_contain_text("Two lines have the place 1")
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("alert")).to_be_focused()
    expect(places.nth(1)).to_have_value("1")
