"""Errors that students share, who chose what, and who is waited for."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from app.db import now
from app.services import assignments
from app.services.assignments import Terms
from app.services.choosers import BLANK, who_chose
from app.services.kept_reports import open_report
from app.services.library import current_quiz
from app.services.report_scopes import Basis, class_scope
from app.services.responses import Crowd, Outcome, Responses
from app.services.shared_errors import shared_errors
from app.services.waiting import Known, read_waiting
from quizzes.document import Grade, Misconception, Part
from tests.harness.sittings import sit

OPTIONS = [
    SimpleNamespace(key="a", misconception=None),
    SimpleNamespace(key="b", misconception=Misconception.SNA_IS_SDF),
    SimpleNamespace(key="c", misconception=Misconception.SNA_IS_SDF),
]


def responses(*chosen: str, settled: bool = False) -> Responses:
    """Let each attempt choose an option; "-" was not asked, "" left it blank."""
    rule = SimpleNamespace(settled=settled, keys=["as asked"])
    asked = SimpleNamespace(
        question=SimpleNamespace(options=OPTIONS, type="single-choice"), rule=rule, lesson=None
    )
    outcomes = [
        Outcome(asked, key or None, Grade(0, (Part(key, right=False),) if key else ()))
        for key in ("", "a", "b", "c")
    ]
    codes = np.array([{"-": -1, "": 0, "a": 1, "b": 2, "c": 3}[one] for one in chosen])
    return Responses(codes, np.zeros(len(codes)), codes >= 0, 0, outcomes)


def test_an_error_is_counted_once_a_student_and_names_its_questions():
    crowd = Crowd([None] * 4, {"x": responses("b", "a", "", "-"), "y": responses(*"cbaa")})
    [error] = shared_errors(crowd)
    assert (error.misconception, error.count, error.asked) == ("sna-is-sdf", 2, 4)
    assert error.numbers == [1, 2]


def test_a_question_that_is_marked_regardless_of_answers_shows_no_errors():
    crowd = Crowd([None] * 2, {"x": responses("b", "c", settled=True), "y": responses("b", "a")})
    assert [(one.count, one.numbers) for one in shared_errors(crowd)] == [(1, [2])]


def test_an_error_that_nobody_chose_or_could_choose_is_not_named():
    assert shared_errors(Crowd([None] * 2, {"x": responses("a", "")})) == []
    [error] = shared_errors(Crowd([None] * 3, {"x": responses("-", "b", "a")}))
    assert (error.count, error.asked) == (1, 2)


@pytest.fixture
def room(session, cast):
    assignments.assign_quiz(session, cast.chidi.id, cast.chidis_class, "actors", Terms())
    return cast.chidis_class


def test_who_chose_what_is_told_by_name(session, cast, room):
    sit(session, cast.amina.id, "actors", right=1)
    sit(session, cast.ben.id, "actors", right=0)
    scope = class_scope(session, cast.chidi.id, room, "actors")
    crowd = open_report(session, scope, Basis.FIRST).crowd
    [chosen] = who_chose(session, crowd, 1)
    assert [one.name for one in chosen["hts"]] == ["Amina"]
    assert [one.name for one in chosen[BLANK]] == ["Ben"]
    assert current_quiz(session, "actors").quiz.questions[0].id == next(iter(crowd.responses))
    assert who_chose(session, crowd, 99) == []


def test_who_began_and_who_did_not_is_told_by_name(session, cast, room):
    sit(session, cast.ben.id, "actors", hand_in=False)
    found = read_waiting(session, room, "actors", now())
    progress = found.progress
    counts = (progress.students, progress.handed_in, progress.unfinished, progress.untried)
    assert counts == (2, 0, 1, 1)
    assert [one.name for one in found.begun] == ["Ben"]
    assert found.untried == ["Amina"]


def test_one_who_handed_in_and_began_again_is_not_waited_for(session, cast, room):
    sit(session, cast.ben.id, "actors", right=2)
    sit(session, cast.ben.id, "actors", hand_in=False)
    found = read_waiting(session, room, "actors", now())
    assert (found.progress.handed_in, found.progress.unfinished) == (1, 0)
    assert [one.handed_in for one in found.begun] == [True]


def test_of_a_large_class_nobody_is_named_who_did_not_begin(session, cast, room):
    found = read_waiting(session, room, "actors", now(), Known(2, 1))
    assert (found.progress.handed_in, found.progress.untried, found.untried) == (1, 1, [])
