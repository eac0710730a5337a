"""Mendings in force: which there are at some assignments, and what they make of an attempt."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, select

from app.models import (
    MendingPlace,
    MendingUndone,
    QuestionRevision,
    StoredMending,
    StoredQuestion,
)
from app.services.library import pinned_lesson, pinned_quiz
from app.services.sessions import AnySession
from lessons.document import Lesson
from quizzes.document import Question
from quizzes.mending import Kind, Mending, Rule, Step, asked_alike, steps_for
from quizzes.types import question_from_json


@dataclass(frozen=True)
class InForce:
    """A mending with the question that it is for, as it was asked."""

    id: UUID | None
    mending: Mending
    question: Question
    lesson: Lesson

    def fits(self, question: Question | None, lesson: Lesson) -> bool:
        """Tell whether a question was asked as the one that was mended."""
        return question is not None and asked_alike(question, lesson, self.question, self.lesson)


ByPlace = Mapping[UUID, Sequence[InForce]]
STORED = (
    select(StoredMending, MendingPlace.assignment_id, StoredQuestion.key, QuestionRevision.document)
    .join(MendingPlace, MendingPlace.mending_id == StoredMending.id)
    .join(QuestionRevision, QuestionRevision.id == StoredMending.question_revision_id)
    .join(StoredQuestion, StoredQuestion.id == QuestionRevision.question_id)
    .outerjoin(MendingUndone, MendingUndone.mending_id == StoredMending.id)
    .order_by(StoredMending.at, StoredMending.id)
)


def mendings_at(session: AnySession, assignment_ids: Collection[UUID]) -> ByPlace:
    """Give the mendings in force at some assignments, in the order in which they were made."""
    found: dict[UUID, list[InForce]] = {id_: [] for id_ in assignment_ids}
    for row in session.execute(_in_force(assignment_ids)):
        stored: StoredMending = row.StoredMending
        found[row.assignment_id].append(
            InForce(
                stored.id,
                mending_of(stored, row.key),
                question_from_json(row.document),
                pinned_lesson(session, stored.lesson_revision_id).lesson,
            )
        )
    return found


def mending_of(stored: StoredMending, key: str) -> Mending:
    """Read a mending from its row; `key` is the question's."""
    return Mending(key, Kind(stored.kind), tuple(stored.answers), stored.never_lower)


def _in_force(assignment_ids: Collection[UUID]) -> Select[StoredMending, UUID, str, str]:
    return STORED.where(
        MendingPlace.assignment_id.in_(assignment_ids), MendingUndone.mending_id.is_(None)
    )


def rules_after(steps: Sequence[Step], asked: Mapping[str, Question]) -> dict[str, Rule]:
    """Give how questions are marked after some steps, where none passes by."""
    rules: dict[str, Rule] = {}
    for step in steps:
        id_ = step.mending.question
        rules[id_] = rules.get(id_, Rule((asked[id_],))).after(step)
    return rules


def rule_at(session: AnySession, assignment_id: UUID, question: Question, lesson: Lesson) -> Rule:
    """Give how a question is marked now at an assignment, as it was asked there."""
    found = mendings_at(session, [assignment_id])[assignment_id]
    asked = {question.id: question}
    steps = steps_for((one.mending for one in found if one.fits(question, lesson)), asked, lesson)
    return rules_after(steps, asked).get(question.id, Rule((question,)))


class Mender:
    """Makes mendings ready for attempts; what attempts have in common is made ready once."""

    def __init__(self, session: AnySession, by_place: ByPlace) -> None:
        """Take the mendings by their assignments."""
        self._session, self._by_place = session, by_place
        self._known: dict[tuple[UUID | None, UUID, UUID], list[Step]] = {}

    def steps(
        self, assignment_id: UUID | None, quiz_revision_id: UUID, lesson_revision_id: UUID
    ) -> Sequence[Step]:
        """Give the steps for an attempt of an assignment that pins these revisions."""
        place = (assignment_id, quiz_revision_id, lesson_revision_id)
        if place not in self._known:
            self._known[place] = self._ready(*place)
        return self._known[place]

    def rules(
        self, assignment_id: UUID | None, quiz_revision_id: UUID, lesson_revision_id: UUID
    ) -> dict[str, Rule]:
        """Give how each mended question is marked now, where no mending passes by."""
        quiz = pinned_quiz(self._session, quiz_revision_id).quiz
        steps = self.steps(assignment_id, quiz_revision_id, lesson_revision_id)
        return rules_after(steps, {question.id: question for question in quiz.questions})

    def _ready(
        self, assignment_id: UUID | None, quiz_revision_id: UUID, lesson_revision_id: UUID
    ) -> list[Step]:
        quiz = pinned_quiz(self._session, quiz_revision_id).quiz
        lesson = pinned_lesson(self._session, lesson_revision_id).lesson
        asked = {question.id: question for question in quiz.questions}
        here = self._by_place.get(assignment_id, ()) if assignment_id else ()
        fitting = [one.mending for one in here if one.fits(asked.get(one.mending.question), lesson)]
        return steps_for(fitting, asked, lesson)


def mender_for(session: AnySession, assignment_id: UUID | None, mendings: int) -> Mender:
    """Make a mender for one assignment, without a query if none of its questions was mended."""
    places = [assignment_id] if assignment_id and mendings else []
    return Mender(session, mendings_at(session, places) if places else {})
