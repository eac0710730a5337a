"""The desk for mending a question: how it was asked of a class, what was answered, and where."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from uuid import UUID

from sqlalchemy import func, select

from app.models import (
    Assignment,
    Attempt,
    QuestionRevision,
    QuizItem,
    QuizRevision,
    SchoolClass,
    StoredQuestion,
    StoredQuiz,
)
from app.services.library import pinned_lesson
from app.services.mending_rows import Chosen, texts_of
from app.services.problems import NotFoundError
from app.services.sessions import AnySession
from lessons.document import Lesson
from quizzes.document import Answer, Grade, JsonValue, Question
from quizzes.mending import asked_alike
from quizzes.types import question_from_json, type_of

MOST = 40
"""So many different answers are listed, the most frequent ones."""


@dataclass(frozen=True)
class Version:
    """A question as some attempts were asked it: the same words with the same key."""

    question: Question
    lesson: Lesson
    question_id: UUID
    question_revision_id: UUID
    lesson_revision_id: UUID
    numbers: tuple[int, ...]
    handed_in: int
    begun: int


@dataclass(frozen=True)
class Given:
    """An answer that students gave, those that are marked alike together: in how many attempts."""

    value: JsonValue
    grade: Grade
    count: int

    @property
    def as_json(self) -> str:
        """Write it as a form can send it back."""
        return json.dumps(self.value, sort_keys=True)


@dataclass(frozen=True)
class Place:
    """An assignment of the teacher's in which a question is asked."""

    id: UUID
    class_id: UUID
    class_name: str
    quiz_title: str
    mendings: int


def versions_at(session: AnySession, place_ids: Sequence[UUID], key: str) -> list[Version]:
    """Give a question as attempts of some assignments were asked it, the newest version first."""
    rows = session.execute(
        select(
            QuestionRevision,
            Attempt.lesson_revision_id,
            func.count(Attempt.submitted_at),
            func.count(),
        )
        .join(QuizItem, QuizItem.question_revision_id == QuestionRevision.id)
        .join(Attempt, Attempt.quiz_revision_id == QuizItem.quiz_revision_id)
        .join(StoredQuestion, StoredQuestion.id == QuestionRevision.question_id)
        .where(Attempt.assignment_id.in_(place_ids), StoredQuestion.key == key)
        .group_by(QuestionRevision.id, Attempt.lesson_revision_id)
        .order_by(QuestionRevision.number.desc(), Attempt.lesson_revision_id.desc())
    )
    found: list[Version] = []
    for revision, lesson_revision_id, handed_in, all_ in rows:
        version = Version(
            question_from_json(revision.document),
            pinned_lesson(session, lesson_revision_id).lesson,
            revision.question_id,
            revision.id,
            lesson_revision_id,
            (revision.number,),
            handed_in,
            all_ - handed_in,
        )
        _add(found, version)
    return found


def version_at(
    session: AnySession, place_ids: Sequence[UUID], key: str, number: int | None
) -> tuple[Version, list[Version]]:
    """Give the version with a revision's number, or the newest, and all; or raise NotFoundError."""
    versions = versions_at(session, place_ids, key)
    wanted = [one for one in versions if number is None or number in one.numbers]
    if not wanted:
        raise NotFoundError
    return wanted[0], versions


def places_of(session: AnySession, teacher_id: UUID, question_id: UUID) -> list[Place]:
    """Give the assignments of a teacher's own classes, but for the archive, that ask a question."""
    asks = (
        select(QuizItem.number)
        .join(QuizRevision, QuizRevision.id == QuizItem.quiz_revision_id)
        .join(QuestionRevision, QuestionRevision.id == QuizItem.question_revision_id)
        .where(
            QuizRevision.quiz_id == Assignment.quiz_id, QuestionRevision.question_id == question_id
        )
    )
    rows = session.execute(
        select(
            Assignment.id, SchoolClass.id, SchoolClass.name, StoredQuiz.title, Assignment.mendings
        )
        .join(SchoolClass, SchoolClass.id == Assignment.class_id)
        .join(StoredQuiz, StoredQuiz.id == Assignment.quiz_id)
        .where(SchoolClass.teacher_id == teacher_id, SchoolClass.archived_at.is_(None))
        .where(asks.exists())
        .order_by(SchoolClass.name, StoredQuiz.position, Assignment.id)
    )
    return [Place(*row) for row in rows]


def state_of(places: Sequence[Place]) -> str:
    """Name how often the questions of some assignments were mended: another mending changes it."""
    parts = sorted(f"{place.id}:{place.mendings}" for place in places)
    return sha256(" ".join(parts).encode()).hexdigest()[:16]


def given_at(session: AnySession, place_ids: Sequence[UUID], version: Version) -> list[Given]:
    """Count the answers of attempts handed in that were asked a version, the most frequent first.

    What reads the same, as two spellings of a short answer, is counted together.
    """
    asking = (
        select(QuizItem.quiz_revision_id)
        .join(QuestionRevision, QuestionRevision.id == QuizItem.question_revision_id)
        .where(
            QuestionRevision.question_id == version.question_id,
            QuestionRevision.number.in_(version.numbers),
        )
    )
    quizzes = session.scalars(asking).all()
    newest = texts_of(session, Chosen(place_ids), version.question.id, quizzes)
    texts = Counter(newest.values())
    counts = Counter[str]()
    for text, count in texts.items():
        if (value := json.loads(text) if text else None) is not None:
            counts[json.dumps(value, sort_keys=True)] += count
    return _alike([(json.loads(text), count) for text, count in counts.most_common()], version)


def _alike(answers: Sequence[tuple[JsonValue, int]], version: Version) -> list[Given]:
    """Put answers together that give the same chosen parts."""
    found: dict[tuple[str, ...], Given] = {}
    for value, count in answers:
        grade = type_of(version.question).grade(version.question, Answer(value), version.lesson)
        chosen = tuple(part.key for part in grade.parts if part.chosen) or (str(value),)
        if chosen in found:
            found[chosen] = replace(found[chosen], count=found[chosen].count + count)
        else:
            found[chosen] = Given(value, grade, count)
    return sorted(found.values(), key=lambda given: -given.count)[:MOST]


def _add(found: list[Version], version: Version) -> None:
    """Add a version to the one that looks alike, if there is one."""
    for place, known in enumerate(found):
        if asked_alike(version.question, version.lesson, known.question, known.lesson):
            found[place] = replace(
                known,
                numbers=tuple(sorted({*known.numbers, *version.numbers})),
                handed_in=known.handed_in + version.handed_in,
                begun=known.begun + version.begun,
            )
            return
    found.append(version)
