"""The log of mendings: what was applied at an assignment and what of it was undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from app.models import (
    MendingPlace,
    MendingUndone,
    Person,
    QuestionRevision,
    StoredMending,
    StoredQuestion,
)
from app.services.library import pinned_lesson
from app.services.mendings_in_force import InForce, mending_of
from app.services.problems import NotFoundError
from app.services.sessions import AnySession
from quizzes.mending import SETTLED, Kind
from quizzes.types import question_from_json

UNDOER = aliased(Person)
LOG = (
    select(
        StoredMending,
        MendingUndone,
        QuestionRevision,
        StoredQuestion.key,
        Person.display_name.label("by"),
        UNDOER.display_name.label("undone_by"),
    )
    .join(QuestionRevision, QuestionRevision.id == StoredMending.question_revision_id)
    .join(StoredQuestion, StoredQuestion.id == QuestionRevision.question_id)
    .join(Person, Person.id == StoredMending.by_id)
    .outerjoin(MendingUndone, MendingUndone.mending_id == StoredMending.id)
    .outerjoin(UNDOER, UNDOER.id == MendingUndone.by_id)
    .order_by(StoredMending.at.desc(), StoredMending.id.desc())
)


@dataclass(frozen=True)
class Logged:
    """A mending that was applied: of what, by whom; and how it was undone, if it was."""

    row: StoredMending
    question_id: UUID
    version: InForce
    by: str
    undone: MendingUndone | None
    undone_by: str | None
    place_ids: frozenset[UUID]
    number: int
    """That of the question's revision."""


def log_at(session: AnySession, *assignment_ids: UUID) -> list[Logged]:
    """List the mendings of some assignments' questions, the newest first."""
    here = select(MendingPlace.mending_id).where(MendingPlace.assignment_id.in_(assignment_ids))
    return _read(session, LOG.where(StoredMending.id.in_(here)))


def in_force(log: Sequence[Logged]) -> list[Logged]:
    """Give the mendings that scores go by, the oldest first: not what was undone or overruled."""
    found: dict[tuple[UUID, frozenset[UUID]], list[Logged]] = {}
    for one in reversed(log):
        if one.undone is None:
            found.setdefault((one.row.question_revision_id, one.place_ids), []).append(one)
    return [one for of_one in found.values() for one in _ruling(of_one)]


def _ruling(mendings: Sequence[Logged]) -> list[Logged]:
    """Leave out what newer mendings of a question overrule."""
    newest = mendings[-1]
    if newest.version.mending.kind in SETTLED:
        return [newest]
    ruling: list[Logged] = []
    for one in mendings:
        kind = one.version.mending.kind
        if kind not in SETTLED:
            ruling = [one] if kind is Kind.KEY else [*ruling, one]
    return ruling


def own_mending(
    session: AnySession, teacher_id: UUID, assignment_id: UUID, mending_id: UUID
) -> Logged:
    """Give a mending that a teacher made at an assignment, or raise NotFoundError."""
    found = _read(session, LOG.where(StoredMending.id == mending_id))
    if not found or found[0].row.by_id != teacher_id or assignment_id not in found[0].place_ids:
        raise NotFoundError
    return found[0]


def _read(
    session: AnySession,
    query: Select[StoredMending, MendingUndone, QuestionRevision, str, str, str],
) -> list[Logged]:
    rows = session.execute(query).all()
    places = _places(session, [row.StoredMending.id for row in rows])
    return [
        Logged(
            row.StoredMending,
            row.QuestionRevision.question_id,
            InForce(
                row.StoredMending.id,
                mending_of(row.StoredMending, row.key),
                question_from_json(row.QuestionRevision.document),
                pinned_lesson(session, row.StoredMending.lesson_revision_id).lesson,
            ),
            row.by,
            row.MendingUndone,
            row.undone_by,
            places.get(row.StoredMending.id, frozenset()),
            row.QuestionRevision.number,
        )
        for row in rows
    ]


def _places(session: AnySession, ids: Sequence[UUID]) -> dict[UUID, frozenset[UUID]]:
    found: dict[UUID, frozenset[UUID]] = {}
    if not ids:
        return found
    rows = session.execute(
        select(MendingPlace.mending_id, MendingPlace.assignment_id).where(
            MendingPlace.mending_id.in_(ids)
        )
    )
    for mending_id, assignment_id in rows:
        found[mending_id] = found.get(mending_id, frozenset()) | {assignment_id}
    return found
