"""The demo's teachers and students. All of them are made up, and share one password."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from app.db import new_id
from app.services import invitations, joining
from app.services.invitations import NewTeacher
from app.services.joining import NewStudent
from app.services.names import suggest_base
from app.services.sessions import AnySession

PASSWORD = "two rivers one bridge"  # noqa: S105 (of a throw-away database, printed on purpose)
TEACHERS = ("Miriam Adeyemi", "Jonas Lindqvist")
FIRST_CLASS = (
    "Adaeze N.",
    "Aleksander W.",
    "Amira S.",
    "Ananya R.",
    "Björn H.",
    "Chloé D.",
    "Dilnoza T.",
    "Eitan B.",
    "Fatoumata K.",
    "Giulia M.",
    "Hamza A.",
    "Ingrid L.",
    "Jamal P.",
    "Kwame O.",
    "Leilani F.",
    "Mateo G.",
    "Noor Z.",
    "Oksana V.",
    "Priya C.",
    "Rafael J.",
    "Siddharth I.",
    "Thuy Q.",
    "Yusuf E.",
    "Zuzana U.",
)
PARALLEL_CLASS = (
    "Anouk T.",
    "Cem B.",
    "Divya L.",
    "Emre K.",
    "Hanna J.",
    "Ifeoma A.",
    "Luca V.",
    "Mai N.",
)
"""Of the first teacher too: a quiz is looked at over both of her classes."""
SECOND_CLASS = ("Akira Y.", "Bintou C.", "Callum R.", "Elif D.", "Henrike S.", "Tomás V.")


@dataclass(frozen=True)
class Student:
    """A made-up student, how much they know, and how to log in as them."""

    id: UUID
    name: str
    sign_in_name: str
    ability: float


def add_teacher(session: AnySession, name: str) -> UUID:
    """Invite a teacher, who accepts."""
    token = invitations.invite_teacher(session)
    wanted = NewTeacher(name, suggest_base(name), PASSWORD)
    return invitations.accept_invitation(session, token, wanted).person_id


def add_student(session: AnySession, code: str, name: str, ability: float) -> Student:
    """Let a student join a class."""
    wanted = NewStudent(new_id(), name, suggest_base(name), PASSWORD)
    login = joining.join_as_new(session, code, wanted)
    return Student(login.person_id, name, login.sign_in_name, ability)
