"""What a crowd answered, packed: each different answer is marked once, however many gave it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import chain
from uuid import UUID

import numpy as np

from app.services.crowd_corrections import BATCH, correct
from app.services.crowd_rows import answers_given, items_of
from app.services.joined_rows import UNIT, Numbered
from app.services.library import pinned_lesson, pinned_quiz
from app.services.mendings_in_force import Mender, mendings_at
from app.services.report_scopes import Pins, Scope, Tried
from app.services.responses import Asked, Crowd, Outcome, Responses
from app.services.sessions import AnySession
from quizzes.document import Answer
from quizzes.item_statistics import Numbers
from quizzes.mending import Rule
from quizzes.types import type_of

Place = tuple[UUID | None, UUID, UUID]
"""An assignment with mended questions, and the revisions of quiz and lesson that attempts pin."""


def read_crowd(session: AnySession, scope: Scope, tries: Sequence[Tried]) -> Crowd:
    """Read what was answered in some attempts, in batches: memory holds the packed answers only.

    Points are those of the answers, but for attempts that were given others: by hand, or by a
    marking of former times.
    """
    reading = _Reading(session, tries)
    for first in range(0, len(tries), BATCH):
        reading.take(first, tries[first : first + BATCH])
    by_place = sorted(reading.responses.items(), key=lambda item: item[1].place)
    crowd = Crowd(tries, dict(by_place))
    for responses in crowd.responses.values():
        responses.mark()
    correct(session, crowd, scope)
    return crowd


class _Sheet:
    """The questions of one revision of a quiz, and the answers met so far, each read once."""

    def __init__(self, asked: Sequence[Asked]) -> None:
        self.asked = asked
        self.place = {one.question.id: place for place, one in enumerate(asked)}
        self.pieces = Numbered()
        self.places, self.codes = list[int](), list[int]()

    def read(self, texts: Sequence[Sequence[str]], columns: Mapping[str, Responses]) -> Numbers:
        """Give the codes of the newest answers: a row an attempt, a column a question."""
        lengths = [len(of_one) for of_one in texts]
        numbers = np.fromiter(
            map(self.pieces.__getitem__, chain.from_iterable(texts)), np.int64, sum(lengths)
        )
        self.learn(columns)
        places = np.array(self.places, dtype=np.int64)[numbers]
        rows, asked = np.repeat(np.arange(len(texts)), lengths), places >= 0
        found = np.full((len(texts), len(self.asked)), -1, dtype=np.int64)
        # Of several answers of one attempt to a question, the last one stays.
        found[rows[asked], places[asked]] = np.array(self.codes, dtype=np.int64)[numbers][asked]
        return found

    def learn(self, columns: Mapping[str, Responses]) -> None:
        """Mark each answer that was not met before; what was not asked has no place."""
        for piece in list(self.pieces)[len(self.places) :]:
            key, _, text = piece.partition(UNIT)
            self.places.append(self.place.get(key, -1))
            known = key in self.place
            self.codes.append(self.code(key, text, columns[key]) if known else -1)

    def code(self, key: str, text: str, column: Responses) -> int:
        """Mark an answer, and give the number of what came of it."""
        column.outcomes.append(_outcome(self.asked[self.place[key]], text))
        return len(column.outcomes) - 1

    def blank(self, key: str, columns: Mapping[str, Responses]) -> int:
        """Give the code of no answer."""
        number = self.pieces[f"{key}{UNIT}"]
        self.learn(columns)
        return self.codes[number]


class _Reading:
    """Attempts on their way from the database into arrays."""

    def __init__(self, session: AnySession, tries: Sequence[Tried]) -> None:
        self.session, self.size = session, len(tries)
        self.responses: dict[str, Responses] = {}
        pins = {id(tried.pins): tried.pins for tried in tries}.values()
        mendings = mendings_at(session, {one.assignment_id for one in pins})
        places = {one: _place(one, mended=bool(mendings[one.assignment_id])) for one in pins}
        items = items_of(session, {one.quiz_revision_id for one in pins})
        mender = Mender(session, mendings)
        sheets = {one: _Sheet(_asked(session, items, mender, one)) for one in set(places.values())}
        self.sheets = {one: sheets[place] for one, place in places.items()}
        for sheet in sheets.values():
            for place, asked in enumerate(sheet.asked):
                self.column(asked.question.id, place)

    def column(self, key: str, place: int) -> None:
        """Make room for the responses to a question."""
        if key not in self.responses:
            codes = np.full(self.size, -1, dtype=np.int64)
            self.responses[key] = Responses(codes, np.full(self.size, np.nan), codes >= 0, place)

    def take(self, first: int, tries: Sequence[Tried]) -> None:
        """Read a batch of attempts, whose first is the crowd's so-and-so-many-th."""
        answers = dict(answers_given(self.session, [tried.raw_id for tried in tries]))
        alike: dict[int, list[int]] = {}
        for row, tried in enumerate(tries):
            alike.setdefault(id(tried.pins), []).append(row)
        for rows in alike.values():
            texts = [answers.get(tries[row].raw_id, ()) for row in rows]
            sheet = self.sheets[tries[rows[0]].pins]
            self.note(sheet, np.array(rows, dtype=np.int64) + first, texts)

    def note(self, sheet: _Sheet, rows: Numbers, texts: Sequence[Sequence[str]]) -> None:
        """Note what attempts at one revision answered."""
        found = sheet.read(texts, self.responses)
        for asked, codes in zip(sheet.asked, found.T, strict=True):
            key = asked.question.id
            if (codes < 0).any():
                codes[codes < 0] = sheet.blank(key, self.responses)
            self.responses[key].codes[rows] = codes


def _place(pins: Pins, *, mended: bool) -> Place:
    """Tell what an attempt was asked, and where, if a question was mended there."""
    return pins.assignment_id if mended else None, pins.quiz_revision_id, pins.lesson_revision_id


def _outcome(asked: Asked, text: str) -> Outcome:
    value = json.loads(text) if text else None
    grade = type_of(asked.question).grade(asked.question, Answer(value), asked.lesson)
    return Outcome(asked, value, grade)


def _asked(
    session: AnySession,
    items: Mapping[tuple[UUID, str], tuple[UUID, int, datetime]],
    mender: Mender,
    place: Place,
) -> list[Asked]:
    """Give the questions of a place, each with the key that it is marked by now."""
    _assignment_id, quiz_revision_id, lesson_revision_id = place
    lesson, rules = pinned_lesson(session, lesson_revision_id).lesson, mender.rules(*place)
    questions = pinned_quiz(session, quiz_revision_id).quiz.questions
    return [
        Asked(
            rules.get(question.id, Rule((question,))),
            lesson,
            *items[quiz_revision_id, question.id],
        )
        for question in questions
    ]
