"""A class at work, for the pages of its teacher."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from app.db import at_time, db, now
from app.services import assignments
from app.services.assignments import Terms
from tests.harness.sittings import sit

HOUR = timedelta(hours=1)


class Room:
    """Chidi's class: its addresses, and what happens in it besides the pages under test."""

    def __init__(self, visitors) -> None:
        self.app, self.cast = visitors.app, visitors.cast
        self.base = f"/classes/{self.cast.chidis_class}"

    def assign(self, slug: str = "actors", **terms: object) -> None:
        with self.app.app_context():
            chidi, class_id = self.cast.chidi.id, self.cast.chidis_class
            assignments.assign_quiz(db.session, chidi, class_id, slug, Terms(**terms))

    def sit(self, name: str, slug: str = "actors", **how: object) -> UUID:
        with self.app.app_context():
            return sit(db.session, getattr(self.cast, name).id, slug, **how)

    def student(self, name: str) -> str:
        return f"{self.base}/students/{getattr(self.cast, name).id}"


@pytest.fixture
def room(visitors) -> Room:
    return Room(visitors)


@pytest.fixture
def in_an_hour() -> datetime:
    return now() + HOUR


@pytest.fixture
def two_hours_later():
    """Let two hours pass."""
    with at_time(now() + 2 * HOUR):
        yield
