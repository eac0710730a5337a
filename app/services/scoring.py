"""Scoring: a function of stored answers, of what was asked, and of the mendings in force."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from uuid import UUID

from sqlalchemy import select

from app.db import now
from app.models import Attempt
from app.services.attempts import FoundAttempt, find_attempt, hold_marking, own_attempt
from app.services.mendings_in_force import mender_for
from app.services.problems import ConflictError, NotAllowedError, NotFoundError
from app.services.score_events import (
    APPEND,
    HAND_IN,
    Because,
    Reason,
    Score,
    Scores,
    changes,
    event_rows,
    newest_scores,
    set_marks,
    sum_of,
)
from app.services.sessions import AnySession, run
from app.services.sheets import Sheet, sheet_of
from quizzes.document import Answer
from quizzes.marking import mark
from quizzes.mending import Mark, Remarked, Taken, remark
from quizzes.types import by_hand_only, type_of

__all__ = [
    "Reason",
    "Score",
    "mark_again",
    "marks",
    "newest_scores",
    "override_points",
    "regrade_attempt",
    "remarked",
    "submit_attempt",
    "submit_for",
]
TRIES = 3


def submit_attempt(session: AnySession, person_id: UUID, attempt_id: UUID) -> None:
    """Hand one's attempt in and score it; handing in again changes nothing."""
    for _try in range(TRIES):
        if _hand_in(session, person_id, attempt_id):
            session.commit()
            return
        session.rollback()
    raise ConflictError("mended-meanwhile")


def submit_for(session: AnySession, teacher_id: UUID, *attempt_ids: UUID) -> None:
    """Hand in, after closing, what students of one's class had saved; again changes nothing."""
    for attempt_id in sorted(attempt_ids):  # in one order, so that two presses wait for each other
        found = find_attempt(session, attempt_id, teacher_id)
        if found.teacher_id != teacher_id:
            raise NotFoundError
        if not found.closed(now()):
            raise NotAllowedError("still-open")
        if not _hand_in(session, found.person_id, attempt_id, teacher_id):
            raise ConflictError("mended-meanwhile")
    session.commit()


def regrade_attempt(
    session: AnySession, attempt_id: UUID, by_id: UUID | None = None, note: str = ""
) -> int:
    """Mark an attempt again from its stored answers; tell how many questions' points changed.

    A teacher's override stands.
    """
    hold_marking(session, attempt_id)
    attempt = own_attempt(session, attempt_id, _owner(session, attempt_id), lock=True)
    changed = 0
    if attempt.submitted_at is not None:
        changed = mark_again(session, attempt, Because(Reason.REGRADED, now(), note, by_id))
    session.commit()
    return changed


def override_points(
    session: AnySession,
    teacher_id: UUID,
    attempt_id: UUID,
    question_key: str,
    points: float,
    note: str,
) -> None:
    """Set the points of one question by hand, from 0 to 1, with the reason."""
    found = find_attempt(session, attempt_id, teacher_id)
    if found.person_id == teacher_id or found.submitted_at is None:
        raise NotAllowedError("not-to-override")
    if not (isfinite(points) and 0 <= points <= 1) or not note.strip():
        raise NotAllowedError("override-incomplete")
    hold_marking(session, attempt_id)
    attempt = own_attempt(session, attempt_id, found.person_id, lock=True)
    before = newest_scores(session, attempt_id)
    if question_key not in before:
        raise NotFoundError
    if not before[question_key].out_of:
        raise NotAllowedError("not-to-override")
    change = {question_key: Mark(float(points))}
    why = Because(Reason.OVERRIDDEN, now(), note.strip(), teacher_id)
    set_marks(session, attempt_id, before, change, why)
    if attempt.mendings:  # one that never lowers looks at all of the points
        mark_again(session, attempt, Because(Reason.REGRADED, why.at, why.note, teacher_id))
    session.commit()


def marks(sheet: Sheet) -> dict[str, float]:
    """Mark the answers of a sheet as they were asked, without mending: points by question id."""
    values = {key: saved.value for key, saved in sheet.answers.items()}
    marked = mark(sheet.pinned.quiz, values, sheet.lesson)
    return {key: float(grade.points) for key, grade in marked.grades.items()}


def remarked(session: AnySession, sheet: Sheet, before: Scores) -> Remarked:
    """Mark a sheet by the mendings in force; what a teacher set by hand stands."""
    by_hand = {key: s.by_hand for key, s in before.items() if s.by_hand is not None}
    standing = {**marks(sheet), **by_hand}
    attempt = sheet.attempt
    mender = mender_for(session, attempt.assignment_id, attempt.mendings)
    steps = mender.steps(
        attempt.assignment_id, attempt.quiz_revision_id, attempt.lesson_revision_id
    )
    return remark(taken(sheet, standing, frozenset(by_hand)), steps)


def waiting(sheet: Sheet) -> frozenset[str]:
    """Name the questions whose answers only a teacher can mark."""
    open_ = [question for question in sheet.questions if by_hand_only(question)]
    answers = {question.id: Answer(sheet.saved(question).value) for question in open_}
    grades = {q.id: type_of(q).grade(q, answers[q.id], sheet.lesson) for q in open_}
    return frozenset(id_ for id_, grade in grades.items() if grade.waiting)


def taken(sheet: Sheet, standing: Mapping[str, float], by_hand: frozenset[str]) -> Taken:
    """Give a sheet as mending sees it."""
    return Taken(
        {question.id: question for question in sheet.questions},
        {key: saved.value for key, saved in sheet.answers.items()},
        sheet.lesson,
        standing,
        by_hand,
        waiting(sheet) - by_hand,
    )


def mark_again(session: AnySession, attempt: FoundAttempt, why: Because) -> int:
    """Mark an attempt by the mendings in force; tell how many questions' points changed."""
    before = newest_scores(session, attempt.id)
    changed = changes(before, remarked(session, sheet_of(session, attempt), before).marks)
    set_marks(session, attempt.id, before, changed, why)
    return len(changed)


def _hand_in(
    session: AnySession, person_id: UUID, attempt_id: UUID, by_id: UUID | None = None
) -> bool:
    """Hand in what is open; tell whether it stands, which it does not if a mending came between."""
    hold_marking(session, attempt_id)
    attempt = own_attempt(session, attempt_id, person_id, lock=True)
    if attempt.submitted_at is not None:
        return True
    given = remarked(session, sheet_of(session, attempt), {}).marks
    why = Because(Reason.SUBMITTED, now(), by_id=by_id)
    run(session, APPEND, event_rows(attempt_id, {}, given, why))
    done = {**sum_of(attempt_id, {}, given), "at": why.at, "mendings": attempt.mendings}
    return run(session, HAND_IN, done).rowcount == 1


def _owner(session: AnySession, attempt_id: UUID) -> UUID:
    owner = session.scalar(select(Attempt.person_id).where(Attempt.id == attempt_id))
    if owner is None:
        raise NotFoundError
    return owner
