"""A quiz with every type of question, and a student in the middle of it."""

from __future__ import annotations

import pytest

from app.db import db
from tests.harness.taking import SLUG, shelve_every_type


@pytest.fixture
def quiz(app):
    with app.app_context():
        shelve_every_type(db.session)


@pytest.fixture
def amina(quiz, visitors):
    visitors.amina.open(f"/quizzes/{SLUG}")
    visitors.amina.submit("Start")
    return visitors.amina


@pytest.fixture
def base(amina):
    return amina.page.path.removesuffix("/1")
