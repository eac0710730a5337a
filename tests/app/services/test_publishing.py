"""Publishing: a sound draft becomes a revision, once; nobody's revision is passed over unseen."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from app.models import QuestionRevision, QuizRevision, StoredQuestion
from app.services.composing import take_out
from app.services.draft_saves import save_draft
from app.services.drafts import find_draft, list_drafts
from app.services.library import current_quiz
from app.services.problems import ConflictError
from app.services.publishing import Published, key_from, publish_draft
from app.services.question_files import history, open_question
from app.services.redrafts import edit_question
from app.services.sheets import own_sheet
from app.services.soundness import UnsoundError
from tests.harness import taking, writing
from tests.harness.cast import Cast
from tests.harness.taking import at_once


def revisions(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(QuestionRevision))


def stems(session: Session, slug: str = writing.QUIZ) -> list[str]:
    return [question.stem for question in current_quiz(session, slug).quiz.questions]


def findings(session: Session, draft, by) -> set[str]:
    with pytest.raises(UnsoundError) as caught:
        publish_draft(session, draft, by.id)
    return {f"{finding.where} {finding.code}" for finding in caught.value.findings}


def reworded(session: Session, question_id, who, stem: str):
    """Begin an edit that changes the stem."""
    draft = edit_question(session, question_id, who.id)
    return save_draft(session, draft, draft.data | {"stem": stem}, version=draft.version)


def test_a_new_question_is_asked_last_in_its_quiz(session: Session, cast: Cast) -> None:
    before = stems(session)
    done = writing.publish(session, cast.chidi)
    assert (done.number, done.new) == (1, True)
    assert stems(session) == [*before, writing.NEW_STEM]
    assert list_drafts(session, cast.chidi.id) == []


def test_its_key_is_made_from_the_stem_and_is_its_own(session: Session, cast: Cast) -> None:
    for _ in range(3):
        writing.publish(session, cast.chidi, stem="Café, who leads the attack?")
    keys = session.scalars(
        select(StoredQuestion.key).where(StoredQuestion.key.startswith("cafe")).order_by("key")
    ).all()
    assert keys == [f"cafe-who-leads-the-attack{n}" for n in ("", "-2", "-3")]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Who leads HTS?", "who-leads-hts"),
        ("من يقود؟", "question"),
        ("one two three four five six seven eight", "one-two-three-four-five-six-seven"),
        ("x" * 200, "x" * 60),
    ],
)
def test_a_key_is_made_of_any_words(text, key) -> None:
    assert key_from(text) == key


def test_the_button_pressed_twice_publishes_once(session: Session, cast: Cast) -> None:
    draft, before = writing.begin(session, cast.chidi), revisions(session)
    first = publish_draft(session, draft, cast.chidi.id)
    again = publish_draft(session, draft, cast.chidi.id)
    assert (again.question_id, again.number) == (first.question_id, first.number)
    assert revisions(session) == before + 1
    assert stems(session).count(writing.NEW_STEM) == 1


def test_the_button_pressed_twice_at_once_publishes_once(engine: Engine, cast: Cast) -> None:
    with Session(engine, expire_on_commit=False) as session:
        draft_id = writing.begin(session, cast.chidi).id

    def press(session: Session, number: int) -> Published:
        draft = find_draft(session, draft_id, cast.chidi.id)
        return publish_draft(session, draft, cast.chidi.id)

    done = at_once(engine, 3, press)
    assert {type(each) for each in done} == {Published}, done
    assert len({each.question_id for each in done}) == 1
    with Session(engine) as session:
        assert stems(session).count(writing.NEW_STEM) == 1


def test_questions_published_into_one_quiz_at_once_are_all_in_it(
    engine: Engine, cast: Cast
) -> None:
    who = [cast.chidi, cast.dana, cast.chidi, cast.dana]
    done = at_once(engine, 4, lambda session, n: writing.publish(session, who[n]))
    assert {type(each) for each in done} == {Published}, done
    with Session(engine) as session:
        assert stems(session).count(writing.NEW_STEM) == 4
        assert len({each.question_id for each in done}) == 4


def test_an_edit_is_a_new_revision_in_every_quiz_that_asks_it(session: Session, cast: Cast) -> None:
    id_ = writing.publish(session, cast.chidi).question_id
    draft = reworded(session, id_, cast.dana, "Reworded: who is in front?")
    draft.quiz_id = writing.quiz_id(session, "proxy-dynamics")
    done = publish_draft(session, draft, cast.dana.id)
    assert done.number == 2
    assert len(done.quizzes) == 2
    assert stems(session)[-1] == stems(session, "proxy-dynamics")[-1] == draft.data["stem"]
    assert [line.author for line in history(session, id_)] == ["Dana", "Chidi"]


def test_an_edit_that_changes_nothing_makes_no_revision(session: Session, cast: Cast) -> None:
    id_ = writing.publish(session, cast.chidi).question_id
    before = revisions(session), session.scalar(select(func.count()).select_from(QuizRevision))
    done = publish_draft(session, edit_question(session, id_, cast.chidi.id), cast.chidi.id)
    assert (done.number, done.new) == (1, False)
    now = revisions(session), session.scalar(select(func.count()).select_from(QuizRevision))
    assert now == before


def test_a_question_in_no_quiz_can_be_edited_in_the_bank(session: Session, cast: Cast) -> None:
    id_ = writing.publish(session, cast.chidi).question_id
    take_out(session, writing.QUIZ, id_, cast.chidi.id)
    draft = reworded(session, id_, cast.chidi, "Reworded: who leads, in the bank?")
    assert publish_draft(session, draft, cast.chidi.id).quizzes == ()
    assert open_question(session, id_).question.stem == "Reworded: who leads, in the bank?"


def test_an_attempt_keeps_the_revision_it_was_started_with(session: Session, cast: Cast) -> None:
    id_ = writing.publish(session, cast.chidi).question_id
    attempt_id = taking.start(session, cast.amina, writing.QUIZ)
    publish_draft(
        session,
        reworded(session, id_, cast.chidi, "Who is in front, quite another?"),
        cast.chidi.id,
    )
    sheet = own_sheet(session, attempt_id, cast.amina.id)
    assert sheet.question(len(sheet.questions)).stem == writing.NEW_STEM
    assert stems(session)[-1] == "Who is in front, quite another?"


def test_the_second_of_two_authors_is_told_and_may_publish_over_it_knowingly(
    session: Session, cast: Cast
) -> None:
    id_ = writing.publish(session, cast.chidi).question_id
    mine = reworded(session, id_, cast.chidi, "Who leads, in Chidi's words?")
    theirs = reworded(session, id_, cast.dana, "Who leads, in Dana's words?")
    publish_draft(session, theirs, cast.dana.id)
    for seen in (0, 1):
        with pytest.raises(ConflictError, match="question-overtaken"):
            publish_draft(session, mine, cast.chidi.id, seen=seen)
        session.rollback()
    assert stems(session)[-1] == "Who leads, in Dana's words?"
    assert publish_draft(session, mine, cast.chidi.id, seen=2).number == 3
    assert stems(session)[-1] == "Who leads, in Chidi's words?"


def test_of_two_authors_at_once_one_is_told(engine: Engine, cast: Cast) -> None:
    who = [cast.chidi, cast.dana]
    with Session(engine, expire_on_commit=False) as session:
        id_ = writing.publish(session, cast.chidi).question_id
        drafts = [
            reworded(session, id_, each, f"Who leads, in {each.name}'s words?").id for each in who
        ]

    def press(session: Session, n: int) -> Published:
        return publish_draft(session, find_draft(session, drafts[n], who[n].id), who[n].id)

    outcomes = at_once(engine, 2, press)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["ConflictError", "Published"]


def test_all_that_a_draft_needs_is_said_at_once(session: Session, cast: Cast) -> None:
    draft = writing.begin(session, cast.chidi, quiz=None, level=None, claims=None)
    options = [{"key": "a", "text": "A"}, {"key": "b", "feedback": "No."}]
    save_draft(session, draft, draft.data | {"options": options}, version=1)
    assert findings(session, draft, cast.chidi) == {
        "level missing",
        "options.1.text missing",
        "options.0 needs-feedback",
        "claims no-evidence",
        "quiz no-quiz",
        "options one-key",
    }


def test_an_unmarked_key_hides_nothing_else(session: Session, cast: Cast) -> None:
    options = [{"key": "a", "text": "Same"}, {"key": "b", "text": "Same", "feedback": "No."}]
    draft = writing.begin(session, cast.chidi, options=options)
    assert findings(session, draft, cast.chidi) == {
        "options one-key",
        "options.0 needs-feedback",
        "options.1.text option-twice",
    }


def test_a_text_that_no_page_has_room_for_is_refused(session: Session, cast: Cast) -> None:
    draft = writing.begin(session, cast.chidi, explanation="long " * 500)
    assert findings(session, draft, cast.chidi) == {"explanation too-long"}
