"""A device is known by a signed cookie that tells nothing about who was there."""

from __future__ import annotations

import pytest

from app.account import devices
from app.services.throttle import ALL_TOGETHER


@pytest.fixture
def known(visitors, log_in):
    """A device where Amina and Ben were logged in."""
    visitor = visitors.stranger()
    for name in ("amina", "ben"):
        log_in(visitor, name)
        visitor.submit("Log out")
    return visitor


def counted(app, visitor, name):
    cookie = visitor.client.get_cookie(devices.COOKIE)
    headers = {"Cookie": f"{devices.COOKIE}={cookie.value}"} if cookie else {}
    with app.test_request_context(headers=headers):
        return devices.counted_for_login(name)


def test_a_known_device_is_counted_apart_for_the_accounts_that_were_there(app, visitors, known):
    stranger = visitors.stranger()
    for name in ("amina", "BEN "):
        assert ALL_TOGETHER not in counted(app, known, name)
        assert counted(app, known, name) != counted(app, stranger, name)
    assert counted(app, known, "erik") == counted(app, stranger, "erik")
    assert counted(app, known, "amina") != counted(app, known, "ben")


def test_the_cookie_names_nobody(known):
    value = known.client.get_cookie(devices.COOKIE).value
    for name in ("amina", "ben"):
        assert name not in value.lower()


@pytest.mark.parametrize(
    "change", [lambda v: v[:-1], lambda v: "x" + v, lambda v: "", lambda v: "W10.x"]
)
def test_a_cookie_that_was_changed_is_no_known_device(app, visitors, known, change):
    value = known.client.get_cookie(devices.COOKIE).value
    known.client.set_cookie(devices.COOKIE, change(value))
    assert counted(app, known, "amina") == counted(app, visitors.stranger(), "amina")


def test_a_shared_device_keeps_the_accounts_that_came_last(app):
    with app.test_request_context():
        response = app.make_response("")
        devices.remember_here(response, "first")
    for number in range(devices.MOST_ACCOUNTS):
        cookie = response.headers["Set-Cookie"].partition(";")[0]
        with app.test_request_context(headers={"Cookie": cookie}):
            response = app.make_response("")
            devices.remember_here(response, f"student{number}")
    cookie = response.headers["Set-Cookie"].partition(";")[0]
    assert len(cookie) < 1200
    with app.test_request_context(headers={"Cookie": cookie}):
        assert ALL_TOGETHER in devices.counted_for_login("first")
        assert ALL_TOGETHER not in devices.counted_for_login("student0")


def test_what_is_counted_tells_nothing_about_what_was_typed(app):
    with app.test_request_context():
        for subject in devices.counted_for_login("my-password-by-mistake"):
            assert "password" not in subject
            assert len(subject) in {0, 64}
