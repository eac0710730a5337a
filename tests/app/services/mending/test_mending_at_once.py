"""Several people mend and hand in at the same moment: every score is what it must be."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from app.models import Attempt, Enrolment, Person, Role, StoredMending
from app.services.mending import apply_mending
from app.services.mending_desk import state_of
from app.services.problems import ConflictError
from app.services.scoring import regrade_attempt, submit_attempt
from app.services.starts import start_attempt
from quizzes.mending import Kind
from tests.harness.databases import with_every_type
from tests.harness.mending import NOTE, plan, take
from tests.harness.taking import SLUG, assign, at_once, key

STUDENTS = 6


@pytest.fixture
def stocked_url(databases):
    with databases.copy(with_every_type) as url:
        yield url


@pytest.fixture
def place(session, cast):
    place = assign(session, cast.chidis_class)
    take(session, cast.amina, "hill")
    return place


def applying(cast, planned, apply_key=None):
    """Make a verb that applies a plan as it was seen."""
    seen = state_of(planned.places)

    def verb(session, _number):
        how = {"note": NOTE, "seen": seen, "apply_key": apply_key or key()}
        return apply_mending(session, cast.chidi.id, planned, **how)

    return verb


def stored(session):
    return session.scalar(select(func.count()).select_from(StoredMending))


def test_of_several_mendings_at_once_one_is_applied_and_the_others_are_told(
    engine, session, cast, place
):
    planned = plan(session, cast, place, Kind.FULL)
    session.rollback()
    done = at_once(engine, 4, applying(cast, planned))
    assert sum(isinstance(one, ConflictError) for one in done) == 3
    assert stored(session) == 1


def test_one_button_pressed_many_times_at_once_mends_once(engine, session, cast, place):
    planned = plan(session, cast, place, Kind.KEY, "hill")
    session.rollback()
    done = at_once(engine, 4, applying(cast, planned, key()))
    assert len(set(done)) == 1
    assert stored(session) == 1


def test_handing_in_while_a_question_is_mended_gives_the_mended_score(engine, session, cast, place):
    people = [
        Person(role=Role.STUDENT, display_name=f"S{n}", sign_in_name=f"s{n}", password_hash="x")
        for n in range(STUDENTS)
    ]
    session.add_all(people)
    session.flush()
    session.add_all(Enrolment(class_id=cast.chidis_class, person_id=p.id) for p in people)
    session.commit()
    ids = [person.id for person in people]
    begun = [start_attempt(session, id_, Role.STUDENT, SLUG, key()) for id_ in ids[:-1]]
    planned = plan(session, cast, place, Kind.DROP)
    session.rollback()
    mend, taken = applying(cast, planned), len(begun)

    def verb(own, number):
        if number == STUDENTS:
            return mend(own, number)
        late = ids[number]
        attempt = (
            begun[number] if number < taken else start_attempt(own, late, Role.STUDENT, SLUG, key())
        )
        return submit_attempt(own, late, attempt)

    done = at_once(engine, STUDENTS + 1, verb)
    assert not [one for one in done if isinstance(one, Exception)]
    attempts = session.scalars(select(Attempt.id)).all()
    assert len(attempts) == STUDENTS + 1
    assert [regrade_attempt(session, attempt) for attempt in attempts] == [0] * len(attempts)
    most = set(session.scalars(select(Attempt.max_points)))
    assert len(most) == 1, "the question is dropped for everybody"
