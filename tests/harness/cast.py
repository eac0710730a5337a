"""The cast: who they are decides what they may see.

amina  a student in Chidi's class
ben    another student in Chidi's class
chidi  the teacher of that class
dana   another teacher, with a class of her own
erik   a student in Dana's class
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from uuid import UUID

from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy.orm import Session

from app.db import db
from app.models import Enrolment, Person, Role, SchoolClass
from app.services.sessions import add_session
from tests.harness.visitor import Visitor

PASSWORD = "seven green kites"
HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
ROLES = {
    "amina": Role.STUDENT,
    "ben": Role.STUDENT,
    "chidi": Role.TEACHER,
    "dana": Role.TEACHER,
    "erik": Role.STUDENT,
}
CLASSES = {"chidi": ("amina", "ben"), "dana": ("erik",)}
CODES = {"chidi": "CHD34567", "dana": "DAN34567"}


@dataclass(frozen=True)
class Member:
    """One of the cast."""

    name: str
    id: UUID
    role: Role
    token: str
    sign_in_name: str
    password: str = PASSWORD


@dataclass(frozen=True)
class Cast:
    """All of them, with the ids of the two classes."""

    amina: Member
    ben: Member
    chidi: Member
    dana: Member
    erik: Member
    chidis_class: UUID
    danas_class: UUID
    chidis_code: str = CODES["chidi"]
    danas_code: str = CODES["dana"]


@dataclass(frozen=True)
class Visitors:
    """The cast at the site, each logged in with a browser of their own; and a stranger."""

    cast: Cast
    app: Flask

    def __getattr__(self, name: str) -> Visitor:
        """Let one of the cast visit: the same visitor every time."""
        if name not in ROLES:
            raise AttributeError(name)
        self.__dict__[name] = Visitor(self.app, getattr(self.cast, name).token)
        return self.__dict__[name]

    def stranger(self) -> Visitor:
        """Let somebody unknown visit."""
        return Visitor(self.app)


@cache
def password_hash() -> str:
    """Hash the cast's password, once a run."""
    return HASHER.hash(PASSWORD)


def settle(session: Session) -> Cast:
    """Put the cast and their classes into a database."""
    people = {name: make_person(name, role) for name, role in ROLES.items()}
    session.add_all(people.values())
    session.flush()
    classes = {name: make_class(session, people, name) for name in CLASSES}
    members = {
        name: Member(name.title(), p.id, ROLES[name], add_session(session, p), name)
        for name, p in people.items()
    }
    session.commit()
    return Cast(**members, chidis_class=classes["chidi"], danas_class=classes["dana"])


def make_person(name: str, role: Role) -> Person:
    """Make an account without the slow hashing of a real password."""
    return Person(
        role=role, display_name=name.title(), sign_in_name=name, password_hash=password_hash()
    )


def make_class(session: Session, people: dict[str, Person], teacher: str) -> UUID:
    """Make a teacher's class with its students in it."""
    row = SchoolClass(
        teacher_id=people[teacher].id,
        name=f"{teacher.title()}'s class",
        time_zone="Europe/Berlin",
        join_code=CODES[teacher],
    )
    session.add(row)
    session.flush()
    session.add_all(
        Enrolment(class_id=row.id, person_id=people[student].id) for student in CLASSES[teacher]
    )
    return row.id


def bring(app: Flask) -> Visitors:
    """Put the cast into an app's database and log them in."""
    with app.app_context():
        return Visitors(settle(db.session), app)
