"""Events read as one text an attempt: in their order, and to the last digit."""

from __future__ import annotations

from math import nextafter, pi

import pytest
from sqlalchemy import literal, select

from app.services import crowds
from app.services.assignments import Terms, assign_quiz
from app.services.joined_rows import _order_of, exactly
from app.services.report_scopes import Basis, class_scope
from app.services.reports import read_report
from tests.harness.sittings import sit


@pytest.mark.parametrize(
    ("sequences", "order"),
    [("1", None), ("1,2,3,10", None), ("1,1,1,2", None), ("2,1,10,3", (1, 0, 3, 2))],
)
def test_what_a_database_joined_in_another_order_is_put_in_order(sequences, order):
    assert _order_of(sequences) == order


@pytest.mark.parametrize("number", [0.0, 1.0, 1 / 3, 0.1 + 0.2, nextafter(1, 0), -pi, 1e-300])
def test_a_number_written_by_the_database_reads_as_it_was(session, number):
    assert float(session.scalar(select(exactly(session, literal(number))))) == number


def test_batches_of_attempts_say_what_all_at_once_say(session, cast, monkeypatch):
    assign_quiz(session, cast.chidi.id, cast.chidis_class, "actors", Terms())
    for right, member in enumerate((cast.amina, cast.ben, cast.amina), start=4):
        sit(session, member.id, "actors", right=right)
    scope = class_scope(session, cast.chidi.id, cast.chidis_class, "actors")
    at_once = read_report(session, scope, Basis.ALL)
    monkeypatch.setattr(crowds, "BATCH", 1)
    assert read_report(session, scope, Basis.ALL) == at_once
    assert at_once.mean == pytest.approx(0.5)
