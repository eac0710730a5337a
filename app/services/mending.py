"""Mending a question: look what it would do, apply it, undo it. Each is rows, and none changes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from sqlalchemy import select, update

from app.db import new_id, now
from app.models import Assignment, MendingPlace, MendingUndone, StoredMending
from app.services.mending_ahead import Ahead
from app.services.mending_desk import Place, Version, places_of, state_of
from app.services.mending_effects import Effect
from app.services.mending_log import Logged
from app.services.mending_marking import effects_of
from app.services.mendings_in_force import InForce, mendings_at
from app.services.problems import ConflictError, NotAllowedError
from app.services.raw_ids import RawId
from app.services.score_events import REASONS, Because, Reason
from app.services.sessions import AnySession
from quizzes.document import Answer, MalformedError
from quizzes.mending import Kind, Mending
from quizzes.types import rekey

LONGEST = 500


@dataclass(frozen=True)
class Plan:
    """A mending that is not applied yet: of which version, and at which assignments."""

    mending: Mending
    version: Version
    places: Sequence[Place]

    @property
    def place_ids(self) -> list[UUID]:
        """Name the assignments."""
        return [place.id for place in self.places]


def check_plan(plan: Plan) -> None:
    """Raise MalformedError for answers that the question cannot be marked by."""
    answers, kind = plan.mending.answers, plan.mending.kind
    few = {Kind.KEY: len(answers) == 1, Kind.ACCEPT: len(answers) > 0}
    if not few.get(kind, not answers):
        raise MalformedError("key-blank", field="question")
    for value in answers:
        rekey(plan.version.question, Answer(value), plan.version.lesson)


def look_ahead(session: AnySession, plan: Plan, ids: Sequence[RawId] | None = None) -> list[Effect]:
    """Tell what applying a mending would do to each attempt; nothing is written."""
    in_force = mendings_at(session, plan.place_ids)
    planned = InForce(None, plan.mending, plan.version.question, plan.version.lesson)
    then = {id_: [*found, planned] for id_, found in in_force.items()}
    effects = effects_of(session, in_force, then, ids)
    if any(effect.changed and not effect.counts for effect in effects):
        raise NotAllowedError("nothing-left-to-count")
    return effects


def look_back(
    session: AnySession, logged: Logged, ids: Sequence[RawId] | None = None
) -> list[Effect]:
    """Tell what undoing a mending would do to each attempt; nothing is written."""
    in_force = mendings_at(session, logged.place_ids)
    then = {
        id_: [one for one in found if one.id != logged.row.id] for id_, found in in_force.items()
    }
    return effects_of(session, in_force, then, ids)


def apply_mending(
    session: AnySession, teacher_id: UUID, plan: Plan, *, note: str, seen: str, apply_key: str
) -> UUID:
    """Mend a question in one step; the same `apply_key` again changes nothing.

    `seen` names the state that was looked at: a mending that came between raises ConflictError.
    """
    if not note.strip() or len(note) > LONGEST:
        raise NotAllowedError("mending-needs-reason")
    check_plan(plan)
    if (done := _applied(session, teacher_id, apply_key)) is not None:
        return done
    why = Because(REASONS[plan.mending.kind], now(), note.strip(), teacher_id)
    ahead = Ahead(session, plan.place_ids, partial(look_ahead, session, plan), why)
    places = _hold(session, teacher_id, plan.version.question_id, plan.place_ids)
    if (done := _applied(session, teacher_id, apply_key)) is not None:
        return done
    if state_of(places) != seen:
        raise ConflictError("mended-meanwhile")
    ahead.write()
    mending_id = _store(session, plan, why, apply_key)
    _count(session, plan.place_ids)
    session.commit()
    return mending_id


def undo_mending(
    session: AnySession, teacher_id: UUID, logged: Logged, *, note: str, seen: str
) -> None:
    """Take a mending back, at all of its places; once it is taken back, nothing changes."""
    why = Because(Reason.UNDONE, now(), note.strip()[:LONGEST], teacher_id)
    ahead = Ahead(session, logged.place_ids, partial(look_back, session, logged), why)
    places = _hold(session, teacher_id, logged.question_id, logged.place_ids)
    if session.get(MendingUndone, logged.row.id, populate_existing=True) is not None:
        return
    if state_of(places) != seen:
        raise ConflictError("mended-meanwhile")
    ahead.write()
    session.add(MendingUndone(mending_id=logged.row.id, note=why.note, by_id=teacher_id, at=why.at))
    _count(session, logged.place_ids)
    session.commit()


def _applied(session: AnySession, teacher_id: UUID, apply_key: str) -> UUID | None:
    """Find what the same button applied before."""
    return session.scalar(
        select(StoredMending.id).where(
            StoredMending.apply_key == apply_key, StoredMending.by_id == teacher_id
        )
    )


def _hold(
    session: AnySession, teacher_id: UUID, question_id: UUID, place_ids: Collection[UUID]
) -> list[Place]:
    """Let nobody hand in, mark or mend at some assignments until the commit.

    Who begins an attempt or saves an answer waits on SQLite alone, which lets one write at a time.
    """
    held = select(Assignment.id).where(Assignment.id.in_(place_ids)).order_by(Assignment.id)
    session.execute(held.with_for_update(key_share=True))
    own = places_of(session, teacher_id, question_id)
    places = [place for place in own if place.id in place_ids]
    if len(places) < len(place_ids):
        raise NotAllowedError("class-archived")
    return places


def _store(session: AnySession, plan: Plan, why: Because, apply_key: str) -> UUID:
    row = StoredMending(
        id=new_id(),
        question_revision_id=plan.version.question_revision_id,
        lesson_revision_id=plan.version.lesson_revision_id,
        kind=plan.mending.kind,
        answers=list(plan.mending.answers),
        never_lower=plan.mending.never_lower,
        note=why.note,
        apply_key=apply_key,
        by_id=why.by_id,
        at=why.at,
    )
    session.add(row)
    session.flush()
    session.add_all(MendingPlace(mending_id=row.id, assignment_id=id_) for id_ in plan.place_ids)
    session.flush()
    return row.id


def _count(session: AnySession, place_ids: Collection[UUID]) -> None:
    """Let each assignment know that its questions are marked anew."""
    session.execute(
        update(Assignment)
        .where(Assignment.id.in_(place_ids))
        .values(mendings=Assignment.mendings + 1)
    )
