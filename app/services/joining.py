"""Joining a class by its code: look at it first, then come in with an old account or a new one."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, select

from app.models import Enrolment, Person, Role, SchoolClass
from app.services import passwords, people, throttle
from app.services.guests import adopt_guest
from app.services.join_codes import LENGTH
from app.services.logins import Login, begin
from app.services.problems import NotAllowedError
from app.services.sessions import AnySession

# What a hand or an eye makes of a character of ours; none of these is in a code.
MISREAD = str.maketrans("GSU", "65V")


@dataclass(frozen=True)
class Offer:
    """A class as it is shown to somebody before joining."""

    code: str
    class_id: UUID
    class_name: str
    teacher_name: str


@dataclass(frozen=True)
class NewStudent:
    """An account to be made. The id is made by the server before, once a form."""

    id: UUID
    display_name: str
    sign_in_name: str
    password: str


def read_code(text: str) -> str | None:
    """Read a join code however it was typed; None if it has not eight letters and digits."""
    typed = unicodedata.normalize("NFKC", text).upper()
    code = "".join(plain_digit(char) for char in typed if char.isalnum()).translate(MISREAD)
    return code if len(code) == LENGTH and code.isascii() else None


def plain_digit(char: str) -> str:
    """Give a digit of any script as the European one."""
    return str(unicodedata.digit(char, char))


def find_class(session: AnySession, text: str, *, counted_for: Sequence[str]) -> Offer:
    """Find the class of a code; raise NotAllowedError or TooManyTriesError. Counts a miss."""
    code = read_code(text)
    if code is None:
        raise NotAllowedError("code-incomplete")
    misses = throttle.count_try(session, throttle.Guess.JOIN, counted_for)
    offer = offer_of(session, code)
    throttle.forgive(session, misses)
    session.commit()
    return offer


def offer_of(session: AnySession, code: str) -> Offer:
    """Give the class of a code that was found before, or say that it is closed."""
    found = session.execute(by_code(code)).one_or_none()
    if found is None:
        raise NotAllowedError("code-unknown")
    row, teacher = found
    if not row.join_open or row.archived_at is not None:
        raise NotAllowedError("class-closed", name=row.name)
    return Offer(code, row.id, row.name, teacher)


def by_code(code: str) -> Select[SchoolClass, str]:
    """Select the class of a code with its teacher's name."""
    return (
        select(SchoolClass, Person.display_name)
        .join(Person, Person.id == SchoolClass.teacher_id)
        .where(SchoolClass.join_code == code)
    )


def join_with_account(session: AnySession, code: str, person_id: UUID) -> Offer:
    """Put a student into one more class. Once in it, joining again changes nothing."""
    offer = offer_of(session, code)
    person = people.person_of(session, person_id)
    if person.role != Role.STUDENT:
        raise NotAllowedError("students-join")
    enrol(session, offer.class_id, person_id)
    session.commit()
    return offer


def enrol(session: AnySession, class_id: UUID, person_id: UUID) -> None:
    """Put somebody into a class, if they are not in it. Part of a verb."""
    # Two tabs come one after the other.
    session.execute(select(Person.id).where(Person.id == person_id).with_for_update())
    there = session.scalar(
        select(Enrolment.id).where(Enrolment.class_id == class_id, Enrolment.person_id == person_id)
    )
    if there is None:
        session.add(Enrolment(class_id=class_id, person_id=person_id))
        session.flush()


def join_as_new(
    session: AnySession, code: str, wanted: NewStudent, *, guest_id: UUID | None = None
) -> Login:
    """Make a student's account in a class and log it in; a guest's attempts come along.

    Sent twice, it makes one account.
    """
    people.check_password(wanted.password, wanted.display_name, wanted.sign_in_name)
    password_hash = people.hash_apart(session, wanted.password)
    if hash_made_before(session, wanted.id) is None:
        try:
            return make_student(session, code, wanted, password_hash, guest_id)
        except NotAllowedError:
            if hash_made_before(session, wanted.id) is None:
                raise
    return come_again(session, wanted)


def make_student(
    session: AnySession, code: str, wanted: NewStudent, password_hash: str, guest_id: UUID | None
) -> Login:
    """Add the account, its place in the class, and its first log-in."""
    offer = offer_of(session, code)
    person = people.add_person(
        session,
        person_id=wanted.id,
        role=Role.STUDENT,
        display_name=wanted.display_name,
        sign_in_name=wanted.sign_in_name,
        password_hash=password_hash,
    )
    enrol(session, offer.class_id, person.id)
    adopted = adopt_guest(session, guest_id, person, offer.class_id) if guest_id else 0
    login = begin(session, person, adopted=adopted)
    session.commit()
    return login


def hash_made_before(session: AnySession, person_id: UUID) -> str | None:
    """Give the password's hash of an account that the same form made a moment ago."""
    return session.scalar(select(Person.password_hash).where(Person.id == person_id))


def come_again(session: AnySession, wanted: NewStudent) -> Login:
    """Log in to the account that the same form made a moment ago."""
    stored = hash_made_before(session, wanted.id)
    session.rollback()
    if not passwords.verify_password(stored, wanted.password):
        raise NotAllowedError("login-wrong")
    login = begin(session, people.person_of(session, wanted.id))
    session.commit()
    return login
