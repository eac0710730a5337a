"""Invitations: one-time links that make teachers. Only the hash of a link's token is stored."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import Row, delete, select, update

from app.db import now
from app.models import Invitation, Person, Role
from app.services import people, throttle
from app.services.guests import adopt_guest
from app.services.logins import Login, begin
from app.services.problems import NotAllowedError
from app.services.sessions import AnySession, token_hash

LASTS = timedelta(days=7)


@dataclass(frozen=True)
class Welcome:
    """A good invitation: who invites (nobody for the first teacher)."""

    first: bool
    invited_by: str


@dataclass(frozen=True)
class NewTeacher:
    """An account to be made."""

    display_name: str
    sign_in_name: str
    password: str


def first_teacher_link(session: AnySession) -> str | None:
    """Give the token of a link for the first teacher, or None if there is a teacher.

    Unused links of the kind made before are worth nothing from now on.
    """
    session.execute(
        delete(Invitation).where(Invitation.first.is_(True), Invitation.used_at.is_(None))
    )
    token = None if has_teacher(session) else add_invitation(session, first=True)
    session.commit()
    return token


def has_teacher(session: AnySession) -> bool:
    """Tell whether anybody teaches here."""
    return session.scalar(select(Person.id).where(Person.role == Role.TEACHER).limit(1)) is not None


def invite_teacher(session: AnySession, by: UUID | None = None) -> str:
    """Give the token of a link that makes one teacher within seven days."""
    token = add_invitation(session, invited_by_id=by)
    session.commit()
    return token


def add_invitation(
    session: AnySession, *, first: bool = False, invited_by_id: UUID | None = None
) -> str:
    """Add an invitation and give its token. Part of a verb."""
    token = secrets.token_urlsafe(32)
    session.add(
        Invitation(
            token_hash=token_hash(token),
            first=first,
            invited_by_id=invited_by_id,
            expires_at=now() + LASTS,
        )
    )
    return token


def find_invitation(session: AnySession, token: str) -> Row[Invitation, str]:
    """Give an invitation that is still good and who invites, or say why it is not."""
    found = session.execute(
        select(Invitation, Person.display_name)
        .outerjoin(Person, Person.id == Invitation.invited_by_id)
        .where(Invitation.token_hash == token_hash(token))
    ).one_or_none()
    if found is None:
        raise NotAllowedError("invitation-unknown")
    check_good(session, found[0])
    return found


def check_good(session: AnySession, invitation: Invitation) -> None:
    """Refuse an invitation that is used, too old, or for a first teacher who is there already."""
    if invitation.used_at is not None:
        raise NotAllowedError("invitation-used")
    if invitation.expires_at <= now():
        raise NotAllowedError("invitation-expired")
    if invitation.first and has_teacher(session):
        raise NotAllowedError("invitation-used")


def read_invitation(session: AnySession, token: str) -> Welcome:
    """Tell what an invitation says, or why it is not good."""
    invitation, invited_by = find_invitation(session, token)
    return Welcome(invitation.first, invited_by or "")


def check_invitation(session: AnySession, token: str) -> None:
    """Refuse a token that is not good, and count the miss."""
    misses = throttle.count_try(session, throttle.Guess.INVITATION, (throttle.ALL_TOGETHER,))
    find_invitation(session, token)
    throttle.forgive(session, misses)
    session.commit()


def accept_invitation(
    session: AnySession,
    token: str,
    wanted: NewTeacher,
    *,
    guest_id: UUID | None = None,
    instead_of: UUID | None = None,
) -> Login:
    """Make a teacher's account, once, and log it in. The log-in `instead_of`, if any, ends."""
    check_invitation(session, token)
    people.check_password(wanted.password, wanted.display_name, wanted.sign_in_name)
    password_hash = people.hash_apart(session, wanted.password)
    invitation = use_up(session, token)
    person = people.add_person(
        session,
        role=Role.TEACHER,
        display_name=wanted.display_name,
        sign_in_name=wanted.sign_in_name,
        password_hash=password_hash,
    )
    invitation.used_by_id = person.id
    adopted = adopt_guest(session, guest_id, person) if guest_id else 0
    login = begin(session, person, adopted=adopted, instead_of=instead_of)
    session.commit()
    return login


def use_up(session: AnySession, token: str) -> Invitation:
    """Take an invitation for oneself: of two at once, one gets it. Part of a verb."""
    taken: Invitation | None = session.scalar(
        update(Invitation)
        .where(Invitation.token_hash == token_hash(token), Invitation.used_at.is_(None))
        .values(used_at=now())
        .returning(Invitation)
    )
    if taken is None:
        session.rollback()
        raise NotAllowedError("invitation-used")
    return taken
