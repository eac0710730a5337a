"""Pages of assignments: times by the class's clock, terms, withdrawing, handing in."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.db import at_time, now
from app.services.local_times import local_time

WEEK = timedelta(days=7)
CHOSEN = {"quiz": "actors", "release": "submission"}
# Nights on which the clocks of the class change, far ahead of now.
GAP, TWICE = "2032-03-28", "2032-10-31"


@pytest.fixture
def form(visitors, room):
    """Fill the form for a new assignment in."""

    def form(**fields: object):
        visitors.chidi.open(f"{room.base}/assign")
        return visitors.chidi.submit("Assign the quiz", **CHOSEN | fields)

    return form


def test_a_quiz_is_assigned_with_its_times_in_the_class_zone(form):
    page = form(
        opens_day="2031-01-10",
        opens_time="08:00",
        closes_day="2031-01-17",
        closes_time="18:30",
        attempts="2",
    )
    assert page.h1 == "Who is who"
    assert "10 Jan 2031, 08:00 (Europe/Berlin)" in page.text
    assert "17 Jan 2031, 18:30 (Europe/Berlin)" in page.text
    assert "2, the best counts" in page.text
    assert "Not open yet" in page.text


def test_a_quiz_without_times_is_open_at_once_and_for_ever(form):
    page = form()
    assert "at once" in page.text
    assert "never" in page.text
    assert "as many as they like" in page.text


def test_a_day_without_a_time_is_taken_from_its_beginning_to_its_end(form):
    page = form(opens_day="2031-01-10", closes_day="2031-01-10")
    assert "10 Jan 2031, 00:00" in page.text
    assert "10 Jan 2031, 23:59" in page.text


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"quiz": None}, "Choose a quiz."),
        ({"release": None}, "Choose when students see their result."),
        ({"opens_day": "31 January"}, "Write the day as in 2026-11-30."),
        ({"closes_day": "2031-01-10", "closes_time": "noon"}, "Write the time as in 18:00."),
        ({"closes_time": "18:00"}, "Give the day as well as the time."),
        (
            {"opens_day": "2031-01-11", "closes_day": "2031-01-10"},
            "The quiz must close after it opens.",
        ),
        ({"closes_day": "2020-01-10"}, "This closing time has passed. Choose a later one."),
        (
            {"release": "closing"},
            "Give a closing day, or let students see their result at once.",
        ),
        (
            {"closes_day": GAP, "closes_time": "02:30"},
            "The clocks in Europe/Berlin go forward on 28 March 2032 and never show 02:30: "
            "write 01:30 or 03:30.",
        ),
    ],
)
def test_what_is_wrong_with_the_terms_is_said_and_nothing_typed_is_lost(form, fields, error):
    page = form(**fields)
    assert page.errors == [error]
    assert page.title.startswith("Error: ")
    kept = page.form("Assign the quiz").fields()
    assert {name: kept.get(name) for name in fields} == fields


@pytest.mark.parametrize(
    ("which", "said", "hour_of_utc"),
    [
        ("opens", "the quiz opens at the first", 0),
        ("closes", "the quiz closes at the second", 1),
    ],
)
def test_a_time_that_comes_twice_is_read_generously_and_said(form, room, which, said, hour_of_utc):
    from app.db import db
    from app.services.gradebook import read_gradebook

    page = form(**{f"{which}_day": TWICE, f"{which}_time": "02:30"})
    assert f"and 02:30 comes twice: {said}" in page.text
    with room.app.app_context():
        [column] = read_gradebook(db.session, room.cast.chidis_class).columns
    assert getattr(column, f"{which}_at").hour == hour_of_utc


def test_terms_are_shown_and_changed_by_the_same_clock(visitors, room):
    closes_at = (now() + WEEK).replace(second=0, microsecond=0)
    room.assign(closes_at=closes_at)
    chidi = visitors.chidi
    form = chidi.open(f"{room.base}/quizzes/actors/terms").form("Save")
    local = local_time(closes_at, "Europe/Berlin")
    assert form.fields()["closes_day"] == local.date().isoformat()
    assert form.fields()["closes_time"] == local.strftime("%H:%M")
    page = chidi.submit("Save", attempts="1")
    assert "Attempts one" in page.text
    assert local.strftime("%H:%M (Europe/Berlin)") in page.text


def test_a_quiz_is_closed_sooner_by_a_time_that_has_passed(visitors, room):
    room.assign(closes_at=now() + WEEK)
    chidi = visitors.chidi
    chidi.open(f"{room.base}/quizzes/actors/terms")
    page = chidi.submit("Save", closes_day="2020-01-01", opens_day="")
    assert "Closed" in page.text


def test_only_what_is_not_assigned_is_on_offer(visitors, room):
    room.assign()
    page = visitors.chidi.open(f"{room.base}/assign")
    assert "Who is who" not in page.text
    assert "Who backs whom" in page.text
    for slug in ("in-your-own-words", "proxy-dynamics", "reading-critically"):
        room.assign(slug)
    assert "Every quiz is assigned" in visitors.chidi.open(f"{room.base}/assign").text


def test_a_quiz_assigned_meanwhile_is_said_to_be(visitors, room, form):
    visitors.chidi.open(f"{room.base}/assign")
    room.assign()
    page = visitors.chidi.submit("Assign the quiz", **CHOSEN)
    assert page.errors == ["Choose a quiz of the list."]


def test_withdrawing_says_first_what_happens_to_the_attempts(visitors, room):
    room.assign()
    room.sit("amina", right=1)
    room.sit("ben", right=1, hand_in=False)
    chidi = visitors.chidi
    page = chidi.open(f"{room.base}/quizzes/actors/withdraw")
    assert "1 attempt that was handed in leaves the gradebook" in page.text
    assert "1 attempt that is begun can still be finished" in page.text
    page = chidi.submit("Withdraw the quiz")
    assert "Who is who is no longer assigned" in page.text
    chidi.open(f"{room.base}/quizzes/actors", status=404)


def test_withdrawing_twice_says_that_it_is_done(visitors, room):
    chidi = visitors.chidi
    room.assign()
    address = f"{room.base}/quizzes/actors/withdraw"
    chidi.post(address)
    assert "not assigned to this class any more" in chidi.post(address).text


def test_a_withdrawn_quiz_is_offered_with_its_attempts_and_its_terms(visitors, room):
    room.assign(attempts_allowed=2)
    room.sit("amina", right=1)
    chidi = visitors.chidi
    chidi.open(f"{room.base}/quizzes/actors/withdraw")
    chidi.submit("Withdraw the quiz")
    page = chidi.open(f"{room.base}/assign?quiz=actors")
    assert "its attempts come back" in page.text
    fields = page.form("Assign the quiz").fields()
    assert (fields["quiz"], fields["attempts"]) == ("actors", "2")
    assert "1 of 2 handed in" in chidi.submit("Assign the quiz").text


def test_an_unfinished_attempt_is_handed_in_by_the_teacher_after_closing(
    visitors, room, in_an_hour
):
    room.assign(closes_at=in_an_hour)
    room.sit("amina", right=4, hand_in=False)
    chidi = visitors.chidi
    page = chidi.open(f"{room.base}/quizzes/actors")
    assert "Begun, not handed in" in page.text
    assert not [form for form in page.forms if "hand-in" in form.action]
    with at_time(in_an_hour + timedelta(hours=1)):
        chidi.open(f"{room.base}/quizzes/actors")
        page = chidi.submit("Hand in")
        assert "1 of 2 handed in" in page.text
        assert "Handed in what was saved" in page.text
        book = chidi.open(f"{room.base}/gradebook")
    assert "4 of 10" in book.text
    assert "late" in book.text


def test_all_who_handed_in_nothing_are_handed_in_at_once(visitors, room, in_an_hour):
    room.assign(closes_at=in_an_hour)
    for name in ("amina", "ben"):
        room.sit(name, right=4, hand_in=False)
    chidi, path = visitors.chidi, f"{room.base}/quizzes/actors/hand-in"
    chidi.open(f"{room.base}/quizzes/actors")
    chidi.post(path, status=409)
    with at_time(in_an_hour + timedelta(hours=1)):
        chidi.open(f"{room.base}/quizzes/actors")
        page = chidi.submit("Hand in for all 2")
        assert "Handed in for 2 students, and marked." in page.text
        assert "2 of 2 handed in" in page.text
        visitors.dana.post(path, status=404)


def test_nobody_hands_in_for_students_of_others(visitors, room, in_an_hour):
    room.assign(closes_at=in_an_hour)
    attempt_id = room.sit("amina", right=4, hand_in=False)
    with at_time(in_an_hour + timedelta(hours=1)):
        theirs = f"/classes/{room.cast.danas_class}/quizzes/actors/hand-in/{attempt_id}"
        visitors.dana.post(theirs, status=404)
        visitors.dana.post(f"{room.base}/quizzes/actors/hand-in/{attempt_id}", status=404)


def test_nothing_is_handed_in_for_a_student_while_the_quiz_is_open(visitors, room, in_an_hour):
    room.assign(closes_at=in_an_hour)
    attempt_id = room.sit("amina", right=4, hand_in=False)
    page = visitors.chidi.post(f"{room.base}/quizzes/actors/hand-in/{attempt_id}", status=409)
    assert page.h1 == "The quiz is still open"
