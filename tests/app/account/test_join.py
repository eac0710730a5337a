"""Join a class: by code, seeing whose it is first, with an account to keep."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from app.db import db
from app.models import Enrolment, Miss, Person, SchoolClass
from app.services.throttle import ALL, Guess


def come(visitor, code="chd3 4567", name="Fatou Diallo"):
    """Come as far as choosing a password."""
    visitor.open("/join")
    visitor.submit("Continue", code=code)
    return visitor.submit("Yes, continue", display_name=name)


def join(visitor, password="purple wet lamp", **values):
    come(visitor, **values)
    return visitor.submit("Join the class", password=password)


def in_class(app, class_id):
    with app.app_context():
        return db.session.scalar(select(func.count()).where(Enrolment.class_id == class_id))


def close_class(app, code="CHD34567"):
    with app.app_context():
        row = db.session.scalars(select(SchoolClass).where(SchoolClass.join_code == code)).one()
        row.join_open = False
        db.session.commit()


def test_a_newcomer_sees_the_class_gets_a_name_to_keep_and_is_in(visitors):
    visitor = visitors.stranger()
    visitor.open("/join")
    page = visitor.submit("Continue", code="CHD34567")
    assert page.h1 == "Is this your class?"
    assert "Class Chidi's class Teacher Chidi" in page.text
    visitor.submit("Yes, continue", display_name="Fatou Diallo")
    assert visitor.page.form("Join the class").fields()["sign_in_name"] == "fatou.d"
    page = visitor.submit("Join the class", password="purple wet lamp")
    assert page.h1 == "Keep your sign-in name"
    assert "fatou.d" in page.text
    assert "You are in the class Chidi's class." in page.text
    assert visitor.open(page.links["I have noted it: to my work"]).path == "/work"


def test_the_account_can_be_logged_in_to_afterwards(visitors, log_in):
    join(visitors.stranger())
    assert log_in(visitors.stranger(), "Fatou.D", "purple wet lamp").page.path == "/work"


def test_two_of_one_name_get_two_sign_in_names(visitors):
    join(visitors.stranger())
    come(second := visitors.stranger())
    assert second.page.form("Join the class").fields()["sign_in_name"] == "fatou.d2"


def test_a_link_brings_the_code_but_joins_nothing_by_itself(visitors, app):
    visitor = visitors.stranger()
    page = visitor.open("/join/chd34567")
    assert page.form("Continue").fields()["code"] == "chd34567"
    assert "Chidi" not in page.text
    assert visitor.submit("Continue").path == "/join/class"
    assert in_class(app, visitors.cast.chidis_class) == 2


@pytest.mark.parametrize(
    ("code", "error", "misses"),
    [
        ("", "Type the code of your class.", 0),
        ("CHD3", "A class code has 8 letters and digits. Check it and type it again.", 0),
        ("XXXXXXXX", "No class has this code. Check it with your teacher: codes can change.", 1),
    ],
)
def test_a_wrong_code_says_what_is_wrong_and_stays_to_be_mended(visitors, app, code, error, misses):
    visitor = visitors.stranger()
    visitor.open("/join")
    page = visitor.submit("Continue", code=code, status=422)
    assert page.errors == [error]
    assert page.form("Continue").fields()["code"] == code
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Miss)) == misses


def test_a_closed_class_says_so(visitors, app):
    close_class(app)
    visitor = visitors.stranger()
    visitor.open("/join")
    page = visitor.submit("Continue", code="CHD34567", status=422)
    assert "takes nobody in at the moment" in page.errors[0]


def test_a_class_closed_on_the_way_says_so_and_makes_no_account(visitors, app):
    visitor = visitors.stranger()
    come(visitor)
    close_class(app)
    page = visitor.submit("Join the class", password="purple wet lamp", status=422)
    assert "takes nobody in at the moment" in page.errors[0]
    with app.app_context():
        assert not db.session.scalar(select(Person).where(Person.sign_in_name == "fatou.d"))


def test_guessing_codes_makes_strangers_wait_and_not_who_was_here_before(visitors, log_in):
    known = log_in(visitors.stranger(), "erik")
    known.submit("Log out")
    stranger = visitors.stranger()
    stranger.open("/join")
    for _ in range(ALL[Guess.JOIN].free):
        stranger.submit("Continue", code="XXXXXXXX", status=422)
    stranger.submit("Continue", code="CHD34567", status=429)
    known.open("/join")
    assert known.submit("Continue", code="CHD34567").path == "/join/class"
    visitors.ben.open("/join")
    assert visitors.ben.submit("Continue", code="DAN34567").path == "/join/class"


def test_a_student_joins_a_further_class_with_one_confirmation(visitors, app):
    visitors.erik.open("/join")
    page = visitors.erik.submit("Continue", code="CHD34567")
    assert "You join as Erik" in page.text
    page = visitors.erik.submit("Join this class")
    assert page.path == "/work"
    assert "You are in the class Chidi's class." in page.text
    assert in_class(app, visitors.cast.chidis_class) == 3


def test_joining_a_class_one_is_in_changes_nothing(visitors, app):
    visitors.amina.open("/join")
    visitors.amina.submit("Continue", code="CHD34567")
    visitors.amina.submit("Join this class")
    assert in_class(app, visitors.cast.chidis_class) == 2


def test_a_teacher_is_told_that_only_students_join(visitors, app):
    assert "only students join" in visitors.dana.open("/join").text
    visitors.dana.post("/join", {"code": "CHD34567"})
    assert "only students join" in visitors.dana.page.text
    visitors.dana.post("/join/class")
    assert in_class(app, visitors.cast.chidis_class) == 2


@pytest.mark.parametrize("address", ["/join/class", "/join/account"])
def test_the_steps_begin_with_the_code(visitors, address):
    assert visitors.stranger().open(address).path == "/join"
    assert visitors.stranger().post(address).path == "/join"


def test_the_password_step_comes_after_the_name(visitors):
    visitor = visitors.stranger()
    visitor.open("/join")
    visitor.submit("Continue", code="CHD34567")
    assert visitor.open("/join/account").path == "/join/class"


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"password": ""}, "Choose a password."),
        ({"password": "kites"}, "Use at least 8 characters."),
        ({"password": "password1"}, "one of the first that others would try"),
        ({"password": "fatou123"}, "hardly more than your name"),
        ({"password": "purple wet lamp", "sign_in_name": "amina"}, "has the sign-in name amina"),
        ({"password": "purple wet lamp", "sign_in_name": "f!"}, "Use 2 to 40 letters and digits"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field_and_the_name_stays(visitors, fields, error):
    come(visitor := visitors.stranger())
    page = visitor.submit("Join the class", status=422, **fields)
    assert len(page.errors) == 1
    assert error in page.errors[0]
    name = page.form("Join the class").fields()["sign_in_name"]
    assert name == fields.get("sign_in_name", "fatou.d")


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "x" * 61])
def test_a_name_that_cannot_be_seen_or_shown_is_refused(visitors, name):
    visitor = visitors.stranger()
    visitor.open("/join")
    visitor.submit("Continue", code="CHD34567")
    visitor.submit("Yes, continue", display_name=name, status=422)


def test_the_form_sent_twice_makes_one_account(visitors, app):
    come(visitor := visitors.stranger())
    cookies = {c: visitor.client.get_cookie(c) for c in ["crosscurrents_form"]}
    fields = {**visitor.page.form("Join the class").fields(), "password": "purple wet lamp"}
    visitor.submit("Join the class", password="purple wet lamp")
    again = visitors.stranger()
    again.client.set_cookie("crosscurrents_form", cookies["crosscurrents_form"].value)
    again.arrive(again.client.post("/join/account", data=fields, follow_redirects=True), 200)
    assert again.page.h1 == "Keep your sign-in name"
    assert in_class(app, visitors.cast.chidis_class) == 3


def test_a_guest_who_joins_goes_on_with_what_they_began(visitors, try_quiz):
    attempt = try_quiz(visitor := visitors.stranger())
    come(visitor)
    page = visitor.submit("Join the class", password="purple wet lamp")
    assert "What you tried without logging in is now with your work." in page.text
    assert visitor.open(attempt).path == attempt


def test_nobody_elses_attempt_comes_along(visitors, try_quiz):
    attempt = try_quiz(visitors.stranger())
    join(visitor := visitors.stranger())
    visitor.open(attempt, status=404)
