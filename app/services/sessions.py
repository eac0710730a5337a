"""Log-ins: begun with a random token, found by its hash, ended on the server."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

from sqlalchemy import CursorResult, Executable, Row, Table, bindparam, delete, select
from sqlalchemy.orm import Session, scoped_session

from app.db import now
from app.models import LoginSession, Person, Role

AnySession = Session | scoped_session[Any]
Columns = tuple[Any, ...]

LASTS = {
    Role.GUEST: timedelta(days=7),
    Role.STUDENT: timedelta(days=30),
    Role.TEACHER: timedelta(days=7),
}

# Plain tables, not mapped classes: this runs for every page.
SESSIONS, PEOPLE = cast(Table, LoginSession.__table__), cast(Table, Person.__table__)
FIND = (
    select(SESSIONS.c.id, PEOPLE.c.id.label("person_id"), PEOPLE.c.role, PEOPLE.c.display_name)
    .join(PEOPLE, PEOPLE.c.id == SESSIONS.c.person_id)
    .where(
        SESSIONS.c.token_hash == bindparam("token_hash"),
        SESSIONS.c.expires_at > bindparam("at"),
        PEOPLE.c.disabled_at.is_(None),
    )
)


def run(
    session: AnySession, statement: Executable, parameters: Any = None
) -> CursorResult[*tuple[Any, ...]]:
    """Run a statement on plain columns within the session's transaction.

    It goes past the session's bookkeeping, which costs several times the statement; what is
    added to the session but not flushed is not seen.
    """
    return session.connection().execute(statement, parameters)


def token_hash(token: str) -> str:
    """Hash a random token for storing; it is too random to need a slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def find_session(
    session: AnySession, token: str, at: datetime | None = None
) -> Row[UUID, UUID, str, str] | None:
    """Find whose live log-in a token is: id, person_id, role, display_name; or None."""
    parameters = {"token_hash": token_hash(token), "at": at or now()}
    return run(session, FIND, parameters).one_or_none()


def add_session(session: AnySession, person: Person) -> str:
    """Begin a log-in and give its token. The caller's verb commits."""
    token = secrets.token_urlsafe(32)
    expires_at = now() + LASTS[Role(person.role)]
    session.add(
        LoginSession(person_id=person.id, token_hash=token_hash(token), expires_at=expires_at)
    )
    return token


def end_session(session: AnySession, session_id: UUID) -> None:
    """End one log-in: its token is worth nothing from now on."""
    session.execute(delete(LoginSession).where(LoginSession.id == session_id))
    session.commit()


def end_sessions_of(session: AnySession, person_id: UUID, but: Sequence[UUID] = ()) -> None:
    """End all log-ins of somebody, but for some. The caller's verb commits."""
    session.execute(
        delete(LoginSession).where(LoginSession.person_id == person_id, LoginSession.id.not_in(but))
    )
