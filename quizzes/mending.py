"""Mending: how a question is marked once its teacher has changed that, after answers came in.

A score stays a function: of the answers, of what was asked, and of the mendings in force.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import fsum
from typing import Any

from lessons.document import Lesson
from quizzes.document import Answer, Grade, JsonValue, MalformedError, Question
from quizzes.types import rekey, type_of

EQUAL = 1e-9
"""Shares that differ by less are the same: points are stored as decimal numbers."""


class Kind(StrEnum):
    """What a mending does to a question."""

    KEY = "key"
    """Another answer is the key, and the old one is right no more."""
    ACCEPT = "accept"
    """Other answers are right too."""
    DROP = "drop"
    """The question does not count: neither its points nor the point to be had."""
    FULL = "full"
    """Everybody who was asked it has its point."""


SETTLED = frozenset({Kind.DROP, Kind.FULL})
"""With these, a question is marked regardless of the answers."""


@dataclass(frozen=True)
class Mending:
    """One change of how a question is marked. With `never_lower`, who would lose keeps the old."""

    question: str
    kind: Kind
    answers: tuple[JsonValue, ...] = ()
    never_lower: bool = False


@dataclass(frozen=True)
class Step:
    """A mending made ready for a question as it was asked: with the question by each new key."""

    mending: Mending
    keyed: tuple[Question, ...] = ()


@dataclass(frozen=True)
class Rule:
    """How one question is marked in one attempt: by the best of some keys, or regardless."""

    keys: tuple[Question, ...]
    kind: Kind | None = None
    """What the newest mending did, of those that did not pass by."""

    @property
    def full(self) -> bool:
        """Tell whether everybody has the point."""
        return self.kind is Kind.FULL

    @property
    def dropped(self) -> bool:
        """Tell whether the question does not count."""
        return self.kind is Kind.DROP

    @property
    def settled(self) -> bool:
        """Tell whether it is marked regardless of the answers."""
        return self.kind in SETTLED

    def after(self, step: Step) -> Rule:
        """Give the rule with one more mending; the newest has the last word."""
        kind = step.mending.kind
        earlier = () if kind is Kind.KEY else self.keys
        return Rule((*earlier, *step.keyed), kind)

    def best(self, answer: Answer, lesson: Lesson) -> tuple[Question, Grade]:
        """Give the key by which an answer earns most, and what it earns; the first of equals."""
        graded = [(key, type_of(key).grade(key, answer, lesson)) for key in self.keys]
        return max(graded, key=lambda one: one[1].points)

    def mark(self, answer: Answer, lesson: Lesson) -> Mark:
        """Mark an answer."""
        if self.dropped:
            return DROPPED
        if self.full:
            return Mark(1.0)
        grade = self.best(answer, lesson)[1]
        return WAITING if grade.waiting else Mark(float(grade.points))


@dataclass(frozen=True)
class Mark:
    """The points of a question in an attempt, and out of how many.

    That is 1; or 0 if the question is dropped, or waits for a teacher to mark it.
    """

    points: float
    out_of: int = 1
    waiting: bool = False


DROPPED = Mark(0.0, 0)
WAITING = Mark(0.0, 0, waiting=True)


@dataclass(frozen=True)
class Taken:
    """An attempt as mending sees it: what was asked and answered, and the points that stand.

    `standing` has every question's points without any mending; those in `waiting` have none yet.
    Those in `by_hand` were set by a teacher, and a mending leaves them, unless it drops the
    question.
    """

    questions: Mapping[str, Question]
    answers: Mapping[str, JsonValue]
    lesson: Lesson
    standing: Mapping[str, float]
    by_hand: frozenset[str] = frozenset()
    waiting: frozenset[str] = frozenset()
    rest: tuple[float, int] = (0.0, 0)
    """The points of questions that are left out here, and out of how many: they stay."""

    def mark(self, question: str, rule: Rule) -> Mark:
        """Mark a question by a rule."""
        if question in self.by_hand and not rule.dropped:
            return Mark(self.standing[question])
        return rule.mark(Answer(self.answers.get(question)), self.lesson)


@dataclass(frozen=True)
class Remarked:
    """What came of it: every question's mark, and the rules of those that were mended."""

    marks: Mapping[str, Mark]
    rules: Mapping[str, Rule] = field(default_factory=dict)
    rest: tuple[float, int] = (0.0, 0)
    """The points of questions that are left out here, and out of how many."""

    @property
    def points(self) -> float:
        """Give the sum of the points."""
        return fsum([self.rest[0], *(mark.points for mark in self.marks.values())])

    @property
    def out_of(self) -> int:
        """Give the most that could be earned."""
        return self.rest[1] + sum(mark.out_of for mark in self.marks.values())

    @property
    def share(self) -> float:
        """Give the points as a share of what was to be had."""
        return share_of(self.points, self.out_of)


def share_of(points: float, out_of: int) -> float:
    """Give points as a share; of nothing, nothing."""
    return points / out_of if out_of else 0.0


def asked_alike(one: Question, beside: Lesson, other: Question, other_beside: Lesson) -> bool:
    """Tell whether two questions show a learner the same and have the same key."""
    if one == other and beside == other_beside:
        return True
    return one.type == other.type and _asked(one, beside) == _asked(other, other_beside)


def _asked(question: Question, lesson: Lesson) -> tuple[dict[str, Any], Answer]:
    type_ = type_of(question)
    return type_.present(question, lesson, ""), type_.key(question, lesson)


def steps_for(
    mendings: Iterable[Mending], questions: Mapping[str, Question], lesson: Lesson
) -> list[Step]:
    """Make mendings ready for what was asked; one that does not fit changes nothing."""
    steps = []
    for mending in mendings:
        if (question := questions.get(mending.question)) is not None:
            try:
                keyed = [rekey(question, Answer(value), lesson) for value in mending.answers]
            except MalformedError:
                continue
            steps.append(Step(mending, tuple(keyed)))
    return steps


def remark(taken: Taken, steps: Sequence[Step], again: Iterable[str] = ()) -> Remarked:
    """Mark an attempt by the mendings in force, in the order in which they were made.

    One that never lowers passes by an attempt whose share of the points would fall. Questions in
    `again` are marked from their answers too, whether or not a mending is in force.
    """
    wanted = dict.fromkeys([*again, *(step.mending.question for step in steps)])
    rules = {id_: Rule((taken.questions[id_],)) for id_ in wanted}
    marks = {
        id_: WAITING if id_ in taken.waiting else Mark(points)
        for id_, points in taken.standing.items()
    }
    marks |= {id_: taken.mark(id_, rule) for id_, rule in rules.items()}
    now = Remarked(marks, rules, taken.rest)
    for step in steps:
        mended = _with(now, taken, step)
        if not (step.mending.never_lower and mended.share < now.share - EQUAL):
            now = mended
    return now


def _with(now: Remarked, taken: Taken, step: Step) -> Remarked:
    id_ = step.mending.question
    rule = now.rules[id_].after(step)
    marks = {**now.marks, id_: taken.mark(id_, rule)}
    return Remarked(marks, {**now.rules, id_: rule}, now.rest)
