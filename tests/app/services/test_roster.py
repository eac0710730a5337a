"""The roster: names, new passwords, and leaving with or without one's work."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from app.models import AnswerEvent, Attempt, Enrolment, Person, SchoolClass, ScoreEvent
from app.services import assignments, classes, joining, passwords, roster, sessions
from app.services.assignments import Terms
from app.services.gradebook import read_gradebook
from app.services.problems import NotAllowedError, NotFoundError
from tests.harness.sittings import sit


def names(session, cast):
    return [student.name for student in roster.roster(session, cast.chidis_class)]


def count(session, model):
    return session.scalar(select(func.count()).select_from(model))


@pytest.fixture
def place(session, cast):
    """Amina's place in Chidi's class, as the verbs ask for it."""
    return session, cast.chidi.id, cast.chidis_class, cast.amina.id


def test_students_stand_by_name_without_regard_to_case_and_marks(session, cast):
    for name in ("Örjan", "zoë", "Özlem"):
        joining.enrol(session, cast.chidis_class, add(session, name))
    session.commit()
    assert names(session, cast) == ["Amina", "Ben", "Örjan", "Özlem", "zoë"]


def add(session, name):
    person = Person(role="student", display_name=name, sign_in_name=name.encode().hex())
    session.add(person)
    session.flush()
    return person.id


def test_a_student_is_renamed_and_signs_in_as_before(session, cast, place):
    roster.rename_student(*place, "  Amina\u202e K. ")
    assert names(session, cast) == ["Amina K.", "Ben"]
    assert session.get(Person, cast.amina.id).sign_in_name == "amina"


def test_a_new_password_works_and_ends_every_log_in(session, cast, place):
    password = roster.reset_password(*place)
    stored = session.scalar(select(Person.password_hash).where(Person.id == cast.amina.id))
    assert passwords.verify_password(stored, password)
    assert not passwords.verify_password(stored, cast.amina.password)
    assert sessions.find_session(session, cast.amina.token) is None
    assert sessions.find_session(session, cast.ben.token) is not None


def test_a_removed_student_keeps_account_and_attempts_and_may_come_back(session, cast, place):
    assignments.assign_quiz(session, cast.chidi.id, cast.chidis_class, "actors", Terms())
    sit(session, cast.amina.id, "actors", right=3)
    roster.remove_student(*place)
    book = read_gradebook(session, cast.chidis_class)
    assert [student.name for student in book.students] == ["Ben"]
    assert book.column_mean(book.columns[0]).n == 0
    joining.join_with_account(session, cast.chidis_code, cast.amina.id)
    book = read_gradebook(session, cast.chidis_class)
    assert book.cell(book.students[0], book.columns[0]).best.points == 3


def test_what_leaving_takes_along_is_counted_before(session, cast, place):
    assignments.assign_quiz(session, cast.chidi.id, cast.chidis_class, "actors", Terms())
    sit(session, cast.amina.id, "actors", right=1)
    sit(session, cast.amina.id, "proxy-dynamics", right=1)
    leaving = roster.leaving(session, cast.chidis_class, cast.amina.id)
    assert (leaving.attempts_here, leaving.attempts_ever, leaving.only_class) == (1, 2, True)


def test_a_deleted_account_leaves_nothing_behind(session, cast, place):
    assignments.assign_quiz(session, cast.chidi.id, cast.chidis_class, "actors", Terms())
    sit(session, cast.amina.id, "actors", right=2)
    sit(session, cast.ben.id, "actors", right=1)
    roster.delete_student(*place)
    assert session.get(Person, cast.amina.id) is None
    assert count(session, Attempt) == 1
    assert count(session, AnswerEvent) == 1
    assert count(session, Enrolment) == 2
    left = session.scalars(select(ScoreEvent.attempt_id).distinct()).all()
    assert left == session.scalars(select(Attempt.id)).all()


def test_an_account_with_a_place_elsewhere_is_not_deleted(session, cast, place):
    joining.join_with_account(session, cast.danas_code, cast.amina.id)
    assert not roster.leaving(session, cast.chidis_class, cast.amina.id).only_class
    with pytest.raises(NotAllowedError) as caught:
        roster.delete_student(*place)
    assert caught.value.code == "in-another-class"
    assert session.get(Person, cast.amina.id) is not None


@pytest.mark.parametrize(
    "verb",
    [
        roster.own_student,
        roster.reset_password,
        roster.remove_student,
        roster.delete_student,
        lambda *place: roster.rename_student(*place, "Mallory"),
    ],
)
def test_students_of_others_are_not_found(session, cast, verb):
    for teacher, class_id, student in (
        (cast.dana, cast.chidis_class, cast.amina),
        (cast.dana, cast.danas_class, cast.amina),
        (cast.chidi, cast.chidis_class, cast.erik),
        (cast.chidi, cast.chidis_class, cast.chidi),
    ):
        with pytest.raises(NotFoundError):
            verb(session, teacher.id, class_id, student.id)
    assert session.get(Person, cast.amina.id).display_name == "Amina"


def test_a_class_put_away_still_keeps_the_account(session, cast, place):
    joining.join_with_account(session, cast.danas_code, cast.amina.id)
    classes.archive_class(session, cast.dana.id, cast.danas_class)
    assert session.get(SchoolClass, cast.danas_class).archived_at is not None
    assert not roster.leaving(session, cast.chidis_class, cast.amina.id).only_class
