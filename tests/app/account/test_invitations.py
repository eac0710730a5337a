"""One-time links that make teachers."""

from __future__ import annotations

from app.db import db
from app.services import invitations
from tests.harness.visitor import Visitor

FIELDS = {
    "display_name": "Ms Okafor",
    "sign_in_name": "n.okafor",
    "password": "purple wet lamp",
}


def test_the_first_teacher_comes_by_the_link_that_the_start_prints(app, visitor):
    with app.app_context():
        token = invitations.first_teacher_link(db.session)
    assert "You are the first teacher here" in visitor.open(f"/invitations/{token}").text
    assert visitor.submit("Make the account", **FIELDS).path == "/classes"
    assert "Ms Okafor" in visitor.page.text


def test_an_invited_teacher_reads_who_invites_and_can_log_in_afterwards(
    visitors, invitation, log_in
):
    visitor = visitors.stranger()
    assert "Chidi invites you" in visitor.open(invitation).text
    visitor.submit("Make the account", **FIELDS)
    assert log_in(visitors.stranger(), "n.okafor", FIELDS["password"]).page.path == "/classes"


def test_a_link_works_once(app, visitors, invitation):
    first, second = visitors.stranger(), Visitor(app)
    for visitor in (first, second):
        visitor.open(invitation)
    first.submit("Make the account", **FIELDS)
    page = second.submit("Make the account", status=409, **{**FIELDS, "sign_in_name": "other"})
    assert page.h1 == "Invitation used already"
    assert second.open(invitation, status=409).h1 == "Invitation used already"


def test_a_link_that_is_none_says_so(visitor):
    assert visitor.open("/invitations/none", status=409).h1 == "Invitation not known"


def test_what_is_wrong_is_said_beside_the_field_and_the_link_stays_good(visitors, invitation):
    visitor = visitors.stranger()
    visitor.open(invitation)
    wrong = {"display_name": "", "sign_in_name": "", "password": ""}
    page = visitor.submit("Make the account", status=422, **wrong)
    assert page.errors == ["Type your name.", "Choose a sign-in name.", "Choose a password."]
    for field, value in (("sign_in_name", "amina"), ("password", "Okafor123")):
        visitor.submit("Make the account", status=422, **{**FIELDS, field: value})
        assert len(visitor.page.errors) == 1
    assert visitor.submit("Make the account", **FIELDS).path == "/classes"


def test_a_student_who_takes_a_link_is_logged_out_of_the_old_account(visitors, invitation):
    visitors.amina.open(invitation)
    visitors.amina.submit("Make the account", **FIELDS)
    assert "Ms Okafor" in visitors.amina.page.text
    old = Visitor(visitors.app, visitors.cast.amina.token)
    assert old.open("/work").path == "/login"
