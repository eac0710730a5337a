"""Responses as numbers: what has points, what waits, and what does not count."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np

from app.services.question_reports import whole_of
from app.services.responses import Crowd, Outcome, Responses

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
