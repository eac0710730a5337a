"""Recounts beside the site: one that fails is known, is tried again, and harms nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from app import recounting
from app.db import at_time
from app.recounting import LONGEST, SELDOM, SOON, Recounts
from app.services.report_scopes import Basis

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
SCOPE = SimpleNamespace(teacher_id="t", slug="actors", subject="all")


class Child:
    """A process that ends as it is told to."""

    def __init__(self):
        self.code, self.killed = None, False

    def poll(self):
        return self.code

    def kill(self):
        self.killed, self.code = True, -9

    def wait(self):
        return self.code


@pytest.fixture
def children(monkeypatch):
    started = []

    def popen(_command, **_where):
        started.append(Child())
        return started[-1]

    monkeypatch.setattr(recounting.subprocess, "Popen", popen)
    return started


def opened(recounts, moment):
    """Open the report's page at a moment."""
    with at_time(moment):
        return recounts.begin(SCOPE, Basis.FIRST)


def test_a_recount_that_fails_is_told_of_and_tried_again_later_and_later(children):
    recounts, moment, pauses = Recounts("sqlite://"), NOON, []
    assert opened(recounts, moment) is None
    for times in range(1, 10):
        children[-1].code = 1
        trouble = opened(recounts, moment)
        assert (trouble.times, trouble.at, trouble.again_now) == (times, moment, False)
        assert len(children) == times, "nothing is tried before the pause is over"
        pauses.append(trouble.again_at - moment)
        moment = trouble.again_at
        assert opened(recounts, moment).again_now
    assert pauses[:3] == [SOON, 2 * SOON, 4 * SOON]
    assert pauses[-1] == SELDOM


def test_a_recount_that_succeeds_ends_the_trouble(children):
    recounts = Recounts("sqlite://")
    opened(recounts, NOON)
    children[-1].code = -9
    later = opened(recounts, NOON).again_at
    assert opened(recounts, later).times == 1
    children[-1].code = 0
    assert opened(recounts, later) is None


def test_a_recount_that_hangs_is_ended_and_has_failed(children):
    recounts = Recounts("sqlite://")
    opened(recounts, NOON)
    assert opened(recounts, NOON + LONGEST) is None
    assert opened(recounts, NOON + LONGEST + timedelta(seconds=1)).times == 1
    assert children[0].killed


def test_a_site_that_was_started_anew_counts_at_once(children):
    opened(Recounts("sqlite://"), NOON)
    children[-1].code = 1
    assert opened(Recounts("sqlite://"), NOON) is None
    assert len(children) == 2
