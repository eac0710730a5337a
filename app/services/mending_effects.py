"""What a mending does to every attempt's points, before and after; nothing is written here."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from app.models import AnswerEvent, Attempt
from app.services.library import pinned_lesson, pinned_quiz
from app.services.mendings_in_force import ByPlace, Mender
from app.services.score_events import Marks, Scores, changes, scores_at
from app.services.sessions import AnySession
from quizzes.document import JsonValue
from quizzes.mending import EQUAL, Mark, Taken, remark, share_of

ATTEMPTS = select(
    Attempt.id,
    Attempt.person_id,
    Attempt.assignment_id,
    Attempt.quiz_revision_id,
    Attempt.lesson_revision_id,
).order_by(Attempt.started_at, Attempt.id)


@dataclass(frozen=True)
class Effect:
    """An attempt that was handed in: what stands, and what changes. `asked` are those mended."""

    attempt_id: UUID
    person_id: UUID
    assignment_id: UUID
    before: Scores
    changed: Marks
    asked: frozenset[str]

    @property
    def after(self) -> dict[str, Mark]:
        """Give every question's mark as it would be."""
        return {**{key: score.mark for key, score in self.before.items()}, **self.changed}

    @property
    def points_before(self) -> float:
        """Give the attempt's points as they are."""
        return fsum(score.points for score in self.before.values())

    @property
    def points_after(self) -> float:
        """Give the attempt's points as they would be."""
        return fsum(mark.points for mark in self.after.values())

    @property
    def out_of_before(self) -> int:
        """Give the most that can be had as it is."""
        return sum(score.out_of for score in self.before.values())

    @property
    def out_of_after(self) -> int:
        """Give the most that could be had."""
        return sum(mark.out_of for mark in self.after.values())

    @property
    def share_before(self) -> float:
        """Give the attempt's share of the points as it is."""
        return share_of(self.points_before, self.out_of_before)

    @property
    def share_after(self) -> float:
        """Give the attempt's share of the points as it would be."""
        return share_of(self.points_after, self.out_of_after)


@dataclass(frozen=True)
class Outcome:
    """A student's score at an assignment, that of the best attempt, before and after."""

    person_id: UUID
    assignment_id: UUID
    before: Effect
    after: Effect

    @property
    def sense(self) -> int:
        """Tell which way it goes: 1 up, -1 down, 0 as it was."""
        difference = self.after.share_after - self.before.share_before
        return 0 if abs(difference) <= EQUAL else 1 if difference > 0 else -1


def effects_of(session: AnySession, now: ByPlace, then: ByPlace) -> list[Effect]:
    """Mark the attempts handed in at some assignments by other mendings than are in force now."""
    places = list(then)
    before, after = Mender(session, now), Mender(session, then)
    scores = scores_at(session, places)
    keys = {one.mending.question for found in (now, then) for p in places for one in found[p]}
    answers = _answers(session, places, keys)
    here = Attempt.assignment_id.in_(places), Attempt.submitted_at.is_not(None)
    return [
        _effect(session, row, before, after, scores.get(row.id, {}), answers.get(row.id, {}))
        for row in session.execute(ATTEMPTS.where(*here))
    ]


def outcomes_of(effects: Sequence[Effect]) -> list[Outcome]:
    """Give each student's score before and after: the best attempt counts, first of equals."""
    by_student: dict[tuple[UUID, UUID], list[Effect]] = {}
    for effect in effects:
        by_student.setdefault((effect.person_id, effect.assignment_id), []).append(effect)
    return [
        Outcome(
            *student,
            max(tries, key=lambda one: one.share_before),
            max(tries, key=lambda one: one.share_after),
        )
        for student, tries in by_student.items()
    ]


def facility_of(marks: Sequence[Mark]) -> float | None:
    """Give the mean of what a question earned where it counts; None where it does not."""
    counted = [mark.points for mark in marks if mark.out_of]
    return sum(counted) / len(counted) if counted else None


def begun_at(session: AnySession, places: Collection[UUID]) -> int:
    """Count the attempts that are begun and not handed in."""
    found = select(func.count()).select_from(Attempt)
    here = Attempt.assignment_id.in_(places), Attempt.submitted_at.is_(None)
    return session.scalar(found.where(*here)) or 0


def _effect(
    session: AnySession,
    row: Any,
    before: Mender,
    after: Mender,
    scores: Scores,
    answers: Mapping[str, JsonValue],
) -> Effect:
    pins = row.assignment_id, row.quiz_revision_id, row.lesson_revision_id
    steps = after.steps(*pins)
    asked = frozenset(step.mending.question for step in (*before.steps(*pins), *steps))
    quiz = pinned_quiz(session, row.quiz_revision_id).quiz
    by_hand = {key: score.by_hand for key, score in scores.items() if score.by_hand is not None}
    taken = Taken(
        {question.id: question for question in quiz.questions},
        answers,
        pinned_lesson(session, row.lesson_revision_id).lesson,
        {**{key: score.points for key, score in scores.items()}, **by_hand},
        frozenset(by_hand),
        frozenset(key for key, score in scores.items() if score.waiting),
    )
    marks = remark(taken, steps, asked).marks if asked else {}
    changed = changes(scores, marks)
    return Effect(row.id, row.person_id, row.assignment_id, scores, changed, asked)


def _answers(
    session: AnySession, places: Collection[UUID], keys: Collection[str]
) -> dict[UUID, dict[str, JsonValue]]:
    """Read the newest answers to some questions, by attempt."""
    newest: dict[UUID, dict[str, JsonValue]] = {}
    rows = session.execute(
        select(AnswerEvent.attempt_id, AnswerEvent.question_key, AnswerEvent.answer)
        .join(Attempt, Attempt.id == AnswerEvent.attempt_id)
        .where(Attempt.assignment_id.in_(places), AnswerEvent.question_key.in_(keys))
        .order_by(AnswerEvent.sequence)
    )
    for attempt_id, key, answer in rows:
        newest.setdefault(attempt_id, {})[key] = answer
    return newest
