"""The teacher's pages on SQLite and on PostgreSQL: the same words."""

from __future__ import annotations

import pytest

from tests.app.teach.conftest import Room
from tests.harness.cast import bring


@pytest.fixture
def visitors(any_app):
    return bring(any_app)


def test_a_term_of_work_is_seen_alike(visitors, in_an_hour):
    room, chidi = Room(visitors), visitors.chidi
    room.assign(closes_at=in_an_hour)
    room.sit("amina", right=4)
    room.sit("amina", right=6)
    room.sit("ben", right=1, hand_in=False)
    assert "1 student has not handed in" in chidi.open("/classes").text
    assert "1 of 2 · 1 began" in chidi.open(room.base).text
    assert "6 of 10" in chidi.open(f"{room.base}/gradebook?sort=actors&order=down").text
    assert "40% 4 of 10 points" in chidi.open(f"{room.base}/quizzes/actors").text
    assert chidi.client.get(f"{room.base}/gradebook.csv").data.count(b"\r\n") == 3


def test_what_a_teacher_changes_holds(visitors):
    room, chidi = Room(visitors), visitors.chidi
    chidi.open(f"{room.base}/assign")
    chidi.submit("Assign the quiz", quiz="actors", release="submission", closes_day="2031-01-10")
    chidi.open(f"{room.base}/quizzes/actors/terms")
    assert "2, the best counts" in chidi.submit("Save", attempts="2").text
    chidi.open(f"{room.base}/quizzes/actors/withdraw")
    chidi.submit("Withdraw the quiz")
    chidi.open(room.student("amina"))
    assert "Sign-in name amina" in chidi.submit("Make a new password").text
    chidi.open(f"{room.student('ben')}/remove")
    assert "The account of Ben is deleted." in chidi.submit("Delete the account").text
