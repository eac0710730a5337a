"""Two findings that mean the same become one, and nothing that either knew is lost."""

from __future__ import annotations

import pytest

from lessons.desk.beginning import begin
from lessons.desk.deciding import correct, decide
from lessons.desk.merging import likeliest, merge, twins
from lessons.desk.rows import ActorRow, ClaimRow, Desk, EventRow, State, WordRow
from lessons.document import ActorKind, Means, Relation
from lessons.drafting.article import article_of_text
from lessons.drafting.draft import draft_article
from tests.harness.desk import ARTICLE, CITATION

DESK = begin(draft_article(article_of_text(ARTICLE, **CITATION)), "2026-11-22")


def claim(id_: str, sentence: int, certainty: str = "documented", **fields) -> ClaimRow:
    ends = {"who": "uganda", "relation": Relation.BACKS, "whom": "kenya"}
    return ClaimRow(id=id_, sentence=sentence, certainty=certainty, **(ends | fields))


def of_claims(*rows: ClaimRow) -> Desk:
    return Desk(claims=rows)


def test_a_merged_actor_leaves_its_names_ties_and_events_to_the_other():
    desk = merge(DESK, "actors", "kenya", "uganda")
    assert [actor.id for actor in desk.actors] == [
        "ethiopia", "lake-front", "uganda", "african-union",
    ]  # fmt: skip
    assert desk.actor("uganda").aliases == ("Kenya",)
    assert desk.actor("uganda").sentences == (3, 2)
    assert desk.claims[2].state is State.REJECTED  # it would tie an actor to itself
    assert desk.events[0].actors == ("lake-front", "uganda")


def test_a_card_that_one_of_two_actors_has_is_kept():
    desk = correct(DESK, "actors", "kenya", {"who": "A state.", "aims": "Calm."})
    one = merge(desk, "actors", "kenya", "uganda").actor("uganda")
    assert (one.who, one.aims, one.state) == ("A state.", "Calm.", State.ACCEPTED)


def test_two_claims_keep_the_surer_sentence_and_both_places():
    hedged = claim("one", 3, "analysis", quote="could back", means=[Means.MONEY], since="2024")
    sure = claim("two", 7, quote="backs", means=[Means.ARMS], words="Uganda backs", paragraph="p")
    (one,) = merge(of_claims(hedged, sure), "claims", "two", "one").claims
    assert (one.id, one.sentences, one.quote, one.certainty) == (
        "one",
        (7, 3),
        "backs",
        "documented",
    )
    assert (one.means, one.since) == ((Means.MONEY, Means.ARMS), "2024")
    assert (one.words, one.paragraph) == ("Uganda backs", "p")


def test_the_claim_that_its_author_accepted_is_the_surer_one():
    said = claim("one", 3, "attributed", said_by="Kenya", quote="says", state=State.ACCEPTED)
    found = claim("two", 7, quote="backs")
    for gone, kept in (("one", "two"), ("two", "one")):
        (one,) = merge(of_claims(said, found), "claims", gone, kept).claims
        assert (one.id, one.certainty, one.said_by) == (kept, "attributed", "Kenya")
        assert one.state is State.ACCEPTED


def test_two_dates_of_one_event_keep_the_exacter_date_and_all_who_took_part():
    rough = EventRow(id="one", sentence=1, date="2026-03", actors=["kenya"], what="An attack.")
    exact = EventRow(id="two", sentence=4, date="2026-03-04", actors=["uganda"], place="Harbour")
    (one,) = merge(Desk(events=(rough, exact)), "events", "two", "one").events
    assert (one.date, one.what, one.place) == ("2026-03-04", "An attack.", "Harbour")
    assert (one.actors, one.sentences) == (("kenya", "uganda"), (1, 4))


def test_two_forms_of_a_word_are_one_word():
    one = WordRow(id="blockade", sentence=1, term="blockade", times=2, forms=["blockading"])
    other = WordRow(id="blockades", sentence=2, term="blockades", meaning="Keeping ships out.")
    (kept,) = merge(Desk(words=(one, other)), "words", "blockades", "blockade").words
    assert kept.forms == ("blockading", "blockades")
    assert (kept.meaning, kept.times) == ("Keeping ships out.", 2)


@pytest.mark.parametrize("kind", ["actors", "claims", "events", "words"])
def test_what_is_not_there_is_not_merged(kind):
    id_ = DESK.rows(kind)[0].id
    assert merge(DESK, kind, id_, id_) == DESK == merge(DESK, kind, "nobody", id_)
    assert merge(DESK, kind, id_, "nobody") == DESK


@pytest.mark.parametrize(
    ("relation", "ends", "alike"),
    [
        ("backs", ("uganda", "kenya"), True),
        ("backs", ("kenya", "uganda"), False),
        ("strikes", ("uganda", "kenya"), False),
    ],
)
def test_a_claim_that_ties_the_same_two_is_known_again(relation, ends, alike):
    other = claim("two", 7, relation=relation, who=ends[0], whom=ends[1])
    desk = of_claims(claim("one", 3), other)
    assert ("two" in twins(desk, "claims")) is alike


def test_ties_that_run_both_ways_are_the_same_turned_round():
    one = claim("one", 3, relation="fights")
    other = claim("two", 7, relation="fights", who="kenya", whom="uganda")
    desk = of_claims(one, other)
    assert twins(desk, "claims") == {"two": one}  # only what stands above is offered
    assert twins(decide(desk, "claims", "one", State.REJECTED), "claims") == {}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("blockade", "blockades", True), ("dredge", "dredging", True), ("city", "cities", True),
        ("harbour", "harvest", False), ("mediate", "mediator", False), ("string", "strong", False),
    ],
)  # fmt: skip
def test_forms_of_one_word_are_known_again(one, other, alike):
    rows = (WordRow(id="one", term=one), WordRow(id="two", term=other))
    assert ("two" in twins(Desk(words=rows), "words")) is alike


@pytest.mark.parametrize(
    ("one", "other", "kind", "alike"),
    [
        ("Ada Otieno", "Otieno", ActorKind.PERSON, True),
        ("Otieno", "Ada Otieno", ActorKind.PERSON, True),
        ("Ada Otieno", "Ben Otieno", ActorKind.PERSON, False),
        ("Sudan", "South Sudan", ActorKind.STATE, False),
    ],
)
def test_a_person_is_known_by_the_last_name_alone_and_a_state_is_not(one, other, kind, alike):
    rows = tuple(ActorRow(id=str(n), name=name, kind=kind) for n, name in enumerate((one, other)))
    assert ("1" in twins(Desk(actors=rows), "actors")) is alike


def test_what_is_likely_the_same_is_offered_first():
    rows = [WordRow(id=word, term=word) for word in ("harbour", "channel", "channels")]
    desk = Desk(words=tuple(rows))
    assert [row.term for row in likeliest(desk, "words", rows[2])] == ["channel", "harbour"]
    event = EventRow(id="e", date="2026")
    same = EventRow(id="f", date="2026")
    assert likeliest(Desk(events=(event, same)), "events", same) == (event,)
