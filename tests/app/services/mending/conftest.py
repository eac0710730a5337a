"""A class that took the quiz of every type: Amina thinks it the hill's, Ben is right."""

from __future__ import annotations

import pytest

from tests.harness.databases import with_every_type
from tests.harness.mending import standing, take
from tests.harness.taking import assign


@pytest.fixture
def stocked_url(sqlite):
    """One kind of database: the other one is tried where several people mend at once."""
    with sqlite.copy(with_every_type) as url:
        yield url


@pytest.fixture
def place(session, cast):
    """Set the quiz for Chidi's class."""
    return assign(session, cast.chidis_class)


@pytest.fixture
def tries(session, cast, place):
    """Let both students hand in."""
    return take(session, cast.amina, "hill"), take(session, cast.ben, "river")


@pytest.fixture
def scores(session, tries):
    """Tell both scores as they stand."""
    return lambda: [standing(session, attempt) for attempt in tries]
