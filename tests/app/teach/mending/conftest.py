"""A class whose quiz is to be mended: Amina thinks the bridge the hill's, Ben the river's."""

from __future__ import annotations

import pytest

from app.db import db
from tests.harness.mending import BRIDGE, standing, take
from tests.harness.taking import SLUG, assign


@pytest.fixture
def tries(quiz_of_every_type, app, visitors):
    with app.app_context():
        assign(db.session, visitors.cast.chidis_class)
        return [
            take(db.session, visitors.cast.amina, "hill"),
            take(db.session, visitors.cast.ben, "river"),
        ]


@pytest.fixture
def quiz(visitors, tries):
    return f"/classes/{visitors.cast.chidis_class}/quizzes/{SLUG}"


@pytest.fixture
def mend(quiz):
    return f"{quiz}/questions/{BRIDGE}/mend"


@pytest.fixture
def points(app, tries):
    """Tell the points of both as they stand."""

    def points():
        with app.app_context():
            return [standing(db.session, attempt)[0] for attempt in tries]

    return points
