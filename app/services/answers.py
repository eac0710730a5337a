"""Answers: saved as they are given, never changed; the newest of a question counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, bindparam, func, insert, or_, select
from sqlalchemy.exc import IntegrityError

from app.db import new_id, now
from app.models import AnswerEvent
from app.services.attempts import FoundAttempt, own_attempt
from app.services.library import pinned_lesson, pinned_quiz
from app.services.problems import ConflictError, NotFoundError
from app.services.sessions import AnySession, run
from quizzes.document import Answer, JsonValue, MalformedError, Quiz, Raw
from quizzes.types import press, type_of

SAVE_KEY = re.compile(r"([\w-]{16,40})(?:\.(\d{1,6}))?", re.ASCII)
EVENTS = cast(Table, AnswerEvent.__table__)


@dataclass(frozen=True, slots=True)
class SavedAnswer:
    """An answer as it was saved."""

    value: JsonValue
    flagged: bool
    saved_at: datetime | None


@dataclass(frozen=True, slots=True)
class SaveKey:
    """What a page saves under: made by the server, with a number the page counts up.

    Of one page, a save with a lower number than a stored one has been overtaken on its way.
    """

    text: str
    page: str
    number: int

    @property
    def next(self) -> str:
        """Give the key for the page's next save."""
        return f"{self.page}.{self.number + 1}"

    def stored_as(self, stored: str) -> bool:
        """Tell whether an event was stored under this key, once ("…") or once more ("…~2")."""
        return stored.partition("~")[0] == self.text

    def overtaken_by(self, stored: str) -> bool:
        """Tell whether an event was stored under a later key of the same page."""
        page, _, number = stored.partition("~")[0].rpartition(".")
        return page == self.page and number.isdecimal() and int(number) > self.number


@dataclass(frozen=True, slots=True)
class Saving:
    """What came of a save: the answer that stands, where, and the key for the page's next save."""

    attempt: FoundAttempt
    quiz: Quiz
    saved: SavedAnswer
    next_key: str


NOT_ANSWERED = SavedAnswer(None, False, None)
COLUMNS = (EVENTS.c.question_key, EVENTS.c.answer, EVENTS.c.flagged, EVENTS.c.saved_at)
LAST = (
    select(func.max(EVENTS.c.sequence))
    .where(EVENTS.c.attempt_id == bindparam("attempt_id"))
    .group_by(EVENTS.c.question_key)
)
NEWEST = select(*COLUMNS).where(
    EVENTS.c.attempt_id == bindparam("attempt_id"), EVENTS.c.sequence.in_(LAST)
)
HISTORY = (
    select(*COLUMNS)
    .where(EVENTS.c.attempt_id == bindparam("attempt_id"))
    .order_by(EVENTS.c.sequence)
)
# What a save is compared with: the newest answer, and what came from the same page.
OF_QUESTION = (
    select(EVENTS.c.answer, EVENTS.c.flagged, EVENTS.c.saved_at, EVENTS.c.save_key)
    .where(
        EVENTS.c.attempt_id == bindparam("attempt_id"),
        EVENTS.c.question_key == bindparam("question_key"),
        or_(EVENTS.c.sequence.in_(LAST), EVENTS.c.save_key.like(bindparam("of_page"))),
    )
    .order_by(EVENTS.c.sequence)
)
# The attempt is locked while this runs, so that no two events get the same place.
NEXT_PLACE = (
    select(func.coalesce(func.max(EVENTS.c.sequence), 0) + 1)
    .where(EVENTS.c.attempt_id == bindparam("of_attempt"))
    .scalar_subquery()
)
APPEND = insert(EVENTS).values(sequence=NEXT_PLACE)


def newest_answers(session: AnySession, attempt_id: UUID) -> dict[str, SavedAnswer]:
    """Give the newest answer of each question, by its id."""
    rows = run(session, NEWEST, {"attempt_id": attempt_id})
    return {row.question_key: _saved(row) for row in rows}


def answer_history(session: AnySession, attempt_id: UUID) -> dict[str, list[SavedAnswer]]:
    """Give every answer of each question in the order they came, by its id."""
    history: dict[str, list[SavedAnswer]] = {}
    for row in session.execute(HISTORY, {"attempt_id": attempt_id}):
        history.setdefault(row.question_key, []).append(_saved(row))
    return history


def read_save_key(text: str) -> SaveKey:
    """Read a save key, or raise MalformedError."""
    found = SAVE_KEY.fullmatch(text)
    if found is None:
        raise MalformedError("save-key", field="save_key")
    return SaveKey(text, found[1], int(found[2] or 0))


def save_answer(
    session: AnySession,
    person_id: UUID,
    attempt_id: UUID,
    number: int,
    raw: Raw,
    save_key: str,
    flagged: bool | None = None,
) -> Saving:
    """Save what a form says about question `number`; `flagged` None leaves the flag as it is.

    The same key with the same answer changes nothing. A malformed answer raises MalformedError;
    one that comes after handing in or closing raises ConflictError.
    """
    attempt = own_attempt(session, attempt_id, person_id, lock=True)
    quiz = pinned_quiz(session, attempt.quiz_revision_id).quiz
    if not 1 <= number <= len(quiz.questions):
        raise NotFoundError
    question, key = quiz.questions[number - 1], read_save_key(save_key)
    lesson = pinned_lesson(session, attempt.lesson_revision_id).lesson
    answer = press(question, raw, lesson, str(attempt.id)) or type_of(question).parse(question, raw)
    place = {"attempt_id": attempt_id, "question_key": question.id}
    of_page = {"of_page": f"{key.page}%"}
    events = run(session, OF_QUESTION, {**place, **of_page}).all()
    saved = _stored(events, key, answer, flagged)
    if saved is None:
        _check_open(attempt, events, answer, flagged)
        saved = _append(session, place, events, key, answer, flagged)
    session.commit()
    return Saving(attempt, quiz, saved, key.next)


def _saved(row: Any) -> SavedAnswer:
    return SavedAnswer(row.answer, row.flagged, row.saved_at)


def _stored(
    events: Sequence[Any], key: SaveKey, answer: Answer, flagged: bool | None
) -> SavedAnswer | None:
    """Give the stored outcome of a save that came before, or was overtaken; else None."""
    if any(key.overtaken_by(event.save_key) for event in events):
        return _saved(events[-1])
    same = [event for event in events if key.stored_as(event.save_key)]
    # A page brought back by the browser may save something else under its old key: that counts.
    if len(same) == 1 and _says(same[0], answer, flagged):
        return _saved(same[0])
    return None


def _says(event: Any, answer: Answer, flagged: bool | None) -> bool:
    return event.answer == answer.value and flagged in {None, event.flagged}


def _check_open(
    attempt: FoundAttempt, events: Sequence[Any], answer: Answer, flagged: bool | None
) -> None:
    if attempt.submitted_at is not None:
        raise ConflictError("already-submitted")
    nothing_new = _says(events[-1], answer, flagged) if events else answer.blank and not flagged
    if attempt.closed(now()) and not nothing_new:
        raise ConflictError("attempt-closed")


def _append(
    session: AnySession,
    place: dict[str, Any],
    events: Sequence[Any],
    key: SaveKey,
    answer: Answer,
    flagged: bool | None,
) -> SavedAnswer:
    """Store the answer, unless it says nothing new."""
    newest = _saved(events[-1]) if events else NOT_ANSWERED
    if newest.value == answer.value and flagged in {None, newest.flagged}:
        return newest
    saved = SavedAnswer(answer.value, newest.flagged if flagged is None else flagged, now())
    again = sum(key.stored_as(event.save_key) for event in events)
    row = {
        "id": new_id(),
        "answer": saved.value,
        "flagged": saved.flagged,
        "save_key": f"{key.text}~{again + 1}" if again else key.text,
        "saved_at": saved.saved_at,
    }
    try:
        run(session, APPEND, {**place, **row, "of_attempt": place["attempt_id"]})
    except IntegrityError as error:  # a key of another question's page
        session.rollback()
        raise MalformedError("save-key", field="save_key") from error
    return saved
