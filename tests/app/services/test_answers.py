"""Saving answers: as they are given, once, and never after the end."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from app.db import at_time, now
from app.models import AnswerEvent
from app.services.answers import answer_history, newest_answers, save_answer
from app.services.problems import ConflictError, NotFoundError
from app.services.scoring import submit_attempt
from app.services.sheets import own_sheet
from quizzes.document import MalformedError
from tests.harness.taking import (
    ALL,
    answer_all,
    assign,
    at_once,
    every_type,
    key,
    number_of,
    samples_of,
    save,
    start,
)

PAGE = "a-page-of-the-server"


pytestmark = pytest.mark.usefixtures("quiz_of_every_type")


@pytest.fixture
def attempt(session, cast):
    return start(session, cast.amina)


def newest(session, attempt, question="who-holds-the-bridge"):
    saved = newest_answers(session, attempt).get(question)
    return saved.value if saved else None


def events(session):
    return session.scalar(select(func.count()).select_from(AnswerEvent))


def test_the_newest_answer_counts_and_all_are_kept(session, cast, attempt):
    save(session, cast.amina, attempt, 1, choice="hill")
    save(session, cast.amina, attempt, 1, choice="river")
    assert newest(session, attempt) == "river"
    history = answer_history(session, attempt)["who-holds-the-bridge"]
    assert [saved.value for saved in history] == ["hill", "river"]


def test_answers_of_every_type_come_back_as_they_were(session, cast, attempt):
    answer_all(session, cast.amina, attempt)
    sheet = own_sheet(session, attempt, cast.amina.id)
    assert sheet.first_open() is None
    assert all(place.answered for place in sheet.places)


def test_the_same_key_with_the_same_answer_is_one_save(session, cast, attempt):
    same = key()
    first = save(session, cast.amina, attempt, 1, same, choice="hill")
    again = save(session, cast.amina, attempt, 1, same, choice="hill")
    assert first.saved == again.saved
    assert events(session) == 1


def test_a_save_repeated_late_does_not_undo_a_newer_answer(session, cast, attempt):
    old = key()
    save(session, cast.amina, attempt, 1, old, choice="hill")
    save(session, cast.amina, attempt, 1, choice="river")
    save(session, cast.amina, attempt, 1, old, choice="hill")
    assert newest(session, attempt) == "river"


def test_a_save_overtaken_on_its_way_does_not_undo_a_newer_one_of_its_page(session, cast, attempt):
    save(session, cast.amina, attempt, 1, f"{PAGE}.2", choice="river")
    save(session, cast.amina, attempt, 1, f"{PAGE}.1", choice="hill")
    assert newest(session, attempt) == "river"


def test_a_page_brought_back_by_the_browser_saves_what_is_new_under_its_old_key(
    session, cast, attempt
):
    for choice in ("hill", "river", "hill", "marsh", "hill"):
        save(session, cast.amina, attempt, 1, PAGE, choice=choice)
        assert newest(session, attempt) == choice


def test_two_tabs_lose_nothing_and_the_last_one_counts(session, cast, attempt):
    save(session, cast.amina, attempt, 1, f"{PAGE}-a.7", choice="hill")
    save(session, cast.amina, attempt, 1, f"{PAGE}-b.1", choice="river")
    assert newest(session, attempt) == "river"
    assert events(session) == 2


def test_an_answer_that_says_nothing_new_adds_no_event(session, cast, attempt):
    save(session, cast.amina, attempt, 1)
    assert events(session) == 0
    save(session, cast.amina, attempt, 1, choice="hill")
    save(session, cast.amina, attempt, 1, choice="hill")
    assert events(session) == 1


def test_an_answer_can_be_taken_back(session, cast, attempt):
    number = number_of(session, "short-answer")
    save(session, cast.amina, attempt, number, text="River League")
    save(session, cast.amina, attempt, number, text="")
    assert newest(session, attempt, "name-the-holder") is None
    assert own_sheet(session, attempt, cast.amina.id).places[number - 1].answered is False


def test_a_flag_stays_until_it_is_removed_whatever_is_answered(session, cast, attempt):
    def flag(flagged, **fields):
        raw = {name: [value] for name, value in fields.items()}
        save_answer(session, cast.amina.id, attempt, 1, raw, key(), flagged)
        return newest_answers(session, attempt)["who-holds-the-bridge"]

    assert flag(True).flagged
    assert flag(None, choice="hill").flagged
    saved = flag(False, choice="hill")
    assert (saved.flagged, saved.value) == (False, "hill")


def test_an_arrow_of_an_ordering_saves_the_new_order(session, cast, attempt):
    number = number_of(session, "ordering")
    saved = save(session, cast.amina, attempt, number, move="down-truce").saved
    assert sorted(saved.value.values()) == [1, 2, 3, 4]


def test_a_malformed_answer_is_refused_and_changes_nothing(session, cast, attempt):
    save(session, cast.amina, attempt, 1, choice="hill")
    with pytest.raises(MalformedError, match="unknown-option"):
        save(session, cast.amina, attempt, 1, choice="no-such-option")
    session.rollback()
    assert newest(session, attempt) == "hill"


@pytest.mark.parametrize("bad", ["short", "with spaces in it, and long", "x" * 41, f"{PAGE}.x", ""])
def test_a_save_key_of_no_page_of_ours_is_refused(session, cast, attempt, bad):
    with pytest.raises(MalformedError, match="save-key"):
        save_answer(session, cast.amina.id, attempt, 1, {}, bad)


def test_a_save_key_of_another_question_s_page_is_refused(session, cast, attempt):
    save(session, cast.amina, attempt, 1, PAGE, choice="hill")
    with pytest.raises(MalformedError, match="save-key"):
        save(session, cast.amina, attempt, number_of(session, "short-answer"), PAGE, text="River")


def test_nobody_saves_into_another_s_attempt(session, cast, attempt):
    for stranger in (cast.ben, cast.chidi):
        with pytest.raises(NotFoundError):
            save(session, stranger, attempt, 1, choice="hill")
    assert events(session) == 0


@pytest.mark.parametrize("number", [0, ALL + 1, 99])
def test_a_question_that_is_not_asked_is_not_there(session, cast, attempt, number):
    assert len(every_type().questions) == ALL
    with pytest.raises(NotFoundError):
        save(session, cast.amina, attempt, number, choice="hill")


def test_after_handing_in_a_save_is_refused_and_a_repeated_one_heard(session, cast, attempt):
    same = key()
    save(session, cast.amina, attempt, 1, same, choice="hill")
    submit_attempt(session, cast.amina.id, attempt)
    with pytest.raises(ConflictError, match="already-submitted"):
        save(session, cast.amina, attempt, 1, choice="river")
    session.rollback()
    assert save(session, cast.amina, attempt, 1, same, choice="hill").saved.value == "hill"
    assert newest(session, attempt) == "hill"


def test_after_closing_nothing_new_is_saved_and_what_was_saved_counts(session, cast):
    assign(session, cast.chidis_class, closes_at=now() + timedelta(hours=1))
    attempt = start(session, cast.amina)
    save(session, cast.amina, attempt, 1, choice="river")
    with at_time(now() + timedelta(hours=2)):
        with pytest.raises(ConflictError, match="attempt-closed"):
            save(session, cast.amina, attempt, 1, choice="hill")
        session.rollback()
        assert save(session, cast.amina, attempt, 1, choice="river").saved.value == "river"
        submit_attempt(session, cast.amina.id, attempt)
    assert newest(session, attempt) == "river"


def test_saves_at_once_are_all_kept_in_one_order(engine, session, cast, attempt):
    session.commit()
    choices = ("hill", "river", "marsh")

    def pick(own, number):
        page = f"{PAGE}-{number}"
        return save(own, cast.amina, attempt, 1, page, choice=choices[number % 3])

    done = at_once(engine, 9, pick)
    assert not [one for one in done if isinstance(one, Exception)]
    sequences = session.scalars(select(AnswerEvent.sequence).order_by(AnswerEvent.sequence)).all()
    assert list(sequences) == list(range(1, len(sequences) + 1))


def test_a_save_on_its_way_while_handing_in_is_scored_or_refused(engine, session, cast):
    """Never both saved and left out of the score."""
    for _ in range(5):
        attempt = start(session, cast.amina)
        session.commit()

        def both(own, number, attempt=attempt):
            if number:
                return submit_attempt(own, cast.amina.id, attempt)
            return save(own, cast.amina, attempt, 1, choice="river")

        saved, handed_in = at_once(engine, 2, both)
        assert handed_in is None
        points = own_sheet(session, attempt, cast.amina.id).attempt.points
        assert points == (0.0 if isinstance(saved, ConflictError) else 1.0)
        session.commit()


def test_the_database_itself_refuses_to_change_an_answer(session, cast, attempt):
    save(session, cast.amina, attempt, 1, choice="hill")
    with pytest.raises(DBAPIError, match="never changed"):
        session.execute(text("UPDATE answer_event SET flagged = true"))
    session.rollback()


def test_blank_samples_leave_every_question_open(session, cast, attempt):
    for number, raw in enumerate(samples_of(which="blank"), start=1):
        save_answer(session, cast.amina.id, attempt, number, raw, key())
    assert own_sheet(session, attempt, cast.amina.id).first_open() == 1
