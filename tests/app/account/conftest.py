"""What the tests of accounts share: a site where students try, join and log in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.db import db
from app.services import invitations
from tests.harness.visitor import Visitor

PASSWORD = "seven green kites"


@pytest.fixture
def log_in() -> Callable[..., Visitor]:
    """Log somebody in by the page."""

    def log_in(visitor: Visitor, name: str, password: str = PASSWORD, status: int = 200) -> Visitor:
        visitor.open("/login")
        visitor.submit("Log in", sign_in_name=name, password=password, status=status)
        return visitor

    return log_in


@pytest.fixture
def try_quiz() -> Callable[[Visitor], str]:
    """Begin a quiz and give the attempt's address."""

    def try_quiz(visitor: Visitor) -> str:
        visitor.open("/quizzes/actors")
        return visitor.submit(action="/quizzes/actors/start").path

    return try_quiz


@pytest.fixture
def invitation(app, visitors) -> str:
    """The address of an invitation that Chidi made."""
    with app.app_context():
        return f"/invitations/{invitations.invite_teacher(db.session, visitors.cast.chidi.id)}"
