"""Taking drafted questions, on both databases, and at once."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from app.db import new_id
from app.models import QuestionDraft, QuestionRevision
from app.services.composing import waive
from app.services.drafting import drafted_on, take, taken
from app.services.drafts import find_draft, list_drafts
from app.services.library import current_lesson, current_quiz
from app.services.problems import NotFoundError
from app.services.publishing import publish_draft
from app.services.question_files import history
from tests.harness import writing
from tests.harness.cast import Cast
from tests.harness.taking import at_once

IDS = ["who-turkey-backs-sna", "kind-serious-test"]


def test_taken_questions_are_drafts_that_remember_their_claims(
    session: Session, cast: Cast
) -> None:
    lesson = current_lesson(session, writing.LESSON)
    assert take(session, lesson, [*IDS, "no-such"], cast.chidi.id, new_id()) == 2
    drafts = [line.draft for line in list_drafts(session, cast.chidi.id)]
    assert {tuple(draft.origin["claims"]) for draft in drafts} == {
        ("turkey-backs-sna",),
        ("serious-test",),
    }
    assert taken(session, lesson.id, cast.chidi.id).mine == set(IDS)
    assert taken(session, lesson.id, cast.dana.id).mine == set()


def test_publishing_keeps_the_origin_in_the_history_for_good(session: Session, cast: Cast) -> None:
    lesson = current_lesson(session, writing.LESSON)
    take(session, lesson, IDS[:1], cast.chidi.id, new_id(), writing.quiz_id(session))
    [line] = list_drafts(session, cast.chidi.id)
    done = publish_draft(session, line.draft, cast.chidi.id)
    [revision] = history(session, done.question_id)
    assert revision.author == "Chidi"
    assert revision.origin["claims"] == ["turkey-backs-sna"]
    assert taken(session, lesson.id, cast.dana.id).published == {IDS[0]}
    session.delete(find_draft(session, line.draft.id, cast.chidi.id))
    session.commit()
    assert session.scalars(select(QuestionRevision.origin)).all().count(revision.origin) == 1


def test_the_button_pressed_twice_at_once_takes_once(engine: Engine, cast: Cast) -> None:
    key = new_id()

    def press(session: Session, number: int) -> int:
        lesson = current_lesson(session, writing.LESSON)
        return take(session, lesson, IDS, cast.chidi.id, key)

    assert at_once(engine, 3, press) == [2, 2, 2]
    with Session(engine) as session:
        assert session.scalar(select(func.count()).select_from(QuestionDraft)) == 2


def test_what_is_drafted_is_made_once_for_a_revision(session: Session) -> None:
    lesson = current_lesson(session, writing.LESSON)
    assert drafted_on(lesson) is drafted_on(lesson)


def test_a_quiz_keeps_the_reason_for_each_rule_it_waives(session: Session, cast: Cast) -> None:
    before = current_quiz(session, writing.QUIZ).number
    waive(session, writing.QUIZ, "one-side-only", "A first look.", cast.chidi.id)
    waive(session, writing.QUIZ, "one-side-only", "A second look.", cast.dana.id)
    now = current_quiz(session, writing.QUIZ)
    assert [w.reason for w in now.quiz.waived] == ["A second look."]
    waive(session, writing.QUIZ, "one-side-only", "", cast.dana.id)
    assert current_quiz(session, writing.QUIZ).quiz.waived == ()
    assert current_quiz(session, writing.QUIZ).number == before + 3
    with pytest.raises(NotFoundError):
        waive(session, writing.QUIZ, "vague-terms", "Not of a quiz.", cast.dana.id)
