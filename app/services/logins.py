"""Logging in: a password is checked, a guest's attempts come along, a log-in begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import cast
from uuid import UUID

from sqlalchemy import Table, bindparam, delete, func, select

from app.db import now
from app.models import LoginSession, Person, Role
from app.services import passwords, people, throttle
from app.services.guests import adopt_guest
from app.services.problems import NotAllowedError
from app.services.sessions import LASTS, AnySession, add_session, run

S = cast(Table, LoginSession.__table__)
CLEAR = delete(S).where(
    ((S.c.person_id == bindparam("person_id")) & (S.c.expires_at < bindparam("at")))
    | (S.c.id == bindparam("instead_of"))
)


@dataclass(frozen=True)
class Login:
    """A log-in just begun: whose, the token for the browser, and what came along."""

    token: str
    person_id: UUID
    role: Role
    display_name: str
    sign_in_name: str
    adopted: int = 0

    @property
    def lasts(self) -> timedelta:
        """Tell how long it lasts."""
        return LASTS[self.role]


def log_in(
    session: AnySession,
    sign_in_name: str,
    password: str,
    *,
    counted_for: Sequence[str],
    guest_id: UUID | None = None,
    instead_of: UUID | None = None,
) -> Login:
    """Begin a log-in, or raise NotAllowedError or TooManyTriesError.

    `counted_for` names what misses are counted for. The attempts of `guest_id` come along.
    The log-in `instead_of`, if any, ends.
    """
    account = people.find_account(session, sign_in_name)
    misses = throttle.count_try(session, throttle.Guess.LOGIN, counted_for)
    stored = account.password_hash if account else None
    if not passwords.verify_password(stored, password) or account is None:
        raise NotAllowedError("login-wrong")
    renewed = passwords.renewed_hash(account.password_hash, password)
    person = still_the_same(session, account)
    person.password_hash = renewed or person.password_hash
    throttle.forgive(session, misses)
    adopted = adopt_guest(session, guest_id, person) if guest_id else 0
    login = begin(session, person, adopted=adopted, instead_of=instead_of)
    session.commit()
    return login


def still_the_same(session: AnySession, account: people.Account) -> Person:
    """Give the person whose password was right, unless it was changed or closed meanwhile."""
    person = session.scalar(
        select(Person)
        .where(Person.id == account.id, Person.password_hash == account.password_hash)
        .with_for_update()
    )
    if person is None:
        session.rollback()
        raise NotAllowedError("login-wrong")
    if person.disabled_at is not None:
        session.rollback()
        raise NotAllowedError("account-closed")
    return person


def begin(
    session: AnySession, person: Person, *, adopted: int = 0, instead_of: UUID | None = None
) -> Login:
    """Begin a log-in; clear away what it replaces and what has expired. Part of a verb."""
    run(session, CLEAR, {"person_id": person.id, "at": now(), "instead_of": instead_of})
    return Login(
        token=add_session(session, person),
        person_id=person.id,
        role=Role(person.role),
        display_name=person.display_name,
        sign_in_name=person.sign_in_name or "",
        adopted=adopted,
    )


def change_password(
    session: AnySession, person_id: UUID, current: str, new: str, *, counted_for: Sequence[str]
) -> Login:
    """Set a new password for somebody who knows the current one.

    All their log-ins end; a new one begins on the device it was done on.
    """
    person = people.person_of(session, person_id)
    stored = person.password_hash
    people.check_password(new, person.display_name, person.sign_in_name or "")
    misses = throttle.count_try(session, throttle.Guess.LOGIN, counted_for)
    if not passwords.verify_password(stored, current):
        raise NotAllowedError("password-wrong")
    hashed = passwords.hash_password(new)
    throttle.forgive(session, misses)
    login = begin(session, people.replace_password(session, person_id, stored, hashed))
    session.commit()
    return login


def count_logins(session: AnySession, person_id: UUID) -> int:
    """Count on how many devices somebody is logged in."""
    live = (LoginSession.person_id == person_id) & (LoginSession.expires_at > now())
    return session.scalar(select(func.count()).select_from(LoginSession).where(live)) or 0


def end_other_logins(session: AnySession, person_id: UUID, session_id: UUID) -> None:
    """End all log-ins of somebody but the one on this device."""
    session.execute(
        delete(LoginSession).where(
            LoginSession.person_id == person_id, LoginSession.id != session_id
        )
    )
    session.commit()
