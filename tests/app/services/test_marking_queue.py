"""The marking queue and its figures, on both databases."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from app.services.marking_queue import open_pile, piles
from app.services.markings import mark_response
from app.services.report_scopes import class_scope
from app.services.reports import read_report
from tests.harness.marking import HALF, KEY, SLUG, WHOLE, set_in_words, write


@pytest.fixture
def place(session, cast):
    return set_in_words(session, cast)


def mark(session, cast, attempt_id, levels=WHOLE):
    mark_response(session, cast.chidi.id, attempt_id, KEY, levels)


def test_the_queue_counts_by_question_over_the_class(session, cast, place):
    first, second = write(session, cast.amina), write(session, cast.ben, "Northland paid.")
    mark(session, cast, first)
    [pile] = piles(session, cast.chidi.id)
    assert (pile.question_key, pile.responses, pile.waiting) == (KEY, 2, 1)
    opened = open_pile(session, cast.chidi.id, place, KEY)
    here = opened.responses[opened.place(None)]
    assert (here.attempt_id, here.value) == (second, "Northland paid.")
    assert opened.next_after(opened.place(second)) is None
    assert opened.next_after(opened.place(first)).attempt_id == second


def test_figures_are_of_the_marked_responses_alone(session, cast, place):
    first, _second = write(session, cast.amina), write(session, cast.ben)
    mark(session, cast, first, HALF)
    scope = class_scope(session, cast.chidi.id, cast.chidis_class, SLUG)
    choice, response = read_report(session, scope).questions
    assert [version.n for version in (*choice.versions, *response.versions)] == [2, 1]
    assert response.versions[0].facility == 0.25


def test_a_marking_is_never_changed(session, cast, place):
    mark(session, cast, write(session, cast.amina))
    with pytest.raises(DatabaseError, match="never changed"):
        session.execute(text("UPDATE marking SET comment = 'x'"))
    session.rollback()
