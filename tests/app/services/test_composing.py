"""Quizzes are composed one change at a time; each change is a revision, and none is lost."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.db import new_id
from app.services.bank import list_quiz
from app.services.composing import begin_quiz, move_question, reword_quiz, take_out
from app.services.library import current_quiz
from app.services.offers import offer_to_anyone
from app.services.problems import NotFoundError
from app.services.sheets import own_sheet
from tests.harness import taking, writing
from tests.harness.cast import Cast
from tests.harness.taking import at_once


def ids(session: Session, slug: str = writing.QUIZ) -> list:
    return [line.question_id for line in list_quiz(session, slug).questions]


def test_a_question_moves_up_and_down(session: Session, cast: Cast) -> None:
    first, second, third, *rest = ids(session)
    move_question(session, writing.QUIZ, third, -1, cast.chidi.id)
    assert ids(session) == [first, third, second, *rest]
    move_question(session, writing.QUIZ, first, 1, cast.chidi.id)
    assert ids(session) == [third, first, second, *rest]


def test_at_the_ends_it_stays_and_makes_no_revision(session: Session, cast: Cast) -> None:
    before, number = ids(session), current_quiz(session, writing.QUIZ).number
    move_question(session, writing.QUIZ, before[0], -1, cast.chidi.id)
    move_question(session, writing.QUIZ, before[-1], 1, cast.chidi.id)
    assert ids(session) == before
    assert current_quiz(session, writing.QUIZ).number == number


def test_a_question_of_another_quiz_cannot_be_moved(session: Session, cast: Cast) -> None:
    elsewhere = ids(session, "proxy-dynamics")[0]
    with pytest.raises(NotFoundError):
        move_question(session, writing.QUIZ, elsewhere, 1, cast.chidi.id)
    with pytest.raises(NotFoundError):
        move_question(session, "no-such-quiz", elsewhere, 1, cast.chidi.id)


def test_taking_a_question_out_leaves_begun_attempts_alone(session: Session, cast: Cast) -> None:
    attempt_id = taking.start(session, cast.amina, writing.QUIZ)
    before = ids(session)
    assert take_out(session, writing.QUIZ, before[0], cast.chidi.id)
    assert ids(session) == before[1:]
    assert len(own_sheet(session, attempt_id, cast.amina.id).questions) == len(before)


def test_taking_out_twice_is_harmless(session: Session, cast: Cast) -> None:
    first = ids(session)[0]
    take_out(session, writing.QUIZ, first, cast.chidi.id)
    number = current_quiz(session, writing.QUIZ).number
    assert not take_out(session, writing.QUIZ, first, cast.chidi.id)
    assert current_quiz(session, writing.QUIZ).number == number


def test_two_who_take_out_at_once_take_both_out(engine: Engine, cast: Cast) -> None:
    with Session(engine) as session:
        before = ids(session)
    done = at_once(
        engine, 2, lambda session, n: take_out(session, writing.QUIZ, before[n], cast.chidi.id)
    )
    assert done == [True, True]
    with Session(engine) as session:
        assert ids(session) == before[2:]


def test_new_words_are_a_new_revision_with_the_same_questions(session: Session, cast: Cast) -> None:
    before = ids(session)
    reword_quiz(session, writing.QUIZ, "Who?", "About those who act.", cast.chidi.id)
    lines = list_quiz(session, writing.QUIZ)
    assert (lines.title, lines.summary) == ("Who?", "About those who act.")
    assert ids(session) == before


def begin(session: Session, cast: Cast, title: str = "Mine", key=None):
    lesson_id = current_lesson_id(session)
    return begin_quiz(session, lesson_id, key or new_id(), title, "All of it.", cast.chidi.id)


def current_lesson_id(session: Session):
    return offer_to_anyone(session, writing.QUIZ).lesson.id


def test_a_new_quiz_gets_an_address_of_its_own_from_its_title(session: Session, cast: Cast) -> None:
    titles = ["Who is who?", "Who is who!", "من", "Actors"]
    slugs = [begin(session, cast, title).slug for title in titles]
    assert slugs == ["who-is-who", "who-is-who-2", "quiz", "actors-2"]


def test_the_same_key_begins_one_quiz(engine: Engine, cast: Cast) -> None:
    key = new_id()
    slugs = at_once(engine, 3, lambda session, n: begin(session, cast, key=key).slug)
    assert slugs == ["mine"] * 3


def test_two_quizzes_of_one_title_at_once_both_come_to_be(engine: Engine, cast: Cast) -> None:
    slugs = at_once(engine, 3, lambda session, n: begin(session, cast).slug)
    assert sorted(slugs) == ["mine", "mine-2", "mine-3"]


def test_a_new_quiz_is_asked_after_its_first_question(session: Session, cast: Cast) -> None:
    quiz = begin(session, cast)
    assert list_quiz(session, quiz.slug).questions == ()
    done = writing.publish(session, cast.chidi, quiz=quiz.slug)
    assert ids(session, quiz.slug) == [done.question_id]
