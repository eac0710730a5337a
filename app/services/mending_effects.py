"""What a mending does to every attempt's points, before and after; nothing is written here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from uuid import UUID

from sqlalchemy import func, select

from app.models import Attempt
from app.services.mending_rows import Handed, Held
from app.services.raw_ids import RawId, as_uuid
from app.services.score_events import Marks, changes
from app.services.sessions import AnySession
from quizzes.mending import EQUAL, Mark, share_of


@dataclass(frozen=True, slots=True)
class Change:
    """What a mending makes of the questions mended: those that attempts share have it together.

    `before` and `changed` are of the questions mended alone, those in `asked`.
    """

    before: Mapping[str, Held]
    changed: Marks
    asked: frozenset[str]
    points: float
    out_of: int
    waiting: int

    def mark_before(self, key: str) -> Mark:
        """Give a mended question's mark as it is."""
        return self.before[key].mark

    def mark_after(self, key: str) -> Mark:
        """Give a mended question's mark as it would be."""
        return self.changed.get(key) or self.mark_before(key)

    @classmethod
    def of(cls, before: Mapping[str, Held], marks: Marks, asked: frozenset[str]) -> Change:
        """Sum up by how much points, the most and the number that waits differ."""
        changed = changes(before, marks)
        old = [before[key].mark for key in changed if key in before]
        new = list(changed.values())
        return cls(
            before,
            changed,
            asked,
            fsum([*(mark.points for mark in new), *(-mark.points for mark in old)]),
            sum(mark.out_of for mark in new) - sum(mark.out_of for mark in old),
            sum(mark.waiting for mark in new) - sum(mark.waiting for mark in old),
        )


@dataclass(frozen=True, slots=True)
class Effect:
    """An attempt that was handed in: what stands, and what changes."""

    handed: Handed
    change: Change

    @property
    def attempt_id(self) -> UUID:
        """Give the attempt's id."""
        return as_uuid(self.handed.raw_id)

    @property
    def changed(self) -> Marks:
        """Give the marks that change."""
        return self.change.changed

    @property
    def points_before(self) -> float:
        """Give the attempt's points as they are."""
        return self.handed.points

    @property
    def points_after(self) -> float:
        """Give the attempt's points as they would be."""
        return self.handed.points + self.change.points

    @property
    def out_of_before(self) -> int:
        """Give the most that can be had as it is."""
        return self.handed.out_of

    @property
    def out_of_after(self) -> int:
        """Give the most that could be had."""
        return self.handed.out_of + self.change.out_of

    @property
    def counts(self) -> bool:
        """Tell whether there would be a question that counts, or may still count."""
        return self.out_of_after + self.handed.waiting + self.change.waiting > 0

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

    raw_person_id: RawId
    assignment_id: UUID
    before: Effect
    after: Effect

    @property
    def person_id(self) -> UUID:
        """Give the student's id."""
        return as_uuid(self.raw_person_id)

    @property
    def sense(self) -> int:
        """Tell which way it goes: 1 up, -1 down, 0 as it was."""
        if self.before is self.after and not self.before.changed:
            return 0
        difference = self.after.share_after - self.before.share_before
        return 0 if abs(difference) <= EQUAL else 1 if difference > 0 else -1


def outcomes_of(effects: Sequence[Effect]) -> list[Outcome]:
    """Give each student's score before and after: the best attempt counts, first of equals."""
    by_student: dict[tuple[RawId, UUID], list[Effect]] = {}
    for effect in effects:
        student = effect.handed.raw_person_id, effect.handed.pins.assignment_id
        by_student.setdefault(student, []).append(effect)
    return [_outcome(tries) for tries in by_student.values()]


def _outcome(tries: Sequence[Effect]) -> Outcome:
    before = after = tries[0]
    if len(tries) > 1:
        before = max(tries, key=lambda one: one.share_before)
        after = max(tries, key=lambda one: one.share_after)
    handed = before.handed
    return Outcome(handed.raw_person_id, handed.pins.assignment_id, before, after)


def tally(effects: Sequence[Effect], key: str) -> list[tuple[Change, int]]:
    """Give the changes of attempts that were asked a mended question, and in how many each is."""
    counts = Counter(id(effect.change) for effect in effects)
    known = {id(effect.change): effect.change for effect in effects}
    return [(known[id_], count) for id_, count in counts.items() if key in known[id_].asked]


def facility_of(marks: Iterable[tuple[Mark, int]]) -> float | None:
    """Give the mean of what a question earned where it counts; None where it does not.

    Each mark comes with the number of attempts that have it.
    """
    counted = [(mark.points, count) for mark, count in marks if mark.out_of]
    n = sum(count for _points, count in counted)
    return fsum(points * count for points, count in counted) / n if n else None


def begun_at(session: AnySession, places: Collection[UUID]) -> int:
    """Count the attempts that are begun and not handed in."""
    found = select(func.count()).select_from(Attempt)
    here = Attempt.assignment_id.in_(places), Attempt.submitted_at.is_(None)
    return session.scalar(found.where(*here)) or 0
