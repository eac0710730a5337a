"""What an author types is kept: as it was typed, theirs alone, and never written over unseen."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from app.db import new_id, now
from app.models import QuestionDraft
from app.services.draft_saves import save_draft
from app.services.drafts import (
    choose_quiz,
    discard_draft,
    drafted,
    find_draft,
    list_drafts,
    take_up,
)
from app.services.problems import ConflictError, NotFoundError
from app.services.publishing import publish_draft
from app.services.quiz_items import held_quiz
from app.services.redrafts import edit_question, restore_revision
from tests.harness import writing
from tests.harness.cast import Cast
from tests.harness.taking import at_once


def count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(QuestionDraft))


def stems(session: Session, author) -> list[str]:
    return [line.draft.data["stem"] for line in list_drafts(session, author.id)]


def test_a_draft_keeps_what_was_typed_however_unready(session: Session, cast: Cast) -> None:
    data = {"stem": "Half a quest", "options": [{"key": "n1", "feedback": "only that"}]}
    draft = writing.begin(session, cast.chidi)
    save_draft(session, draft, data, version=1)
    session.expire_all()
    assert find_draft(session, draft.id, cast.chidi.id).data == data


def test_a_draft_is_its_authors_alone(session: Session, cast: Cast) -> None:
    draft = writing.begin(session, cast.chidi)
    with pytest.raises(NotFoundError):
        find_draft(session, draft.id, cast.dana.id)
    assert stems(session, cast.dana) == []


def test_the_newest_draft_comes_first(session: Session, cast: Cast) -> None:
    writing.begin(session, cast.chidi, stem="Older?")
    writing.begin(session, cast.chidi, stem="Newer?")
    assert stems(session, cast.chidi) == ["Newer?", "Older?"]


def test_the_same_page_sent_twice_begins_one_draft(session: Session, cast: Cast) -> None:
    key = new_id()
    writing.begin(session, cast.chidi, key=key, stem="First?")
    again = writing.begin(session, cast.chidi, key=key, stem="First, and more?")
    assert again.id == key
    assert stems(session, cast.chidi) == ["First, and more?"]


def test_the_same_page_sent_twice_at_once_begins_one_draft(engine: Engine, cast: Cast) -> None:
    key = new_id()
    begun = at_once(engine, 4, lambda session, n: writing.begin(session, cast.chidi, key=key).id)
    assert begun == [key] * 4
    with Session(engine) as session:
        assert count(session) == 1


def test_a_key_of_somebody_elses_draft_opens_nothing(session: Session, cast: Cast) -> None:
    draft = writing.begin(session, cast.chidi)
    with pytest.raises(NotFoundError):
        writing.begin(session, cast.dana, key=draft.id)


def test_saving_the_same_again_changes_nothing(session: Session, cast: Cast) -> None:
    draft = writing.begin(session, cast.chidi)
    save_draft(session, draft, draft.data, version=0, quiz_id=draft.quiz_id)
    assert draft.version == 1


def test_a_stale_page_writes_nothing_over(session: Session, cast: Cast) -> None:
    draft = writing.begin(session, cast.chidi)
    save_draft(session, draft, {"stem": "From one tab?"}, version=1)
    with pytest.raises(ConflictError, match="draft-changed"):
        save_draft(session, draft, {"stem": "From another tab?"}, version=1)
    session.rollback()
    session.expire_all()
    assert find_draft(session, draft.id, cast.chidi.id).data == {"stem": "From one tab?"}


def test_of_two_tabs_at_once_one_is_told(engine: Engine, cast: Cast) -> None:
    with Session(engine, expire_on_commit=False) as session:
        draft_id = writing.begin(session, cast.chidi).id

    def save(session: Session, number: int) -> int:
        draft = find_draft(session, draft_id, cast.chidi.id)
        return save_draft(session, draft, {"stem": f"Tab {number}?"}, version=1).version

    outcomes = at_once(engine, 2, save)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["ConflictError", "int"]


def test_a_draft_thrown_away_leaves_the_list_and_can_be_taken_up(
    session: Session, cast: Cast
) -> None:
    draft = writing.begin(session, cast.chidi)
    discard_draft(session, draft)
    assert list_drafts(session, cast.chidi.id) == []
    take_up(session, draft)
    assert stems(session, cast.chidi) == [writing.NEW_STEM]


def test_typing_on_in_a_draft_thrown_away_takes_it_up(session: Session, cast: Cast) -> None:
    draft = writing.begin(session, cast.chidi)
    discard_draft(session, draft)
    save_draft(session, draft, {"stem": "Typed on?"}, version=1)
    assert stems(session, cast.chidi) == ["Typed on?"]


def test_what_was_thrown_away_goes_for_good_after_a_while(session: Session, cast: Cast) -> None:
    old, other = (writing.begin(session, cast.chidi) for _ in range(2))
    discard_draft(session, old)
    old.discarded_at = now() - timedelta(days=31)
    session.commit()
    discard_draft(session, other)
    assert session.scalars(select(QuestionDraft.id)).all() == [other.id]


def test_editing_begins_from_the_current_revision(session: Session, cast: Cast) -> None:
    done = writing.publish(session, cast.chidi)
    draft = edit_question(session, done.question_id, cast.dana.id)
    assert draft.data["stem"] == writing.NEW_STEM
    assert not {"id", "type"} & draft.data.keys()
    assert drafted(session, cast.dana.id) == {done.question_id}


def test_editing_again_goes_on_with_the_same_draft(session: Session, cast: Cast) -> None:
    done = writing.publish(session, cast.chidi)
    draft = edit_question(session, done.question_id, cast.chidi.id)
    assert edit_question(session, done.question_id, cast.chidi.id).id == draft.id
    assert edit_question(session, done.question_id, cast.dana.id).id != draft.id


def test_editing_pressed_twice_at_once_begins_one_draft(engine: Engine, cast: Cast) -> None:
    with Session(engine, expire_on_commit=False) as session:
        id_ = writing.publish(session, cast.chidi).question_id
    begun = at_once(engine, 3, lambda session, n: edit_question(session, id_, cast.chidi.id).id)
    assert len(set(begun)) == 1


def test_an_earlier_revision_comes_back_as_a_draft(session: Session, cast: Cast) -> None:
    done = writing.publish(session, cast.chidi)
    edit = edit_question(session, done.question_id, cast.chidi.id)
    save_draft(session, edit, edit.data | {"stem": "Reworded: who is it now?"}, version=1)
    publish_draft(session, edit, cast.chidi.id)
    key = new_id()
    draft = restore_revision(session, done.question_id, 1, cast.chidi.id, key)
    assert draft.data["stem"] == writing.NEW_STEM
    assert restore_revision(session, done.question_id, 1, cast.chidi.id, key).id == draft.id
    assert publish_draft(session, draft, cast.chidi.id).number == 3


def test_what_is_typed_after_publishing_becomes_an_edit(session: Session, cast: Cast) -> None:
    draft = writing.begin(session, cast.chidi)
    done = publish_draft(session, draft, cast.chidi.id)
    typed = draft.data | {"stem": "Typed on in a tab left open?"}
    later = save_draft(session, draft, typed, version=1, quiz_id=draft.quiz_id)
    assert later.question_id == done.question_id
    assert stems(session, cast.chidi) == ["Typed on in a tab left open?"]
    again = save_draft(session, draft, typed, version=1, quiz_id=draft.quiz_id)
    assert again.id == later.id


def test_a_draft_cannot_be_meant_for_a_quiz_on_another_lesson(session: Session, cast: Cast) -> None:
    draft = writing.begin(session, cast.chidi, quiz=None)
    quiz = held_quiz(session, writing.QUIZ)
    choose_quiz(session, draft, quiz)
    assert draft.quiz_id == quiz.id
    draft.lesson_id = new_id()
    with session.no_autoflush, pytest.raises(NotFoundError):
        choose_quiz(session, draft, quiz)
    session.rollback()
