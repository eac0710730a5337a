"""The bank is listed in a few queries, and a question's file tells how it came to be so."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.services import bank
from app.services.composing import take_out
from app.services.draft_saves import save_draft
from app.services.problems import NotFoundError
from app.services.publishing import publish_draft
from app.services.question_files import open_question, question_at
from app.services.redrafts import edit_question
from tests.harness import writing
from tests.harness.cast import Cast
from tests.harness.queries import counted


def test_every_quiz_is_listed_with_its_questions_in_order(session: Session) -> None:
    quizzes = {quiz.slug: quiz for quiz in bank.list_bank(session)}
    assert list(quizzes) == ["actors", "in-your-own-words", "proxy-dynamics", "reading-critically"]
    assert all(quiz.questions and quiz.summary for quiz in quizzes.values())
    assert bank.list_quiz(session, "actors") == quizzes["actors"]


def test_a_quiz_that_is_not_there_is_not_found(session: Session) -> None:
    with pytest.raises(NotFoundError):
        bank.list_quiz(session, "no-such-quiz")


def test_a_longer_bank_takes_no_more_queries(engine: Engine, session: Session, cast: Cast) -> None:
    with counted(engine) as few:
        bank.list_bank(session)
        bank.unused_questions(session)
    for _ in range(3):
        writing.publish(session, cast.chidi)
    session.expire_all()
    with counted(engine) as many:
        bank.list_bank(session)
        bank.unused_questions(session)
    assert len([s for s in many if "SELECT" in s]) == len([s for s in few if "SELECT" in s])


def test_the_questions_that_rest_on_a_claim_are_found(session: Session) -> None:
    evidence = writing.shipped(session, "evidence")
    [claim, *_] = evidence.rests_on
    found = [line for quiz in bank.list_bank(session) for line in quiz.fitting(claim, "").questions]
    assert evidence.stem in {line.stem for line in found}
    assert all(claim in line.rests_on for line in found)
    assert all(not quiz.fitting("no-such-claim", "").questions for quiz in bank.list_bank(session))


def test_a_question_that_no_quiz_asks_is_not_forgotten(session: Session, cast: Cast) -> None:
    assert bank.unused_questions(session) == []
    done = writing.publish(session, cast.chidi)
    take_out(session, writing.QUIZ, done.question_id, cast.chidi.id)
    assert [line.question_id for line in bank.unused_questions(session)] == [done.question_id]


def test_a_question_is_found_by_its_revisions(session: Session, cast: Cast) -> None:
    done = writing.publish(session, cast.chidi)
    draft = edit_question(session, done.question_id, cast.dana.id)
    save_draft(session, draft, draft.data | {"stem": "Reworded: who leads it now?"}, version=1)
    publish_draft(session, draft, cast.dana.id)
    now, before = (open_question(session, done.question_id, number) for number in (None, 1))
    assert (now.shown, now.question.stem, now.line.author) == (
        2,
        "Reworded: who leads it now?",
        "Dana",
    )
    assert (before.shown, before.current, before.line.author) == (1, 2, "Chidi")
    assert before.question.stem == writing.NEW_STEM
    assert [quiz.slug for quiz in before.quizzes] == [writing.QUIZ]


def test_a_revision_or_question_that_is_not_there_is_not_found(
    session: Session, cast: Cast
) -> None:
    done = writing.publish(session, cast.chidi)
    with pytest.raises(NotFoundError):
        open_question(session, cast.chidi.id)
    with pytest.raises(NotFoundError):
        question_at(session, done.question_id, 2)


def test_questions_can_be_written_on_every_lesson_or_that_of_a_quiz(session: Session) -> None:
    assert [lesson.slug for lesson in bank.lessons_to_ask_about(session)] == [writing.LESSON]
    assert [x.slug for x in bank.lessons_to_ask_about(session, "actors")] == [writing.LESSON]
    assert bank.lessons_to_ask_about(session, "no-such-quiz") == []
