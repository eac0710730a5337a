"""Places on the desk: kept with a claim, and offered to an event that has none."""

from __future__ import annotations

from lessons.desk.beginning import begin
from lessons.desk.deciding import correct, decide
from lessons.desk.merging import merge
from lessons.desk.rows import State
from lessons.desk.whereabouts import places_for
from lessons.drafting.article import Article
from lessons.drafting.draft import draft_article

TEXT = (
    "On 4 March 2026 Russia bombed Ukraine near Odesa.",
    "Russia bombed Ukraine in Kharkiv.",
    "Chad met Libya on 5 March 2026.",
)
DESK = begin(draft_article(Article(TEXT, date="2026-03-09")), "2026-03-10")
FIRST, SECOND = DESK.claims
EVENT, APART = DESK.events


def test_a_claim_is_offered_its_places_until_its_sentence_more_is_written():
    assert places_for(DESK, FIRST) == ("Odesa",)
    told = correct(DESK, "claims", FIRST.id, {"detail": "By night."})
    assert places_for(told, told.row("claims", FIRST.id)) == ()


def test_merged_claims_have_the_places_of_both():
    [claim] = merge(DESK, "claims", SECOND.id, FIRST.id).claims
    assert claim.places == ("Odesa", "Kharkiv")


def test_an_event_without_a_place_is_offered_that_of_its_sentence_alone():
    assert (EVENT.place, places_for(DESK, EVENT), places_for(DESK, APART)) == ("", ("Odesa",), ())


def test_nothing_is_offered_to_an_event_with_a_place_or_beside_a_rejected_claim():
    placed = correct(DESK, "events", EVENT.id, {"place": "Odesa"})
    assert places_for(placed, placed.row("events", EVENT.id)) == ()
    assert places_for(decide(DESK, "claims", FIRST.id, State.REJECTED), EVENT) == ()
