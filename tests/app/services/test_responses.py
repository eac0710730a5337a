"""Responses as numbers: what has points, what waits, and what does not count."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from app.models import Attempt, ScoreEvent
from app.services import assignments
from app.services.assignments import Terms
from app.services.library import current_quiz
from app.services.question_reports import whole_of
from app.services.report_scopes import class_scope
from app.services.reports import read_report
from app.services.responses import Crowd, Outcome, Responses
from quizzes.item_statistics import Unsaid
from tests.harness.sittings import sit

GRADES = [
    SimpleNamespace(points=1, parts=(), waiting=False),
    SimpleNamespace(points=0, parts=(), waiting=True),
]


def responses(*codes):
    outcomes = [Outcome(None, False, grade) for grade in GRADES]
    found = Responses(np.array(codes), np.zeros(0), np.zeros(0, dtype=bool), 0, outcomes)
    found.mark()
    return found


def test_an_answer_that_waits_to_be_marked_has_no_points_and_does_not_count():
    waiting = responses(0, 1, -1)
    assert np.array_equal(waiting.points, [1, np.nan, np.nan], equal_nan=True)
    assert waiting.counts.tolist() == [True, False, False]


def test_a_question_that_is_not_marked_throughout_is_no_part_of_the_total():
    crowd = Crowd([None] * 3, {"a": responses(0, 0, 0), "b": responses(0, 1, 0)})
    assert crowd.totals.tolist() == [2, 1, 2]
    assert crowd.asked.tolist() == [2, 1, 2]
    assert [column.question for column in whole_of(crowd).common] == ["a"]


def test_a_dropped_question_keeps_its_points_and_does_not_count():
    dropped = responses(0, 0)
    dropped.counts[0] = False
    assert dropped.points.tolist() == [1, 1]
    assert np.array_equal(dropped.counted, [np.nan, 1], equal_nan=True)


def test_attempts_are_found_by_their_outcomes():
    assert responses(0, 1, -1).among([1]).tolist() == [False, True, False]


def test_the_report_of_a_dropped_question_shows_what_was_chosen_and_weighs_nothing(session, cast):
    assignments.assign_quiz(session, cast.chidi.id, cast.chidis_class, "actors", Terms())
    attempt_id = sit(session, cast.amina.id, "actors", right=4)
    key = current_quiz(session, "actors").quiz.questions[0].id
    event = {"question_key": key, "sequence": 2, "from_points": 1.0, "to_points": 0.0, "out_of": 0}
    session.add(ScoreEvent(attempt_id=attempt_id, reason="dropped", **event))
    attempt = session.get_one(Attempt, attempt_id)
    attempt.points, attempt.max_points = 3.0, 9
    session.commit()
    scope = class_scope(session, cast.chidi.id, cast.chidis_class, "actors")
    found = read_report(session, scope)
    assert (found.mean, found.figures.best) == (pytest.approx(3 / 9), 9)
    version = found.questions[0].newest
    assert (version.facility, version.choices[0].count) == (1.0, 1)
    assert version.figures.unsaid["intended_weight"] is Unsaid.NOT_ALL
