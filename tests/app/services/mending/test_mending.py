"""Mending a question of a class: what it does to scores, and to whose."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from app.models import ScoreEvent
from app.services import mending_outlook
from app.services.gradebook import read_gradebook
from app.services.mending import apply_mending, check_plan, look_ahead
from app.services.mending_desk import given_at, places_of, state_of, version_at
from app.services.mending_effects import outcomes_of
from app.services.mending_log import log_at, own_mending
from app.services.mending_outlook import outlook
from app.services.problems import NotAllowedError, NotFoundError
from app.services.scoring import override_points, regrade_attempt, submit_attempt
from app.services.shelving import shelve_quiz
from quizzes.document import MalformedError
from quizzes.mending import Kind
from tests.harness.mending import (
    BRIDGE,
    NOTE,
    N,
    another_class,
    events,
    mend,
    plan,
    standing,
    take,
    undo,
)
from tests.harness.taking import answer_all, assign, every_type, key, start


def test_another_key_moves_the_points_and_says_who_when_and_why(
    session, cast, place, tries, scores
):
    assert scores() == [(N - 1, N), (N, N)]
    mend(session, cast, place, Kind.KEY, "hill")
    assert scores() == [(N, N), (N - 1, N)]
    first, second = events(session, tries[0])
    assert (first.reason, first.to_points) == ("submitted", 0)
    assert (second.reason, second.from_points, second.to_points) == ("key-changed", 0, 1)
    assert (second.by_id, second.note) == (cast.chidi.id, NOTE)
    assert second.at >= first.at


def test_only_questions_whose_points_change_get_a_row(session, cast, place, tries):
    before = session.scalar(select(func.count()).select_from(ScoreEvent))
    mend(session, cast, place, Kind.ACCEPT, "hill")
    assert session.scalar(select(func.count()).select_from(ScoreEvent)) == before + 1


def test_a_dropped_question_leaves_points_and_maximum(session, cast, place, scores):
    mend(session, cast, place, Kind.DROP)
    assert scores() == [(N - 1, N - 1), (N - 1, N - 1)]
    book = read_gradebook(session, cast.chidis_class)
    best = [book.cell(student, book.columns[0]).best for student in book.students]
    assert [(one.points, one.max_points, one.share) for one in best] == [(N - 1, N - 1, 1)] * 2


def test_the_best_attempt_is_chosen_anew(session, cast, place):
    first = take(session, cast.amina, "river", which="wrong")
    second = take(session, cast.amina, "hill")
    mend(session, cast, place, Kind.DROP)
    assert [standing(session, one) for one in (first, second)] == [(0, N - 1), (N - 1, N - 1)]
    book = read_gradebook(session, cast.chidis_class)
    amina = next(student for student in book.students if student.id == cast.amina.id)
    assert book.cell(amina, book.columns[0]).best.id == second


def test_looking_ahead_says_the_same_and_writes_nothing(session, cast, place, scores):
    planned = plan(session, cast, place, Kind.KEY, "hill")
    outcomes = outcomes_of(look_ahead(session, planned))
    assert not session.new
    assert not session.dirty
    assert scores() == [(N - 1, N), (N, N)]
    assert {one.person_id: one.sense for one in outcomes} == {cast.amina.id: 1, cast.ben.id: -1}


@pytest.mark.parametrize("note", ["", "  ", "x" * 501])
def test_a_mending_says_why(session, cast, place, tries, note):
    planned = plan(session, cast, place, Kind.FULL)
    seen = state_of(planned.places)
    with pytest.raises(NotAllowedError, match="mending-needs-reason"):
        apply_mending(session, cast.chidi.id, planned, note=note, seen=seen, apply_key=key())


@pytest.mark.parametrize(
    ("kind", "answers"),
    [(Kind.KEY, ()), (Kind.KEY, ("hill", "marsh")), (Kind.ACCEPT, ()), (Kind.DROP, ("hill",)),
     (Kind.KEY, ("westland",))],
)  # fmt: skip
def test_what_cannot_be_marked_by_is_refused(session, cast, place, tries, kind, answers):
    with pytest.raises(MalformedError):
        check_plan(plan(session, cast, place, kind, *answers))


def test_the_last_question_that_counts_is_not_dropped(session, cast, place, tries):
    ids = [question.id for question in every_type().questions]
    for question in ids[:-1]:
        mend(session, cast, place, Kind.DROP, question=question)
    with pytest.raises(NotAllowedError, match="nothing-left-to-count"):
        look_ahead(session, plan(session, cast, place, Kind.DROP, question=ids[-1]))


def test_an_open_attempt_is_marked_with_the_mending_when_it_is_handed_in(session, cast, place):
    take(session, cast.ben, "river")
    attempt = start(session, cast.amina)
    answer_all(session, cast.amina, attempt, "right")
    mend(session, cast, place, Kind.KEY, "hill")
    mend(session, cast, place, Kind.DROP, question="name-the-holder")
    assert standing(session, attempt) == (None, N)
    submit_attempt(session, cast.amina.id, attempt)
    assert standing(session, attempt) == (N - 2, N - 1)
    assert [(e.reason, e.to_points) for e in events(session, attempt)] == [("submitted", 0)]


def test_marking_again_changes_nothing_under_a_mending(session, cast, place, tries):
    mend(session, cast, place, Kind.KEY, "hill", never_lower=True)
    mend(session, cast, place, Kind.DROP, question="name-the-holder")
    assert [regrade_attempt(session, attempt) for attempt in tries] == [0, 0]


def test_points_set_by_hand_stand_through_mending_and_undoing(session, cast, place, tries, scores):
    override_points(session, cast.chidi.id, tries[0], BRIDGE, 0.5, "Half of it.")
    first = mend(session, cast, place, Kind.KEY, "hill")
    assert standing(session, tries[0]) == (N - 0.5, N)
    second = mend(session, cast, place, Kind.DROP)
    assert standing(session, tries[0]) == (N - 1, N - 1)
    with pytest.raises(NotAllowedError):
        override_points(session, cast.chidi.id, tries[0], BRIDGE, 1, "It is dropped.")
    session.rollback()
    undo(session, cast, place, second)
    undo(session, cast, place, first)
    assert scores() == [(N - 0.5, N), (N, N)]


def test_other_teachers_classes_are_never_touched(session, cast, place, tries):
    elsewhere = assign(session, cast.danas_class)
    eriks = take(session, cast.erik, "hill")
    mending = mend(session, cast, place, Kind.KEY, "hill", everywhere=True)
    assert standing(session, eriks) == (N - 1, N)
    with pytest.raises(NotFoundError):
        own_mending(session, cast.dana.id, elsewhere, mending)
    with pytest.raises(NotFoundError):
        own_mending(session, cast.chidi.id, elsewhere, mending)
    assert log_at(session, elsewhere) == []


def test_all_own_classes_are_mended_and_undone_at_once(session, cast, place, scores):
    other_class = another_class(session, cast.chidi, "CHD99999")
    other = assign(session, other_class)
    version, _all = version_at(session, [place], BRIDGE, None)
    assert {one.id for one in places_of(session, cast.chidi.id, version.question_id)} == {
        place,
        other,
    }
    mending = mend(session, cast, place, Kind.DROP, everywhere=True)
    assert [one.row.id for one in log_at(session, other)] == [mending]
    undo(session, cast, other, mending)
    assert scores() == [(N - 1, N), (N, N)]


def test_a_revision_with_another_key_is_not_touched(session, cast, place):
    old = take(session, cast.amina, "hill")
    quiz = every_type()
    plain = quiz.model_dump(by_alias=True, exclude_defaults=True)
    for option in plain["questions"][0]["options"]:
        option["correct"] = option["key"] == "hill"
    shelve_quiz(session, type(quiz).model_validate(plain))
    session.commit()
    new = take(session, cast.ben, "hill")
    planned = plan(session, cast, place, Kind.KEY, "hill")
    assert planned.version.numbers == (2,)
    version, versions = version_at(session, [place], BRIDGE, 1)
    assert (version.numbers, len(versions)) == ((1,), 2)
    planned = type(planned)(planned.mending, version, planned.places)
    how = {"note": NOTE, "seen": state_of(planned.places), "apply_key": key()}
    apply_mending(session, cast.chidi.id, planned, **how)
    assert [standing(session, one)[0] for one in (old, new)] == [N, N]
    assert len(events(session, new)) == 1


def test_answers_are_counted_alike_together(session, cast, place, tries):
    version, _all = version_at(session, [place], BRIDGE, None)
    found = given_at(session, [place], version)
    assert sorted((one.value, one.as_json, one.count) for one in found) == [
        ("hill", '"hill"', 1),
        ("river", '"river"', 1),
    ]


def test_of_a_crowd_all_are_counted_and_some_are_listed(session, cast, place, tries, monkeypatch):
    monkeypatch.setattr(mending_outlook, "LISTED", 1)
    planned = plan(session, cast, place, Kind.KEY, "hill")
    found = outlook(session, look_ahead(session, planned), BRIDGE, planned.places)
    assert [line.name for line in found.changed] == ["Ben"]
    assert (found.count(-1), found.count(1), found.count(0), found.unlisted) == (1, 1, 0, 1)
    assert (found.before, found.after, found.n, found.counts) == (0.5, 0.5, 2, 2)
