"""A question can be tried as a student will see it; nothing is kept."""

from __future__ import annotations


def test_a_published_question_can_be_tried_and_nothing_is_kept(chidi, publish):
    chidi.open(publish() + "/preview")
    page = chidi.submit("Mark this answer", choice="hill")
    assert "This answer earns 0 of 1 point." in page.text
    assert "Try another answer" in page.links


def test_an_answer_that_does_not_fit_is_refused_in_words(chidi, publish):
    chidi.open(publish("ordering") + "/preview")
    page = chidi.submit("Mark this answer", status=422, **{"place-talks": "1", "place-bridge": "1"})
    assert page.title.startswith("Error: ")
    assert page.errors == ["Two lines have the place 1. Give each line a place of its own."]


def test_the_arrows_of_an_ordering_move_in_a_preview(chidi, publish):
    chidi.open(publish("ordering") + "/preview")
    first = next(e for e in chidi.page.all("select")).get("name")
    page = chidi.fill({}, "↓")
    assert next(e for e in page.all("select")).get("name") != first
    assert "Mark this answer" in page.html
