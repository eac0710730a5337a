"""One's own account: the password, the names, the devices that are logged in."""

from __future__ import annotations

import pytest

from app.db import db
from app.services import people
from app.services.throttle import ONE
from tests.harness.visitor import Visitor

NEW = "purple wet lamp"


def change(visitor, current="seven green kites", new=NEW, status=200):
    visitor.open("/account/password")
    return visitor.submit("Change password", current=current, password=new, status=status)


@pytest.mark.parametrize("address", ["/account", "/account/password", "/account/sign-in-name"])
def test_ones_own_account_needs_a_log_in(visitors, try_quiz, address):
    assert visitors.stranger().open(address).path == "/login"
    guest = visitors.stranger()
    try_quiz(guest)
    assert guest.open(address).path == "/login"


def test_the_account_shows_ones_own_names_and_nobody_elses(visitors):
    page = visitors.amina.open("/account")
    assert "Sign-in name amina" in page.text
    assert "Ben" not in page.text
    assert visitors.amina.open("/account/sign-in-name").h1 == "Keep your sign-in name"


def test_a_teacher_changes_the_name_that_students_see(visitors):
    visitors.chidi.open("/account/name")
    assert "Mr Chidi" in visitors.chidi.submit("Save", display_name=" Mr  Chidi ").text
    visitors.chidi.open("/account/name")
    visitors.chidi.submit("Save", display_name=" ", status=422)


def test_a_students_name_is_the_teachers_to_change(visitors):
    visitors.amina.open("/account/name", status=403)
    visitors.amina.post("/account/name", {"display_name": "The Boss"}, status=403)


def test_a_changed_password_works_and_the_old_one_does_not(visitors, log_in):
    page = change(visitors.amina)
    assert page.path == "/account"
    assert "Your password is changed." in page.text
    log_in(visitors.stranger(), "amina", status=422)
    assert log_in(visitors.stranger(), "amina", NEW).page.path == "/work"


def test_a_changed_password_ends_every_other_log_in_at_once(app, visitors, log_in):
    elsewhere = log_in(visitors.stranger(), "amina")
    thief = Visitor(app, visitors.cast.amina.token)
    thief.open("/work")
    change(visitors.amina)
    assert visitors.amina.open("/work").path == "/work"
    for visitor in (elsewhere, thief):
        assert visitor.open("/work").path == "/login"


@pytest.mark.parametrize(
    ("current", "new", "error"),
    [
        ("", "", "Type your current password."),
        ("wrong one", NEW, "This is not your current password."),
        ("seven green kites", "kites", "Use at least 8 characters."),
        ("seven green kites", "Amina2012", "hardly more than your name"),
    ],
)
def test_a_password_that_cannot_be_changed_says_why(visitors, current, new, error):
    page = change(visitors.amina, current, new, status=422)
    assert error in page.errors[0]


def test_guessing_the_current_password_gets_slow(visitors):
    for _ in range(ONE.free):
        change(visitors.amina, "a wrong one", status=422)
    change(visitors.amina, status=429)


def test_all_other_devices_can_be_logged_out(visitors, log_in):
    elsewhere = log_in(visitors.stranger(), "amina")
    page = visitors.amina.open("/account")
    assert "on 2 devices" in page.text
    page = visitors.amina.submit("Log out on the others")
    assert "on this device alone" in page.text
    assert elsewhere.open("/work").path == "/login"


def test_a_disabled_account_is_out_at_once_and_is_told_so(app, visitors, log_in):
    visitors.amina.open("/work")
    with app.app_context():
        people.disable_person(db.session, visitors.cast.amina.id)
    assert visitors.amina.open("/work").path == "/login"
    log_in(visitors.amina, "amina", status=422)
    assert visitors.amina.page.errors == ["This account is closed. Ask your teacher."]
