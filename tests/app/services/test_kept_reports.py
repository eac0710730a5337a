"""Reports of large crowds: kept, known to be true or not, and counted anew."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.db import at_time, now
from app.services import assignments, kept_reports, roster
from app.services.assignments import Terms
from app.services.kept_reports import REPORT, open_report, recount
from app.services.library import current_quiz
from app.services.problems import NotFoundError
from app.services.report_scopes import Basis, class_scope, teacher_scope
from app.services.scoring import override_points
from app.services.shelving import shelve_quiz
from tests.harness.queries import counted
from tests.harness.sittings import sit


@pytest.fixture(autouse=True)
def assigned(session, cast):
    assignments.assign_quiz(session, cast.chidi.id, cast.chidis_class, "actors", Terms())


@pytest.fixture
def large(monkeypatch):
    """Call a crowd of one large."""
    monkeypatch.setattr(kept_reports, "LIVE", 0)


@pytest.fixture
def scope(session, cast):
    return class_scope(session, cast.chidi.id, cast.chidis_class, "actors")


def opened(session, cast):
    session.expire_all()
    scope = class_scope(session, cast.chidi.id, cast.chidis_class, "actors")
    return open_report(session, scope, Basis.FIRST)


def test_the_report_of_a_class_is_counted_as_it_is_opened(session, cast):
    sit(session, cast.amina.id, "actors", right=4)
    found = opened(session, cast)
    assert (found.report.n, found.due, len(found.crowd.tries)) == (1, False, 1)


def test_a_large_report_is_counted_beforehand_and_says_what_it_would_say_now(
    session, cast, scope, large
):
    sit(session, cast.amina.id, "actors", right=4)
    sit(session, cast.ben.id, "actors", right=9)
    first = opened(session, cast)
    assert (first.report, first.attempts, first.due) == (None, 2, True)
    recount(session, scope, Basis.FIRST)
    kept = opened(session, cast)
    assert (kept.report.n, kept.newer, kept.due, kept.crowd) == (2, 0, False, None)
    live = kept_reports.read_report(session, scope, Basis.FIRST)
    assert kept.report == REPORT.validate_json(REPORT.dump_json(live))
    assert kept.report.questions[0].versions[0].choices == live.questions[0].versions[0].choices


def test_a_report_of_middling_size_is_always_true_and_kept_while_it_is(
    session, cast, scope, monkeypatch
):
    monkeypatch.setattr(kept_reports, "SMALL", 0)
    sit(session, cast.amina.id, "actors", right=4)
    first = opened(session, cast)
    assert (first.report.n, first.due, first.stale) == (1, True, False)
    recount(session, scope, Basis.FIRST)
    kept = opened(session, cast)
    assert (kept.report.n, kept.due, kept.crowd) == (1, False, None)
    named = open_report(session, scope, Basis.FIRST, named=True)
    assert len(named.crowd.tries) == 1


def another_attempt(session, cast):
    sit(session, cast.ben.id, "actors", right=2)


def points_by_hand(session, cast):
    attempt = sit_before.pop()
    key = current_quiz(session, "actors").quiz.questions[0].id
    override_points(session, cast.chidi.id, attempt, key, 0.5, "half of it was right")


def another_wording(session, cast):
    quiz = current_quiz(session, "actors").quiz
    shelve_quiz(session, quiz.model_copy(update={"questions": quiz.questions[1:]}))
    session.commit()


def a_student_less(session, cast):
    roster.remove_student(session, cast.chidi.id, cast.chidis_class, cast.ben.id)


sit_before: list = []


@pytest.mark.parametrize(
    ("happens", "newer"),
    [(another_attempt, 1), (points_by_hand, 0), (another_wording, 0)],
)
def test_what_changes_a_report_is_noticed(session, cast, scope, large, happens, newer):
    sit_before[:] = [sit(session, cast.amina.id, "actors", right=4)]
    recount(session, scope, Basis.FIRST)
    happens(session, cast)
    found = opened(session, cast)
    assert (found.report.n, found.newer, found.due) == (1, newer, True)
    recount(session, class_scope(session, cast.chidi.id, cast.chidis_class, "actors"), Basis.FIRST)
    assert not opened(session, cast).due


def test_a_report_is_thrown_away_when_a_student_leaves(session, cast, scope, large):
    sit(session, cast.amina.id, "actors", right=4)
    sit(session, cast.ben.id, "actors", right=4)
    recount(session, scope, Basis.FIRST)
    a_student_less(session, cast)
    assert opened(session, cast).report is None
    recount(session, scope, Basis.FIRST)
    assert opened(session, cast).report.n == 1


def test_what_another_basis_counts_is_kept_apart(session, cast, scope, large):
    sit(session, cast.amina.id, "actors", right=1)
    sit(session, cast.amina.id, "actors", right=9)
    for basis in (Basis.FIRST, Basis.BEST):
        recount(session, scope, basis)
    means = [open_report(session, scope, one).report.mean for one in (Basis.FIRST, Basis.BEST)]
    assert means == [0.1, 0.9]
    assert open_report(session, scope, Basis.ALL).report is None


def test_all_own_classes_are_looked_at_together_and_no_other(session, cast):
    sit(session, cast.amina.id, "actors", right=4)
    with pytest.raises(NotFoundError):
        teacher_scope(session, cast.dana.id, "actors")
    assignments.assign_quiz(session, cast.dana.id, cast.danas_class, "actors", Terms())
    sit(session, cast.erik.id, "actors", right=8)
    for teacher, mean in ((cast.chidi, 0.4), (cast.dana, 0.8)):
        found = open_report(session, teacher_scope(session, teacher.id, "actors"), Basis.FIRST)
        assert (found.report.n, found.report.mean) == (1, mean)


def test_a_kept_report_is_opened_by_the_same_few_queries(session, cast, scope, large, engine):
    sit(session, cast.amina.id, "actors", right=4)
    recount(session, scope, Basis.FIRST)
    with counted(engine) as statements:
        open_report(session, scope, Basis.FIRST)
    assert len(statements) <= 6
    assert not any("answer_event" in one for one in statements)


def test_a_recount_that_began_earlier_and_ends_later_changes_nothing(session, cast, scope, large):
    sit(session, cast.amina.id, "actors", right=4)
    recount(session, scope, Basis.FIRST)
    sit(session, cast.ben.id, "actors", right=4)
    with at_time(now() - timedelta(minutes=5)):
        recount(session, scope, Basis.FIRST)
    assert opened(session, cast).report.n == 1
    recount(session, scope, Basis.FIRST)
    assert opened(session, cast).report.n == 2
