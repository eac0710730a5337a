"""The quiz report on its page and as a file."""

from __future__ import annotations

import csv
import io

import pytest

from app.db import db
from app.models import Enrolment, Person, Role
from app.services.library import current_quiz
from tests.harness.queries import counted
from tests.harness.sittings import sit

FIRST = "Which group leads the offensive"


@pytest.fixture(autouse=True)
def assigned(room):
    room.assign()


@pytest.fixture
def address(room):
    return f"{room.base}/quizzes/actors"


def test_a_report_without_attempts_says_so(visitors, address):
    page = visitors.chidi.open(address)
    assert "Nobody has handed in yet." in page.text
    assert "2 have not begun: Amina, Ben" in page.text


def test_figures_come_with_their_n(visitors, room, address):
    room.sit("amina", right=4)
    room.sit("ben", right=8)
    page = visitors.chidi.open(address)
    assert "Everybody has handed in." in page.text
    assert "Students 2" in page.text
    assert "60% 6 of 10 points" in page.text
    assert "n = 2 · facility 100%" in page.text
    assert "Counted: the first attempt of each student" in page.text


def test_other_attempts_are_shown_when_asked_for(visitors, room, address):
    room.sit("amina", right=1)
    room.sit("amina", right=9)
    room.sit("amina", right=3)
    page = visitors.chidi.open(address)
    assert "10% 1 of 10 points" in page.text
    assert "90% 9 of 10 points" in visitors.chidi.open(f"{address}?attempts=best").text
    assert "30% 3 of 10 points" in visitors.chidi.open(f"{address}?attempts=last").text
    page = visitors.chidi.open(f"{address}?attempts=all")
    assert "Attempts 3" in page.text
    assert "A student who tried several times counts several times." in page.text
    assert "10% 1 of 10 points" in visitors.chidi.open(f"{address}?attempts=none").text


def test_each_question_shows_its_key_and_what_was_chosen(visitors, room, address):
    room.sit("amina", right=1)
    page = visitors.chidi.open(address)
    assert FIRST in page.text
    assert "Key Hayat Tahrir al-Sham (HTS) 1 of 1" in page.text
    assert "Open the question 1" in page.links
    assert visitors.chidi.open(page.links["Open the question 1"]).h1


def test_ten_attempts_are_enough_to_call_a_question_easy(visitors, room):
    room.assign("proxy-dynamics")
    with room.app.app_context():
        quiz = current_quiz(db.session, "proxy-dynamics").quiz
        everything = {question.id for question in quiz.questions}
        people = [
            Person(role="student", display_name=f"S{n}", sign_in_name=f"s{n}") for n in range(10)
        ]
        db.session.add_all(people)
        db.session.flush()
        db.session.add_all(
            Enrolment(class_id=room.cast.chidis_class, person_id=p.id) for p in people
        )
        db.session.commit()
        for person in people:
            sit(db.session, person.id, "proxy-dynamics", right=everything)
    page = visitors.chidi.open(f"{room.base}/quizzes/proxy-dynamics")
    assert "Easy" in page.text
    assert "100% on the other questions" in page.text
    assert "apart: It earned 100% of its points, n = 10." in page.text
    assert "Cronbach’s alpha – all have the same points" in page.text
    assert "Check the key" not in page.text


def test_the_file_has_a_row_for_each_option(visitors, room, address):
    room.sit("amina", right=1)
    answer = visitors.chidi.client.get(f"{address}/questions.csv")
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="chidi-s-class-who-is-who-questions.csv"'
    )
    head, first, *_rest = csv.reader(io.StringIO(answer.data.decode("utf-8-sig"), newline=""))
    assert head[:3] == ["Number", "Question", "Type"]
    assert first[0] == "1"
    assert first[1].startswith(FIRST)
    assert first[2:12] == [
        "single-choice", "1", "1", "0", "0", "100", "Hayat Tahrir al-Sham (HTS)", "yes", "1", "0",
    ]  # fmt: skip
    assert first[13:17] == ["", "25", "10", ""]  # of guesses, and of its weight
    assert first[17:] == [""] * 13  # too few to say, and not mended


def test_a_report_takes_no_more_queries_for_more_attempts(visitors, room, address, app):
    def queries() -> int:
        with app.app_context(), counted(db.engine) as statements:
            visitors.chidi.client.get(address)
        return len(statements)

    room.sit("amina", right=1)
    queries()  # reads the revisions, once
    before = queries()
    room.sit("ben", right=5)
    room.sit("ben", right=6)
    assert queries() <= before


def test_a_preview_and_practice_count_nowhere(visitors, room, address):
    room.sit("chidi", right=9, role=Role.TEACHER)
    room.sit("erik", right=9)
    page = visitors.chidi.open(f"{address}?attempts=all")
    assert "Nobody has handed in yet." in page.text


def test_few_attempts_are_called_few_and_their_counts_are_shown(visitors, room, address):
    room.sit("amina", right=4)
    page = visitors.chidi.open(address)
    assert "1 attempt is too few to say anything about the class or the questions" in page.text
    assert "No question needs you" not in page.text
    assert "1 of 1" in page.text
    assert "on the other questions" not in page.text
    page = visitors.chidi.open(f"{address}?open=1")
    assert "Item–rest correlation – too few to say" in page.text
