"""Commands for whoever keeps the server: help somebody back in, or keep somebody out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from app.db import db, now
from app.models import Person
from tests.harness.visitor import Visitor


@pytest.fixture
def run(app):
    def run(*words):
        return app.test_cli_runner().invoke(args=["people", *words])

    return run


def log_in(visitor, name, password, status=200):
    visitor.open("/login")
    return visitor.fill(
        {"sign_in_name": name, "password": password}, action="/login", status=status
    )


def test_a_reset_password_lets_a_teacher_in_and_ends_old_log_ins(app, visitors, run):
    visitors.chidi.open("/classes")
    password = run("reset-password", "chidi").output.strip()
    assert visitors.chidi.open("/classes").path == "/login"
    fresh = Visitor(app)
    log_in(fresh, "chidi", password)
    assert fresh.open("/classes").path == "/classes"


def test_a_disabled_account_is_out_at_once_and_can_come_back(visitors, run):
    visitors.amina.open("/work")
    assert run("disable", "amina").exit_code == 0
    assert visitors.amina.open("/work").path == "/login"
    assert run("enable", "amina").exit_code == 0
    log_in(visitors.amina, "amina", visitors.cast.amina.password)
    assert visitors.amina.open("/work").path == "/work"


def test_an_unknown_name_is_said_to_be_unknown(visitors, run):
    answer = run("disable", "nobody")
    assert answer.exit_code == 1
    assert answer.output == "Nobody signs in as nobody.\n"


def test_an_invitation_can_be_had_without_a_teacher(visitor, run):
    link = run("invite-teacher").output.split()[-1]
    assert visitor.open(link).h1 == "Make your teacher’s account"


def test_guests_are_removed_when_their_time_is_over(app, visitor, run):
    visitor.open("/quizzes/actors")
    visitor.submit(action="/quizzes/actors/start")
    assert run("remove-guests").output == "Guests removed: 0.\n"
    with app.app_context():
        db.session.execute(update(Person).values(expires_at=now() - timedelta(seconds=1)))
        db.session.commit()
    assert run("remove-guests").output == "Guests removed: 1.\n"
