"""A quiz with every type of question, and a student in the middle of it."""

from __future__ import annotations

import pytest

from tests.harness.taking import SLUG


@pytest.fixture
def amina(quiz_of_every_type, visitors):
    visitors.amina.open(f"/quizzes/{SLUG}")
    visitors.amina.submit("Start")
    return visitors.amina


@pytest.fixture
def base(amina):
    return amina.page.path.removesuffix("/1")
