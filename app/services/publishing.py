"""Publishing: a sound draft becomes a question's next revision, and its quiz gets a new one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from app.models import QuestionDraft, QuestionRevision, StoredLesson, StoredQuestion
from app.services.library import PinnedLesson, current_lesson
from app.services.problems import ConflictError
from app.services.quiz_items import asked_in, hold_bank, put_into_quizzes
from app.services.redrafts import hold_question
from app.services.sessions import AnySession
from app.services.shelving import shelve_question
from app.services.soundness import UnsoundError, examine
from quizzes.document import Question
from quizzes.item_writing import unwaived
from quizzes.types.base import Finding

NO_QUIZ = Finding("quiz", "choose the quiz that is to ask the question", "no-quiz")


@dataclass(frozen=True)
class Published:
    """What publishing made: the question's revision, and the quizzes that ask it now.

    `new` is false if nothing had changed.
    """

    question_id: UUID
    number: int
    quizzes: tuple[str, ...]
    new: bool = True


def lesson_of(session: AnySession, lesson_id: UUID) -> PinnedLesson:
    """Give a lesson as readers see it now."""
    return current_lesson(session, session.get_one(StoredLesson, lesson_id).slug)


def publish_draft(
    session: AnySession, draft: QuestionDraft, by: UUID, *, seen: int = 0
) -> Published:
    """Publish a draft into its quiz, and into every quiz that asks the question already.

    Attempts keep the revisions they were started with. `seen` is the number of the revision that
    the author has been shown. Raise UnsoundError if the draft is not ready or
    breaks a rule of item writing for which it gives no reason, and ConflictError if
    somebody published another revision that the author has not seen.
    """
    hold_bank(session, draft.lesson_id)
    session.refresh(draft, with_for_update=True)
    if draft.published_id is not None:
        return published_before(session, draft.published_id)
    refuse_if_overtaken(session, draft, seen)
    question = sound_question(session, draft)
    revision = shelve_question(session, draft.lesson_id, question, by, draft.origin)
    asking = put_into_quizzes(session, revision, draft.quiz_id, by)
    new = revision.id != draft.based_on_id
    draft.question_id, draft.published_id = revision.question_id, revision.id
    session.commit()
    return Published(
        revision.question_id, revision.number, tuple(quiz.title for quiz in asking), new
    )


def published_before(session: AnySession, revision_id: UUID) -> Published:
    """Say what a draft became when it was published."""
    revision = session.get_one(QuestionRevision, revision_id)
    asking = asked_in(session, revision.question_id)
    titles = tuple(quiz.title for quiz in asking)
    return Published(revision.question_id, revision.number, titles)


def sound_question(session: AnySession, draft: QuestionDraft) -> Question:
    """Make the question of a draft, or raise UnsoundError with all that is still to do."""
    lesson = lesson_of(session, draft.lesson_id).lesson
    examined = examine(draft.data, draft.type, lesson, draft_key(session, draft))
    homeless = draft.quiz_id is None and draft.question_id is None
    advice = unwaived(examined.question, lesson) if examined.question else ()
    findings = (*examined.findings, *((NO_QUIZ,) if homeless else ()), *advice)
    if examined.question is None or findings:
        raise UnsoundError(findings)
    return examined.question


def refuse_if_overtaken(session: AnySession, draft: QuestionDraft, seen: int) -> None:
    """Raise ConflictError if there is a revision that neither draft nor author knows of."""
    if draft.question_id is None:
        return
    question = hold_question(session, draft.question_id)
    current = session.scalar(
        select(QuestionRevision.id).where(
            QuestionRevision.question_id == question.id,
            QuestionRevision.number == question.current_number,
        )
    )
    if current != draft.based_on_id and seen != question.current_number:
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


def key_from(text: str, otherwise: str = "question") -> str:
    """Make a key from the first words of a text: "Who leads HTS?" gives "who-leads-hts"."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)[:7])[:60].strip("-") or otherwise
