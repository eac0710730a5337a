"""Accounts: made, renamed, given a new password, closed."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Row, select, update
from sqlalchemy.exc import IntegrityError

from app.db import now
from app.models import Person, Role
from app.services import names, passwords
from app.services.password_rules import problem_with
from app.services.problems import NotAllowedError, NotFoundError
from app.services.sessions import AnySession, end_sessions_of

Account = Row[UUID, str]


def find_account(session: AnySession, sign_in_name: str) -> Account | None:
    """Find an account by its sign-in name, however written: id, password_hash; or None."""
    folded = names.fold_sign_in_name(sign_in_name)
    if not names.is_sign_in_name(folded):
        return None
    return session.execute(
        select(Person.id, Person.password_hash).where(
            Person.sign_in_name == folded, Person.password_hash.is_not(None)
        )
    ).one_or_none()  # type: ignore[return-value]


def check_password(password: str, *known_as: str) -> None:
    """Refuse a new password that is guessed first."""
    problem = problem_with(password, known_as)
    if problem:
        raise NotAllowedError(problem)


def hash_apart(session: AnySession, password: str) -> str:
    """Hash a new password while no transaction keeps others from writing."""
    session.rollback()
    return passwords.hash_password(password)


def add_person(
    session: AnySession,
    *,
    role: Role,
    display_name: str,
    sign_in_name: str,
    password_hash: str,
    person_id: UUID | None = None,
) -> Person:
    """Add an account, or refuse a sign-in name that is not one or is taken. Part of a verb."""
    folded = names.fold_sign_in_name(sign_in_name)
    if not names.is_sign_in_name(folded):
        raise NotAllowedError("sign-in-name-unfit")
    person = Person(
        role=role, display_name=display_name, sign_in_name=folded, password_hash=password_hash
    )
    if person_id is not None:
        person.id = person_id
    session.add(person)
    try:
        session.flush()
    except IntegrityError as error:
        session.rollback()
        raise NotAllowedError("sign-in-name-taken", name=folded) from error
    return person


def person_of(session: AnySession, person_id: UUID) -> Person:
    """Give an account, or raise NotFoundError."""
    person = session.get(Person, person_id)
    if person is None:
        raise NotFoundError
    return person


def rename_person(session: AnySession, person_id: UUID, display_name: str) -> None:
    """Change the name that is shown. The sign-in name stays."""
    person_of(session, person_id).display_name = names.clean_display_name(display_name)
    session.commit()


def replace_password(
    session: AnySession, person_id: UUID, stored: str | None, hashed: str
) -> Person:
    """Put a hash in the place of the one that was checked; end all log-ins. Part of a verb."""
    changed: Person | None = session.scalar(
        update(Person)
        .where(Person.id == person_id, Person.password_hash == stored)
        .values(password_hash=hashed)
        .returning(Person)
    )
    if changed is None:
        session.rollback()
        raise NotAllowedError("password-wrong")
    end_sessions_of(session, person_id)
    return changed


def reset_password(session: AnySession, person_id: UUID) -> str:
    """Give an account a made-up password to read out, and end all its log-ins at once."""
    password = passwords.make_password()
    hashed = hash_apart(session, password)
    person_of(session, person_id).password_hash = hashed
    end_sessions_of(session, person_id)
    session.commit()
    return password


def disable_person(session: AnySession, person_id: UUID) -> None:
    """Close an account: its log-ins end at once, its work stays."""
    person = person_of(session, person_id)
    person.disabled_at = person.disabled_at or now()
    end_sessions_of(session, person_id)
    session.commit()


def enable_person(session: AnySession, person_id: UUID) -> None:
    """Open a closed account again."""
    person_of(session, person_id).disabled_at = None
    session.commit()
