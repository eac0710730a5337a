"""A log-in that ends while something is written loses nothing, and hands it to nobody else."""

from __future__ import annotations

import json

import pytest

from app.security import COOKIE

OURS = {"Sec-Fetch-Site": "same-origin"}
TYPED = {"name": "9b — “Geography” <&>", "time_zone": "Europe/Berlin"}


@pytest.fixture
def teacher(visitors, log_in):
    """Chidi, who logged in by the page."""
    return log_in(visitors.stranger(), "chidi")


def lose_login(visitor):
    visitor.client.delete_cookie(COOKIE)


def send(visitor, status=401, headers=OURS, address="/classes/new", **typed):
    """Send a form as if its page had been open all the time."""
    fields = {"csrf_token": "of long ago", **(typed or TYPED)}
    return visitor.arrive(visitor.client.post(address, data=fields, headers=headers), status)


def again(visitor, name="chidi", password="seven green kites", status=200):
    return visitor.submit("Log in again", sign_in_name=name, password=password, status=status)


def waiting(page):
    return json.loads(page.form("Log in again").fields()["kept"])


def test_what_was_sent_waits_until_the_password_is_right_and_is_sent_by_one_button(teacher):
    lose_login(teacher)
    page = send(teacher)
    assert page.h1 == "Log in again"
    assert waiting(page) == [["name", TYPED["name"]], ["time_zone", TYPED["time_zone"]]]
    page = again(teacher, password="a wrong one", status=422)
    assert waiting(page) == [["name", TYPED["name"]], ["time_zone", TYPED["time_zone"]]]
    page = again(teacher)
    assert page.h1 == "You are logged in again"
    page = teacher.submit("Send it now")
    assert TYPED["name"] in page.text
    assert page.path.startswith("/classes/")


def test_a_log_in_ended_on_another_device_loses_nothing_either(visitors, teacher, log_in):
    other = log_in(visitors.stranger(), "chidi")
    other.open("/account")
    other.submit("Log out on the others")
    assert send(teacher).h1 == "Log in again"
    again(teacher)
    assert TYPED["name"] in teacher.submit("Send it now").text


def test_somebody_else_is_asked_whether_it_is_theirs(teacher):
    lose_login(teacher)
    send(teacher)
    page = again(teacher, "dana")
    assert page.h1 == "Is this yours to send?"
    assert "You are now logged in as Dana." in page.text
    assert "Do not send it" in page.links


def test_many_wrong_passwords_keep_what_waits(visitors):
    visitor = visitors.stranger()
    send(visitor)
    for _ in range(5):
        again(visitor, password="a wrong one", status=422)
    page = again(visitor, status=429)
    assert waiting(page)[0] == ["name", TYPED["name"]]


def test_what_another_site_sent_is_not_kept(teacher):
    lose_login(teacher)
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}, {}):
        page = send(teacher, headers=headers)
        assert waiting(page) == []
        assert page.form("Log in again").fields()["target"] == ""
    assert again(teacher).path == "/classes"


def test_what_our_own_page_sent_is_kept_whatever_the_browser_tells(teacher):
    lose_login(teacher)
    token = teacher.token()
    assert waiting(send(teacher, headers={"Origin": "http://localhost"}))
    assert waiting(send(teacher, headers={}, csrf_token=token, **TYPED))


def test_a_password_is_never_written_into_a_page(visitors, teacher):
    lose_login(teacher)
    page = send(teacher, address="/account/password", current="seven green kites")
    assert "seven green kites" not in page.html
    assert page.response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "", "javascript:1"])
def test_what_waits_is_sent_to_this_site_only(visitors, target):
    visitor = visitors.stranger()
    send(visitor)
    fields = {"sign_in_name": "chidi", "password": "seven green kites", "target": target}
    page = visitor.post("/login/again", {**fields, "kept": "[]"})
    assert page.path == "/classes"


@pytest.mark.parametrize("kept", ["", "{", "[1]", '{"a": 1}', "[[1, 2, 3]]", "null"])
def test_what_somebody_tampered_with_keeps_nothing_and_breaks_nothing(visitors, kept):
    visitor = visitors.stranger()
    send(visitor)
    fields = {"sign_in_name": "chidi", "password": "seven green kites", "target": "/classes/new"}
    page = visitor.post("/login/again", {**fields, "kept": kept})
    assert set(page.form(action="/classes/new").fields()) <= {"csrf_token", "a"}
