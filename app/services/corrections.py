"""Practice is not marked again: its result says where a key has changed since, and shows that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import bindparam, select

from app.models import Assignment, Enrolment, Purpose, QuizRevision, StoredQuiz
from app.services.library import current_lesson, pinned_quiz
from app.services.mendings_in_force import mendings_at, rules_after
from app.services.sessions import AnySession, run
from app.services.sheets import Sheet
from lessons.document import Lesson
from quizzes.document import MalformedError, Question
from quizzes.mending import Kind, Rule, steps_for
from quizzes.types import may_rekey, rekey, type_of

# The quiz's current revision, and where its questions were mended in a class of somebody's.
SINCE = (
    select(QuizRevision.id, Assignment.id)
    .select_from(StoredQuiz)
    .join(
        QuizRevision,
        (QuizRevision.quiz_id == StoredQuiz.id)
        & (QuizRevision.number == StoredQuiz.current_number),
    )
    .outerjoin(
        Assignment,
        (Assignment.quiz_id == StoredQuiz.id)
        & (Assignment.mendings > 0)
        & Assignment.withdrawn_at.is_(None)
        & Assignment.class_id.in_(
            select(Enrolment.class_id).where(Enrolment.person_id == bindparam("person_id"))
        ),
    )
    .where(StoredQuiz.id == bindparam("quiz_id"))
)


@dataclass(frozen=True, slots=True)
class Correction:
    """How a question is marked now: by the class of whoever practised, or by its author."""

    rule: Rule
    by_class: bool

    @property
    def kind(self) -> Kind:
        """Tell what was done to it."""
        return self.rule.kind or Kind.KEY


def corrections_of(session: AnySession, sheet: Sheet) -> dict[str, Correction]:
    """Give what has changed since an attempt was practised, by question; nothing of others."""
    attempt = sheet.attempt
    if attempt.purpose != Purpose.PRACTICE:
        return {}
    where = {"quiz_id": attempt.quiz_id, "person_id": attempt.person_id}
    rows = run(session, SINCE, where).all()
    places = [place for _revision, place in rows if place is not None]
    return {**_by_authors(session, sheet, rows[0][0]), **_by_classes(session, sheet, places)}


def _by_authors(session: AnySession, sheet: Sheet, revision_id: UUID) -> dict[str, Correction]:
    """Find questions that are asked in the same words now, with another key."""
    if revision_id == sheet.pinned.revision_id:
        return {}
    current = pinned_quiz(session, revision_id).quiz
    lesson = current_lesson(session, current.lesson).lesson
    now = {question.id: question for question in current.questions}
    found = {
        question.id: rekeyed(question, sheet.lesson, now[question.id], lesson)
        for question in sheet.questions
        if question.id in now
    }
    return {
        id_: Correction(Rule((keyed,), Kind.KEY), by_class=False)
        for id_, keyed in found.items()
        if keyed is not None
    }


def rekeyed(asked: Question, lesson: Lesson, now: Question, lesson_now: Lesson) -> Question | None:
    """Give a question with the key that it has now, if it asks the same and that is another."""
    type_ = type_of(asked)
    if now.type != asked.type or not may_rekey(asked):
        return None
    if type_.present(now, lesson_now, "") != type_.present(asked, lesson, ""):
        return None
    key = type_.key(now, lesson_now)
    if key == type_.key(asked, lesson):
        return None
    try:
        return rekey(asked, key, lesson)
    except MalformedError:
        return None


def _by_classes(session: AnySession, sheet: Sheet, places: Sequence[UUID]) -> dict[str, Correction]:
    """Find questions that were mended in a class of whoever practised."""
    asked = {question.id: question for question in sheet.questions}
    found: dict[str, Correction] = {}
    for mendings in mendings_at(session, places).values() if places else ():
        here = (one for one in mendings if one.fits(asked.get(one.mending.question), sheet.lesson))
        steps = steps_for((one.mending for one in here), asked, sheet.lesson)
        rules = rules_after(steps, asked)
        found |= {id_: Correction(rule, by_class=True) for id_, rule in rules.items()}
    return found
