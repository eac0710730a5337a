"""Marking responses with a rubric: provisional scores, corrections, two teachers at once."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.db import now
from app.models import Attempt, Marking, ScoreEvent
from app.services.classes import classes_of
from app.services.gradebook import mean_of, read_gradebook
from app.services.marking_queue import open_pile, piles
from app.services.markings import mark_response
from app.services.needs import Kind, overviews
from app.services.problems import ConflictError, NotAllowedError, NotFoundError
from app.services.results import review_sheet
from app.services.scoring import newest_scores, override_points, regrade_attempt
from app.services.sheets import own_sheet
from tests.harness.marking import HALF, KEY, WHOLE, set_in_words, write

pytestmark = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)


@pytest.fixture
def place(session, cast):
    return set_in_words(session, cast)


def score(session, attempt_id):
    row = session.get(Attempt, attempt_id, populate_existing=True)
    return row.points, row.max_points, row.waiting


def mark(session, cast, attempt_id, levels=WHOLE, comment="", seen=0, why="", by="chidi"):
    teacher = getattr(cast, by).id
    mark_response(session, teacher, attempt_id, KEY, levels, comment, seen, why)


def reviewed(session, cast, attempt_id):
    [_, question] = review_sheet(session, own_sheet(session, attempt_id, cast.amina.id))
    return question


def test_until_it_is_marked_a_response_counts_neither_for_nor_against(session, cast, place):
    attempt = write(session, cast.amina)
    assert score(session, attempt) == (1, 1, 1)
    question = reviewed(session, cast, attempt)
    assert (question.review["verdict"], question.changed) == ("waiting", None)


def test_a_blank_response_earns_nothing_at_once(session, cast, place):
    attempt = write(session, cast.amina, text="")
    assert score(session, attempt) == (1, 2, 0)
    assert piles(session, cast.chidi.id) == []


def test_marked_it_earns_its_levels_and_the_student_sees_them(session, cast, place):
    attempt = write(session, cast.amina)
    mark(session, cast, attempt, HALF, " Say who paid. ")
    assert score(session, attempt) == (1.25, 2, 0)
    question = reviewed(session, cast, attempt)
    assert question.review["verdict"] == "partly"
    assert question.review["marking"] == {"levels": HALF, "comment": "Say who paid."}
    assert question.changed is None


def test_a_correction_needs_a_reason_and_leaves_the_first_marking_where_it_is(session, cast, place):
    attempt = write(session, cast.amina)
    mark(session, cast, attempt, HALF)
    with pytest.raises(NotAllowedError, match="correction-needs-reason"):
        mark(session, cast, attempt, WHOLE, seen=1)
    mark(session, cast, attempt, WHOLE, seen=1, why="I overlooked the second sentence.")
    assert score(session, attempt) == (2, 2, 0)
    rows = session.scalars(select(Marking).order_by(Marking.sequence)).all()
    assert [(row.sequence, row.levels, row.by_id) for row in rows] == [
        (1, HALF, cast.chidi.id),
        (2, WHOLE, cast.chidi.id),
    ]
    events = session.scalars(
        select(ScoreEvent).where(ScoreEvent.question_key == KEY).order_by(ScoreEvent.sequence)
    ).all()
    assert [(e.reason, e.from_points, e.to_points, e.out_of, e.note) for e in events] == [
        ("waiting", None, 0, 0, ""),
        ("marked", 0, 0.25, 1, ""),
        ("marked", 0.25, 1, 1, "I overlooked the second sentence."),
    ]


def test_the_same_marking_again_changes_nothing(session, cast, place):
    attempt = write(session, cast.amina)
    for seen in (0, 0, 1):
        mark(session, cast, attempt, HALF, seen=seen)
    assert len(session.scalars(select(Marking)).all()) == 1


def test_somebody_who_marked_meanwhile_is_noticed(session, cast, place):
    attempt = write(session, cast.amina)
    mark(session, cast, attempt, HALF)
    with pytest.raises(ConflictError, match="marked-meanwhile"):
        mark(session, cast, attempt, WHOLE, seen=0, why="Mine.")
    assert score(session, attempt) == (1.25, 2, 0)


@pytest.mark.parametrize("levels", [{}, {"events": "whole"}, {"events": "x", "backer": "named"}])
def test_every_criterion_needs_one_of_its_levels(session, cast, place, levels):
    attempt = write(session, cast.amina)
    with pytest.raises(NotAllowedError, match="marking-incomplete"):
        mark(session, cast, attempt, levels)


def test_another_teacher_and_another_question_are_not_there(session, cast, place):
    attempt = write(session, cast.amina)
    with pytest.raises(NotFoundError):
        mark(session, cast, attempt, by="dana")
    with pytest.raises(NotFoundError):
        mark_response(session, cast.chidi.id, attempt, "who-holds-the-bridge", WHOLE)
    with pytest.raises(NotFoundError):
        open_pile(session, cast.dana.id, place, KEY)
    assert piles(session, cast.dana.id) == []


def test_marking_again_by_the_machine_leaves_what_a_teacher_gave(session, cast, place):
    marked, waits = write(session, cast.amina), write(session, cast.ben)
    mark(session, cast, marked, HALF)
    assert (regrade_attempt(session, marked), regrade_attempt(session, waits)) == (0, 0)
    assert score(session, marked) == (1.25, 2, 0)
    assert newest_scores(session, waits)[KEY].waiting
    with pytest.raises(NotAllowedError):
        override_points(session, cast.chidi.id, waits, KEY, 1, "No rubric.")


def test_a_mean_leaves_out_what_is_not_marked_at_all(session, cast, place):
    write(session, cast.amina, choice="hill")
    book = read_gradebook(session, cast.chidis_class)
    column = next(column for column in book.columns if column.id == place)
    best = next(book.cell(s, column).best for s in book.students if s.id == cast.amina.id)
    assert (best.points, best.max_points, best.waiting) == (0, 1, 1)
    assert mean_of([best]).n == 1


def test_the_teacher_is_told_what_waits(session, cast, place):
    write(session, cast.amina)
    [one] = overviews(session, classes_of(session, cast.chidi.id), now())
    assert [(need.kind, need.waiting) for need in one.needs] == [(Kind.MARKING, 1)]
