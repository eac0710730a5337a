"""Scores: from stored answers alone, each change a row."""

from __future__ import annotations

import importlib

import pytest
from sqlalchemy import func, select

from app.models import ScoreEvent
from app.services.attempts import own_attempt
from app.services.problems import NotAllowedError, NotFoundError
from app.services.results import reference, review_sheet
from app.services.scoring import (
    marks,
    newest_scores,
    override_points,
    regrade_attempt,
    submit_attempt,
)
from app.services.sheets import own_sheet
from quizzes.document import Grade
from tests.harness.taking import (
    ALL,
    answer_all,
    assign,
    at_once,
    save,
    start,
)

FIRST = "who-holds-the-bridge"
single_choice = importlib.import_module("quizzes.types.single_choice")


pytestmark = pytest.mark.usefixtures("quiz_of_every_type")


@pytest.fixture
def attempt(session, cast):
    assign(session, cast.chidis_class)
    attempt_id = start(session, cast.amina)
    save(session, cast.amina, attempt_id, 1, choice="river")
    submit_attempt(session, cast.amina.id, attempt_id)
    return attempt_id


def points(session, cast, attempt):
    return own_attempt(session, attempt, cast.amina.id).points


def rows(session):
    return session.scalars(
        select(ScoreEvent).where(ScoreEvent.question_key == FIRST).order_by(ScoreEvent.sequence)
    ).all()


@pytest.mark.parametrize(("which", "earned"), [("right", ALL), ("wrong", 0)])
def test_handing_in_scores_every_question(session, cast, which, earned):
    attempt = start(session, cast.amina)
    answer_all(session, cast.amina, attempt, which)
    submit_attempt(session, cast.amina.id, attempt)
    assert points(session, cast, attempt) == earned
    scores = newest_scores(session, attempt)
    assert {score.reason for score in scores.values()} == {"submitted"}
    assert len(scores) == ALL


def test_partly_right_answers_add_up(session, cast):
    attempt = start(session, cast.amina)
    answer_all(session, cast.amina, attempt, "right")
    save(session, cast.amina, attempt, 3, match_boats="north", match_arms="north")
    submit_attempt(session, cast.amina.id, attempt)
    assert points(session, cast, attempt) == ALL - 0.5


def test_nothing_answered_is_scored_as_nothing(session, cast):
    attempt = start(session, cast.amina)
    submit_attempt(session, cast.amina.id, attempt)
    assert points(session, cast, attempt) == 0
    assert len(newest_scores(session, attempt)) == ALL


def test_handing_in_twice_scores_once(session, cast, attempt):
    handed_in = own_attempt(session, attempt, cast.amina.id).submitted_at
    submit_attempt(session, cast.amina.id, attempt)
    assert own_attempt(session, attempt, cast.amina.id).submitted_at == handed_in
    assert len(rows(session)) == 1


def test_nobody_hands_in_for_another(session, cast):
    attempt = start(session, cast.amina)
    for other in (cast.ben, cast.chidi):
        with pytest.raises(NotFoundError):
            submit_attempt(session, other.id, attempt)
        session.rollback()
    assert own_attempt(session, attempt, cast.amina.id).submitted_at is None


def test_a_double_click_on_hand_in_counts_once(engine, session, cast):
    attempt = start(session, cast.amina)
    save(session, cast.amina, attempt, 1, choice="river")
    done = at_once(engine, 8, lambda s, _: submit_attempt(s, cast.amina.id, attempt))
    assert done == [None] * 8
    assert session.scalar(select(func.count()).select_from(ScoreEvent)) == ALL
    assert points(session, cast, attempt) == 1


def test_marking_again_changes_nothing_while_the_rules_are_the_same(session, cast, attempt):
    assert regrade_attempt(session, attempt, cast.chidi.id) == 0
    assert len(rows(session)) == 1


def test_marking_again_by_other_rules_adds_a_row_that_says_why(session, cast, attempt, monkeypatch):
    monkeypatch.setattr(single_choice, "grade", lambda *_: Grade(0))
    assert regrade_attempt(session, attempt, cast.chidi.id, "The key was wrong.") == 1
    first, second = rows(session)
    assert (first.from_points, first.to_points, first.reason) == (None, 1.0, "submitted")
    assert (second.from_points, second.to_points, second.reason) == (1.0, 0.0, "regraded")
    assert (second.by_id, second.note) == (cast.chidi.id, "The key was wrong.")
    assert points(session, cast, attempt) == 0


def test_an_unfinished_attempt_is_not_scored(session, cast):
    attempt = start(session, cast.amina)
    assert regrade_attempt(session, attempt) == 0
    assert points(session, cast, attempt) is None


def test_a_teacher_sets_points_by_hand_and_marking_again_leaves_them(session, cast, attempt):
    override_points(session, cast.chidi.id, attempt, FIRST, 0.5, "Half of the reason is there.")
    assert points(session, cast, attempt) == 0.5
    assert regrade_attempt(session, attempt) == 0
    assert [row.to_points for row in rows(session)] == [1.0, 0.5]


@pytest.mark.parametrize(
    ("given", "note"), [(-0.1, "x"), (1.1, "x"), (float("nan"), "x"), (1, " ")]
)
def test_points_by_hand_are_from_0_to_1_and_say_why(session, cast, attempt, given, note):
    with pytest.raises(NotAllowedError, match="override-incomplete"):
        override_points(session, cast.chidi.id, attempt, FIRST, given, note)


def test_only_the_class_s_teacher_sets_points_of_what_is_asked(session, cast, attempt):
    with pytest.raises(NotFoundError):
        override_points(session, cast.dana.id, attempt, FIRST, 1, "x")
    with pytest.raises(NotAllowedError, match="not-to-override"):
        override_points(session, cast.amina.id, attempt, FIRST, 1, "x")
    with pytest.raises(NotFoundError):
        override_points(session, cast.chidi.id, attempt, "no-such-question", 1, "x")


def test_a_score_is_the_sum_of_its_newest_rows(session, cast, attempt):
    override_points(session, cast.chidi.id, attempt, FIRST, 0.25, "x")
    override_points(session, cast.chidi.id, attempt, "find-the-backer", 0.5, "y")
    total = sum(score.points for score in newest_scores(session, attempt).values())
    assert points(session, cast, attempt) == total == 0.75


def test_a_review_shows_words_in_their_paragraph_and_every_answer_as_it_came(session, cast):
    attempt = start(session, cast.amina)
    save(session, cast.amina, attempt, 1, choice="hill")
    save(session, cast.amina, attempt, 1, choice="river")
    submit_attempt(session, cast.amina.id, attempt)
    sheet = own_sheet(session, attempt, cast.amina.id)
    question = review_sheet(session, sheet, history=True)[0]
    assert [given.text for given in question.history] == ["The Hill Front", "The River League"]
    [passage] = question.passages
    text = "".join(piece for piece, _ in passage.pieces)
    assert text == sheet.lesson.paragraphs["the-bridge"].text
    assert [piece for piece, is_marked in passage.pieces if is_marked] == [
        "The River League holds the old bridge"
    ]


def test_marks_depend_on_stored_answers_only(session, cast, attempt):
    sheet = own_sheet(session, attempt, cast.amina.id)
    assert marks(sheet) == {k: s.points for k, s in newest_scores(session, attempt).items()}


def test_a_reference_is_short_and_different_for_each_attempt(session, cast, attempt):
    other = start(session, cast.ben)
    assert reference(attempt) != reference(other)
    assert len(reference(attempt)) == 9
