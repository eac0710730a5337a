"""Marking a crowd by other mendings than are in force: what many have alike is marked once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from math import fsum

from app.services.library import pinned_lesson, pinned_quiz
from app.services.mending_effects import Change, Effect
from app.services.mending_rows import Chosen, Handed, Held, handed_in, held_of, texts_of
from app.services.mendings_in_force import ByPlace, Mender
from app.services.raw_ids import RawId
from app.services.sessions import AnySession
from quizzes.document import JsonValue
from quizzes.mending import Taken, remark

DIGITS = 9
"""Points of the other questions differ by less only in how they were added up."""


def effects_of(
    session: AnySession, now: ByPlace, then: ByPlace, ids: Sequence[RawId] | None = None
) -> list[Effect]:
    """Mark the attempts handed in at some assignments by other mendings than are in force now.

    `ids` are those to be looked at; all, unless they are given.
    """
    chosen = Chosen(list(then), ids)
    keys = sorted({one.mending.question for found in (now, then) for p in then for one in found[p]})
    marking = _Marking(session, now, then, keys)
    attempts = handed_in(session, chosen)  # first: what is handed in later has no marks below
    texts = [texts_of(session, chosen, key) for key in keys]
    held = [held_of(session, chosen, key) for key in keys]
    return [
        Effect(
            one,
            marking.change(
                one,
                tuple(of_key.get(one.raw_id, "") for of_key in texts),
                tuple(of_key.get(one.raw_id) for of_key in held),
            ),
        )
        for one in attempts
    ]


class _Marking:
    """Marks attempts; what is the same in many is marked once."""

    def __init__(
        self, session: AnySession, now: ByPlace, then: ByPlace, keys: Sequence[str]
    ) -> None:
        self.session, self.keys = session, keys
        self.now, self.then = Mender(session, now), Mender(session, then)
        self.weighs = any(one.mending.never_lower for p in then for one in then[p])
        self.known: dict[object, Change] = {}

    def change(self, one: Handed, texts: tuple[str, ...], held: tuple[Held | None, ...]) -> Change:
        """Give what changes in an attempt with these answers and these points."""
        rest = self.rest(one, held) if self.weighs else (0.0, 0)
        alike = id(one.pins), texts, held, rest
        if (found := self.known.get(alike)) is None:
            found = self.known[alike] = self.marked(one, texts, held, rest)
        return found

    def rest(self, one: Handed, held: tuple[Held | None, ...]) -> tuple[float, int]:
        """Give the points of the other questions, and out of how many: they weigh in shares."""
        points = fsum([one.points, *(-score.points for score in held if score)])
        return round(points, DIGITS), one.out_of - sum(score.out_of for score in held if score)

    def marked(
        self,
        one: Handed,
        texts: tuple[str, ...],
        held: tuple[Held | None, ...],
        rest: tuple[float, int],
    ) -> Change:
        """Mark what was not met before."""
        steps = self.then.steps(*one.pins)
        asked = frozenset(step.mending.question for step in (*self.now.steps(*one.pins), *steps))
        before = {key: score for key, score in zip(self.keys, held, strict=True) if score}
        by_hand = {key: s.by_hand for key, s in before.items() if s.by_hand is not None}
        quiz = pinned_quiz(self.session, one.pins.quiz_revision_id).quiz
        taken = Taken(
            {question.id: question for question in quiz.questions},
            {key: _value(text) for key, text in zip(self.keys, texts, strict=True)},
            pinned_lesson(self.session, one.pins.lesson_revision_id).lesson,
            {**{key: score.points for key, score in before.items()}, **by_hand},
            frozenset(by_hand),
            frozenset(key for key, score in before.items() if score.waiting),
            rest,
        )
        marks = remark(taken, steps, asked).marks if asked else {}
        return Change.of(before, {key: marks[key] for key in asked}, asked)


def _value(text: str) -> JsonValue:
    value: JsonValue = json.loads(text) if text else None
    return value
