"""Mending in tests: plans for questions of the quiz of every type, applied and undone."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Attempt, SchoolClass, ScoreEvent
from app.services.mending import Plan, apply_mending, undo_mending
from app.services.mending_desk import places_of, state_of, version_at
from app.services.mending_log import own_mending
from app.services.scoring import submit_attempt
from quizzes.mending import Kind, Mending
from tests.harness.cast import Cast, Member
from tests.harness.taking import ALL, answer_all, key, save, start

BRIDGE = "who-holds-the-bridge"
NOTE = "The text says both."
N = ALL
"""What the quiz of every type is worth, all of it answered rightly."""


def plan(session: Session, cast: Cast, place: UUID, kind: Kind, *answers: Any, **how: Any) -> Plan:
    """Plan a mending at one assignment, or everywhere at its teacher's, who is Chidi."""
    question = how.pop("question", BRIDGE)
    everywhere, teacher = how.pop("everywhere", False), how.pop("by", cast.chidi)
    version, _all = version_at(session, [place], question, None)
    places = places_of(session, teacher.id, version.question_id)
    chosen = [one for one in places if everywhere or one.id == place]
    return Plan(Mending(question, kind, answers, **how), version, chosen)


def mend(session: Session, cast: Cast, place: UUID, kind: Kind, *answers: Any, **how: Any) -> UUID:
    """Apply a mending as Chidi, or as another teacher."""
    planned = plan(session, cast, place, kind, *answers, **how)
    return apply_mending(
        session,
        how.get("by", cast.chidi).id,
        planned,
        note=NOTE,
        seen=state_of(planned.places),
        apply_key=key(),
    )


def undo(session: Session, cast: Cast, place: UUID, mending_id: UUID) -> None:
    """Undo a mending as Chidi."""
    logged = own_mending(session, cast.chidi.id, place, mending_id)
    places = places_of(session, cast.chidi.id, logged.question_id)
    seen = state_of([one for one in places if one.id in logged.place_ids])
    undo_mending(session, cast.chidi.id, logged, note="", seen=seen)


def take(session: Session, who: Member, choice: str, *, which: str = "right") -> UUID:
    """Take the quiz of every type, with a choice at its first question, and hand it in."""
    attempt = start(session, who)
    answer_all(session, who, attempt, which)
    save(session, who, attempt, 1, choice=choice)
    submit_attempt(session, who.id, attempt)
    return attempt


def standing(session: Session, attempt_id: UUID) -> tuple[float | None, int]:
    """Give an attempt's points, and out of how many."""
    row = session.execute(
        select(Attempt.points, Attempt.max_points).where(Attempt.id == attempt_id)
    ).one()
    return row.points, row.max_points


def events(session: Session, attempt_id: UUID, question: str = BRIDGE) -> list[ScoreEvent]:
    """List the score events of a question, in their order."""
    found = select(ScoreEvent).where(
        ScoreEvent.attempt_id == attempt_id, ScoreEvent.question_key == question
    )
    return list(session.scalars(found.order_by(ScoreEvent.sequence)))


def another_class(session: Session, teacher: Member, code: str) -> UUID:
    """Make one more class of a teacher."""
    row = SchoolClass(teacher_id=teacher.id, name="Another class", time_zone="UTC", join_code=code)
    session.add(row)
    session.commit()
    return row.id
