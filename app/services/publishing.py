"""Publishing: a sound draft becomes a question's next revision, and its quiz gets a new one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from pydantic import ValidationError
from quizzes.checks import check_question
from sqlalchemy import select

from app.models import (
    LessonRevision,
    QuestionDraft,
    QuestionRevision,
    QuizItem,
    QuizRevision,
    StoredLesson,
    StoredQuestion,
    StoredQuiz,
)
from app.services.library import PinnedLesson, pinned_lesson
from app.services.problems import ConflictError, NotFoundError, ServiceError
from app.services.sessions import AnySession
from app.services.shelving import renew_quiz, shelve_question
from lessons.document import Lesson
from quizzes.document import Question
from quizzes.types import build_question
from quizzes.types.base import Finding


class UnsoundError(ServiceError):
    """A draft that cannot be published; `findings` say where and what to do."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("; ".join(f"{finding.where}: {finding.what}" for finding in findings))
        self.findings = tuple(findings)


@dataclass(frozen=True)
class Published:
    """What publishing made: the question's revision, and the quizzes that ask it now."""

    question_id: UUID
    number: int
    quizzes: tuple[str, ...]


def lesson_of(session: AnySession, lesson_id: UUID) -> PinnedLesson:
    """Give a lesson as readers see it now."""
    revision_id = session.scalar(
        select(LessonRevision.id)
        .join(StoredLesson, StoredLesson.id == LessonRevision.lesson_id)
        .where(StoredLesson.id == lesson_id, LessonRevision.number == StoredLesson.current_number)
    )
    if revision_id is None:
        raise NotFoundError
    return pinned_lesson(session, revision_id)


def build_draft(draft: QuestionDraft, lesson: Lesson, key: str) -> Question:
    """Make the question of a draft, or raise UnsoundError with every finding."""
    try:
        question = build_question({**draft.data, "id": key, "type": draft.type})
    except ValidationError as error:
        raise UnsoundError(list(findings_of(error))) from error
    findings = tuple(check_question(question, lesson))
    if findings:
        raise UnsoundError(findings)
    return question


def findings_of(error: ValidationError) -> list[Finding]:
    """Say where a document is not yet one, in the paths of the editor's fields."""
    return [
        Finding(".".join(str(step) for step in problem["loc"]), problem["msg"])
        for problem in error.errors(include_url=False, include_input=False)
    ]


def publish_draft(
    session: AnySession, draft: QuestionDraft, by: UUID, *, over: bool = False
) -> Published:
    """Publish a draft into its quiz, and into every quiz that asks the question already.

    Attempts keep the revisions they were started with. Raise UnsoundError if it is not ready,
    ConflictError if somebody published another revision meanwhile and `over` is not said.
    """
    session.refresh(draft, with_for_update=True)
    pinned = lesson_of(session, draft.lesson_id)
    key = draft_key(session, draft)
    question = build_draft(draft, pinned.lesson, key)
    refuse_if_overtaken(session, draft, over)
    if draft.quiz_id is None and not asked_in(session, draft.question_id):
        raise UnsoundError([Finding("quiz", "choose the quiz that is to ask the question")])
    revision = shelve_question(session, draft.lesson_id, question, by)
    slugs = put_into_quizzes(session, revision, draft.quiz_id, by)
    session.delete(draft)
    session.commit()
    return Published(revision.question_id, revision.number, slugs)


def refuse_if_overtaken(session: AnySession, draft: QuestionDraft, over: bool) -> None:
    """Raise ConflictError if the draft began from a revision that is not current any more."""
    if draft.question_id is None or over:
        return
    current = session.scalar(
        select(QuestionRevision.id)
        .join(StoredQuestion, StoredQuestion.id == QuestionRevision.question_id)
        .where(
            StoredQuestion.id == draft.question_id,
            QuestionRevision.number == StoredQuestion.current_number,
        )
    )
    if current != draft.based_on_id:
        raise ConflictError("question-overtaken")


def draft_key(session: AnySession, draft: QuestionDraft) -> str:
    """Give the question's key: the one it has, or a free one made from its stem."""
    if draft.question_id is not None:
        return session.get_one(StoredQuestion, draft.question_id).key
    wanted = key_from(str(draft.data.get("stem", "")))
    taken = set(
        session.scalars(
            select(StoredQuestion.key).where(
                StoredQuestion.lesson_id == draft.lesson_id, StoredQuestion.key.startswith(wanted)
            )
        )
    )
    candidates = (wanted if n == 1 else f"{wanted}-{n}" for n in range(1, len(taken) + 2))
    return next(key for key in candidates if key not in taken)


def key_from(stem: str) -> str:
    """Make a key from the first words of a stem: "Who leads HTS?" gives "who-leads-hts"."""
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)[:7])[:60].strip("-") or "question"


def asked_in(session: AnySession, question_id: UUID | None) -> list[StoredQuiz]:
    """List the quizzes whose current revision asks a question."""
    if question_id is None:
        return []
    return list(
        session.scalars(
            select(StoredQuiz)
            .join(QuizRevision, QuizRevision.quiz_id == StoredQuiz.id)
            .join(QuizItem, QuizItem.quiz_revision_id == QuizRevision.id)
            .join(QuestionRevision, QuestionRevision.id == QuizItem.question_revision_id)
            .where(
                QuizRevision.number == StoredQuiz.current_number,
                QuestionRevision.question_id == question_id,
            )
            .order_by(StoredQuiz.position, StoredQuiz.title)
        )
    )


def put_into_quizzes(
    session: AnySession, revision: QuestionRevision, quiz_id: UUID | None, by: UUID
) -> tuple[str, ...]:
    """Let the quizzes that ask the question, and one more, ask this revision of it."""
    quizzes = {quiz.id: quiz for quiz in asked_in(session, revision.question_id)}
    if quiz_id is not None and quiz_id not in quizzes:
        quizzes[quiz_id] = session.get_one(StoredQuiz, quiz_id)
    for quiz in quizzes.values():
        put_into_quiz(session, quiz, revision, by)
    return tuple(quiz.slug for quiz in quizzes.values())


def put_into_quiz(
    session: AnySession, quiz: StoredQuiz, revision: QuestionRevision, by: UUID
) -> None:
    """Replace an older revision of the question in a quiz, or add it at the end."""
    words, items = current_items(session, quiz)
    places = [item.question_id for item in items]
    if revision.question_id in places:
        items[places.index(revision.question_id)] = revision
    else:
        items.append(revision)
    renew_quiz(session, quiz, words.title, words.summary, items, by)


def current_items(
    session: AnySession, quiz: StoredQuiz
) -> tuple[QuizRevision, list[QuestionRevision]]:
    """Give a quiz's current revision and its questions' revisions, in order."""
    words = session.scalars(
        select(QuizRevision).where(
            QuizRevision.quiz_id == quiz.id, QuizRevision.number == quiz.current_number
        )
    ).one()
    items = session.scalars(
        select(QuestionRevision)
        .join(QuizItem, QuizItem.question_revision_id == QuestionRevision.id)
        .where(QuizItem.quiz_revision_id == words.id)
        .order_by(QuizItem.number)
    )
    return words, list(items)
