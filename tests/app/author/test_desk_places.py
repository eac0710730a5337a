"""The desk shows where a claim takes place, and an author may take the words over."""

from __future__ import annotations

import pytest

from app.db import db, new_id
from app.services.articles import keep_article
from tests.harness.desk import CITATION

TEXT = "On 4 March 2026 Uganda bombed Kenya near the port of Mombasa."


@pytest.fixture
def address(app, visitors):
    with app.app_context():
        kept = keep_article(db.session, visitors.cast.chidi.id, new_id(), TEXT, CITATION)
        return f"/articles/{kept.id}/desk"


def taken(chidi, link):
    """Follow a link by its words."""
    [found] = [a for a in chidi.page.all("a") if "".join(a.itertext()).startswith(link)]
    return chidi.open(found.get("href"))


def test_a_claims_place_stands_beside_it_and_fills_the_form_for_its_cards(chidi, address):
    page = chidi.open(f"{address}?show=claims")
    assert "Where: the port of Mombasa" in page.text
    chidi.submit("Accept Uganda strikes Kenya", action=f"{page.path}/decide")
    taken(chidi, "Say so on the cards")
    page = chidi.submit("Save and accept")
    assert "Say so on the cards" not in page.text
    page = chidi.open(f"{address}?show=claims&edit=uganda-strikes-kenya")
    assert "Where: the port of Mombasa." in page.html


def test_an_event_takes_the_place_of_its_sentence_only_when_its_author_saves_it(chidi, address):
    chidi.open(f"{address}?show=events")
    taken(chidi, "Take “the port of Mombasa”")
    assert "Take “" in chidi.open(f"{address}?show=events").text
    taken(chidi, "Take “the port of Mombasa”")
    page = chidi.submit("Save and accept")
    assert "Take “" not in page.text
    assert "the port of Mombasa" in page.text
