"""Guests: learners without an account, kept seven days, whose attempts an account can take over."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import delete, select, update

from app.db import now
from app.models import Attempt, LoginSession, Person, Purpose, Role, StoredQuiz
from app.services.problems import NotFoundError
from app.services.sessions import LASTS, AnySession, add_session
from app.services.takeover import count_for_class, merge_unfinished

PURGE_IN_PASSING = 20


def create_guest(session: AnySession) -> tuple[UUID, str]:
    """Make a guest with a log-in of seven days: id and token. Some expired ones go in passing."""
    remove_expired(session, PURGE_IN_PASSING)
    guest = Person(role=Role.GUEST, expires_at=now() + LASTS[Role.GUEST])
    session.add(guest)
    session.flush()
    token = add_session(session, guest)
    session.commit()
    return guest.id, token


def keep_guest(session: AnySession, guest_id: UUID) -> None:
    """Keep a guest and their log-in seven days from now. The caller's verb commits."""
    until = now() + LASTS[Role.GUEST]
    session.execute(
        update(Person)
        .where(Person.id == guest_id, Person.role == Role.GUEST)
        .values(expires_at=until)
    )
    session.execute(
        update(LoginSession).where(LoginSession.person_id == guest_id).values(expires_at=until)
    )


def purge_guests(session: AnySession) -> int:
    """Remove every expired guest with all of their attempts, and expired log-ins; count guests."""
    removed = remove_expired(session)
    session.execute(delete(LoginSession).where(LoginSession.expires_at < now()))
    session.commit()
    return removed


def remove_expired(session: AnySession, at_most: int | None = None) -> int:
    """Remove expired guests, the oldest first; count them. Part of a verb."""
    expired = (
        select(Person.id)
        .where(Person.role == Role.GUEST, Person.expires_at < now())
        .order_by(Person.expires_at)
        .limit(at_most)
    )
    ids = session.scalars(expired).all()
    session.execute(delete(Person).where(Person.id.in_(ids)))
    return len(ids)


def tried_by_guest(session: AnySession, guest_id: UUID) -> Sequence[str]:
    """Give the titles of the quizzes that a guest tried, the newest first."""
    return session.scalars(
        select(StoredQuiz.title)
        .join(Attempt, Attempt.quiz_id == StoredQuiz.id)
        .where(Attempt.person_id == guest_id)
        .group_by(StoredQuiz.id, StoredQuiz.title)
        .order_by(StoredQuiz.title)
    ).all()


def adopt_guest(
    session: AnySession, guest_id: UUID, person: Person, class_id: UUID | None = None
) -> int:
    """Give a guest's attempts to an account and remove the guest; count them. Part of a verb.

    With a class just joined, they count for its open assignments as far as attempts are allowed.
    """
    guest = session.scalar(
        select(Person).where(Person.id == guest_id, Person.role == Role.GUEST).with_for_update()
    )
    if guest is None:
        raise NotFoundError
    attempts = session.scalars(
        select(Attempt)
        .where(Attempt.person_id == guest_id)
        .order_by(Attempt.started_at, Attempt.id)
    ).all()
    taken = [attempt for attempt in attempts if take_over(session, attempt, person)]
    session.flush()
    if class_id is not None:
        count_for_class(session, person.id, class_id, taken)
    session.flush()
    session.execute(delete(Person).where(Person.id == guest_id))
    return len(attempts)


def take_over(session: AnySession, attempt: Attempt, person: Person) -> bool:
    """Give an attempt to an account; tell whether it stays an attempt of its own.

    There is one unfinished attempt a quiz: a second one's newer answers go into the first.
    """
    if attempt.submitted_at is None:
        rival = session.scalar(
            select(Attempt).where(
                Attempt.person_id == person.id,
                Attempt.quiz_id == attempt.quiz_id,
                Attempt.submitted_at.is_(None),
            )
        )
        if rival is not None:
            merge_unfinished(session, attempt, rival)
            return False
    attempt.person_id = person.id
    attempt.purpose = Purpose.PREVIEW if person.role == Role.TEACHER else Purpose.PRACTICE
    return True
