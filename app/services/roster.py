"""The roster: who is in a class, and what their teacher may do for them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select

from app.models import Assignment, Attempt, Enrolment, Person, Role, SchoolClass
from app.services import people
from app.services.classes import own_class
from app.services.kept_reports import forget_reports
from app.services.problems import NotAllowedError, NotFoundError
from app.services.sessions import AnySession


@dataclass(frozen=True)
class Student:
    """Somebody in a class."""

    id: UUID
    name: str
    sign_in_name: str
    joined_at: datetime


@dataclass(frozen=True)
class Leaving:
    """What removing a student would take along."""

    attempts_here: int
    """Attempts at this class's quizzes: they leave the gradebook."""
    attempts_ever: int
    """All attempts: they go if the account does."""
    only_class: bool
    """Whether they are in no other class, so that the account may go too."""


def sort_name(name: str) -> str:
    """Give what a name is sorted by: its letters without case and marks."""
    return "".join(
        char
        for char in unicodedata.normalize("NFKD", name.casefold())
        if not unicodedata.combining(char)
    )


def roster(session: AnySession, class_id: UUID) -> list[Student]:
    """Give a class's students by name."""
    rows = session.execute(
        select(Person.id, Person.display_name, Person.sign_in_name, Enrolment.joined_at)
        .join(Enrolment, Enrolment.person_id == Person.id)
        .where(Enrolment.class_id == class_id)
    )
    students = [Student(id_, name, sign_in or "", joined) for id_, name, sign_in, joined in rows]
    return sorted(students, key=lambda student: (sort_name(student.name), student.id))


def own_student(
    session: AnySession, teacher_id: UUID, class_id: UUID, person_id: UUID
) -> tuple[SchoolClass, Person]:
    """Give a student of a teacher's own class with that class, or raise NotFoundError."""
    found = session.scalar(
        select(Person)
        .join(Enrolment, Enrolment.person_id == Person.id)
        .where(Enrolment.class_id == class_id, Person.id == person_id, Person.role == Role.STUDENT)
    )
    row = own_class(session, teacher_id, class_id)
    if found is None:
        raise NotFoundError
    return row, found


def is_in(session: AnySession, class_id: UUID, person_id: UUID) -> bool:
    """Tell whether somebody is in a class."""
    found = select(Enrolment.id).where(
        Enrolment.class_id == class_id, Enrolment.person_id == person_id
    )
    return session.scalar(found) is not None


def rename_student(
    session: AnySession, teacher_id: UUID, class_id: UUID, person_id: UUID, name: str
) -> None:
    """Change the name that a student is shown by. The sign-in name stays."""
    own_student(session, teacher_id, class_id, person_id)
    people.rename_person(session, person_id, name)


def reset_password(session: AnySession, teacher_id: UUID, class_id: UUID, person_id: UUID) -> str:
    """Give a student a made-up password to read out; they are logged out everywhere."""
    own_student(session, teacher_id, class_id, person_id)
    return people.reset_password(session, person_id)


def leaving(session: AnySession, class_id: UUID, person_id: UUID) -> Leaving:
    """Count what removing a student would take along."""
    attempts = select(func.count()).select_from(Attempt).where(Attempt.person_id == person_id)
    here = attempts.join(Assignment, Assignment.id == Attempt.assignment_id).where(
        Assignment.class_id == class_id
    )
    elsewhere = select(Enrolment.id).where(
        Enrolment.person_id == person_id, Enrolment.class_id != class_id
    )
    return Leaving(
        attempts_here=session.scalar(here) or 0,
        attempts_ever=session.scalar(attempts) or 0,
        only_class=session.scalar(elsewhere.limit(1)) is None,
    )


def remove_student(session: AnySession, teacher_id: UUID, class_id: UUID, person_id: UUID) -> None:
    """Take a student out of a class. Account and attempts stay theirs.

    The attempts leave the gradebook; if the student joins again, they are back.
    """
    own_student(session, teacher_id, class_id, person_id)
    session.execute(
        delete(Enrolment).where(Enrolment.class_id == class_id, Enrolment.person_id == person_id)
    )
    forget_reports(session, teacher_id)
    session.commit()


def delete_student(session: AnySession, teacher_id: UUID, class_id: UUID, person_id: UUID) -> None:
    """Delete a student's account with every attempt, for good. Refused while in another class."""
    own_student(session, teacher_id, class_id, person_id)
    if not leaving(session, class_id, person_id).only_class:
        raise NotAllowedError("in-another-class")
    session.execute(delete(Person).where(Person.id == person_id))
    forget_reports(session, teacher_id)
    session.commit()
