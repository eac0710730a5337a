"""What happens while a mending is worked out is marked by it too."""

from __future__ import annotations

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.models import Attempt
from app.services import mending
from app.services.scoring import override_points, regrade_attempt, submit_attempt
from quizzes.mending import Kind
from tests.harness.databases import with_every_type
from tests.harness.mending import BRIDGE, N, mend, standing, take, undo
from tests.harness.taking import answer_all, start


@pytest.fixture
def stocked_url(databases):
    """Both kinds of database: they lock otherwise."""
    with databases.copy(with_every_type) as url:
        yield url


@pytest.fixture
def meanwhile(engine, monkeypatch):
    """Let something happen after the mending was worked out, and before it takes the lock."""

    def arrange(happens):
        hold = mending._hold

        def held(*arguments):
            with Session(engine, expire_on_commit=False) as other:
                happens(other)
                other.commit()
            monkeypatch.setattr(mending, "_hold", hold)
            return hold(*arguments)

        monkeypatch.setattr(mending, "_hold", held)

    return arrange


def test_who_hands_in_or_gets_points_by_hand_in_between_has_the_mended_score(
    session, cast, place, meanwhile
):
    amina = take(session, cast.amina, "hill")
    ben = start(session, cast.ben)
    answer_all(session, cast.ben, ben, "right")

    def happens(other):
        submit_attempt(other, cast.ben.id, ben)
        override_points(other, cast.chidi.id, amina, BRIDGE, 0.5, "Half of it.")

    meanwhile(happens)
    done = mend(session, cast, place, Kind.KEY, "hill")
    session.expire_all()
    assert [standing(session, one) for one in (amina, ben)] == [(N - 0.5, N), (N - 1, N)]
    assert [regrade_attempt(session, one) for one in (amina, ben)] == [0, 0]
    undo(session, cast, place, done)
    assert [standing(session, one) for one in (amina, ben)] == [(N - 0.5, N), (N, N)]


def test_an_attempt_that_is_thrown_away_in_between_hinders_nobody(session, cast, place, meanwhile):
    gone, ben = take(session, cast.amina, "hill"), take(session, cast.ben, "river")
    meanwhile(lambda other: other.execute(delete(Attempt).where(Attempt.id == gone)))
    mend(session, cast, place, Kind.KEY, "hill")
    session.expire_all()
    assert standing(session, ben) == (N - 1, N)
