"""Starting: an attempt is begun once, or the unfinished one is gone on with."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import cast
from uuid import UUID

from sqlalchemy import Table, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from app.db import new_id, now
from app.models import Attempt, Person, Purpose, Role
from app.services.attempts import FoundAttempt, attempts_at
from app.services.library import PinnedQuiz, current_lesson, current_quiz
from app.services.problems import ConflictError, NotAllowedError
from app.services.sessions import AnySession, add_session, run
from app.services.set_work import purpose_now, set_for

# Two starts of one person wait for each other here, so that no limit is broken on PostgreSQL;
# on SQLite the request has taken the write lock already.
LOCK_PERSON = select(Person.id).where(Person.id == bindparam("id")).with_for_update(key_share=True)
A = cast(Table, Attempt.__table__)
STARTED = select(A.c.id, A.c.person_id).where(A.c.start_key == bindparam("mark"))
BEGIN = insert(A)


def guest_again(session: AnySession, start_key: str) -> tuple[UUID, str] | None:
    """Give the guest whom this start key made, with one more log-in: the button was sent twice."""
    guest = session.scalar(
        select(Person)
        .join(Attempt, Attempt.person_id == Person.id)
        .where(Attempt.start_key == mark_of(start_key), Person.role == Role.GUEST)
    )
    if guest is None:
        return None
    token = add_session(session, guest)
    session.commit()
    return guest.id, token


def start_attempt(
    session: AnySession, person_id: UUID, role: Role, slug: str, start_key: str
) -> UUID:
    """Begin an attempt, or go on with the unfinished one; the same key gives the same attempt."""
    try:
        attempt_id = _start(session, person_id, role, slug, start_key)
        session.commit()
    except IntegrityError:  # another start of the same key was faster
        session.rollback()
        attempt_id = _start(session, person_id, role, slug, start_key)
        session.commit()
    return attempt_id


def mark_of(start_key: str) -> str:
    """Hash a start key: whoever reads the database cannot use it."""
    return sha256(start_key.encode()).hexdigest()


def _start(session: AnySession, person_id: UUID, role: Role, slug: str, start_key: str) -> UUID:
    run(session, LOCK_PERSON, {"id": person_id})
    if started := _started(session, person_id, start_key):
        return started
    quiz, at = current_quiz(session, slug), now()
    attempts = attempts_at(session, person_id, quiz.id)
    unfinished = next((tried for tried in attempts if tried.submitted_at is None), None)
    if unfinished is not None:
        return _go_on(session, unfinished, role, at, attempts)
    if not quiz.quiz.questions:
        raise NotAllowedError("quiz-empty")
    purpose, assignment_id = _purpose(session, person_id, role, quiz.id, at, attempts)
    return _begin(session, person_id, quiz, start_key, purpose, assignment_id, at)


def _started(session: AnySession, person_id: UUID, start_key: str) -> UUID | None:
    row = run(session, STARTED, {"mark": mark_of(start_key)}).one_or_none()
    if row is not None and row.person_id != person_id:
        raise ConflictError("start-again")
    return row.id if row else None


def _purpose(
    session: AnySession,
    person_id: UUID,
    role: Role,
    quiz_id: UUID,
    at: datetime,
    attempts: list[FoundAttempt],
) -> tuple[Purpose, UUID | None]:
    if role is Role.TEACHER:
        return Purpose.PREVIEW, None
    if role is Role.GUEST:
        return Purpose.PRACTICE, None
    return purpose_now(set_for(session, person_id, attempts, quiz_id), at)


def _go_on(
    session: AnySession,
    unfinished: FoundAttempt,
    role: Role,
    at: datetime,
    attempts: list[FoundAttempt],
) -> UUID:
    """Go on with an attempt; practice that a class has set meanwhile counts from now on."""
    if unfinished.purpose == Purpose.PRACTICE and role is Role.STUDENT:
        person_id, quiz_id = unfinished.person_id, unfinished.quiz_id
        try:
            purpose, assignment_id = _purpose(session, person_id, role, quiz_id, at, attempts)
        except NotAllowedError:
            return unfinished.id
        if purpose is Purpose.ASSIGNED:
            terms = {"purpose": purpose, "assignment_id": assignment_id}
            session.execute(update(Attempt).where(Attempt.id == unfinished.id).values(terms))
    return unfinished.id


def _begin(
    session: AnySession,
    person_id: UUID,
    quiz: PinnedQuiz,
    start_key: str,
    purpose: Purpose,
    assignment_id: UUID | None,
    at: datetime,
) -> UUID:
    attempt_id = new_id()
    row = {
        "id": attempt_id,
        "person_id": person_id,
        "quiz_id": quiz.id,
        "quiz_revision_id": quiz.revision_id,
        "lesson_revision_id": current_lesson(session, quiz.quiz.lesson).revision_id,
        "assignment_id": assignment_id,
        "purpose": purpose,
        "start_key": mark_of(start_key),
        "started_at": at,
        "max_points": len(quiz.quiz.questions),
    }
    run(session, BEGIN, row)
    return attempt_id
