"""Where a claim's clause says that it takes place."""

from __future__ import annotations

from datetime import date

import pytest

from lessons.drafting.article import article_of_text
from lessons.drafting.draft import draft_article
from lessons.drafting.report import render_report
from lessons.drafting.to_lesson import lesson_of

EXAMPLES = [
    ("Iran backs Hezbollah.", ()),
    ("Turkey bombed Hezbollah in northern Syria on Monday.", ("northern Syria",)),
    ("The Houthis attacked Israel from the Red Sea.", ("the Red Sea",)),
    ("Israel struck Hezbollah near the port of Tyre and across the Bekaa Valley.",
     ("the port of Tyre", "the Bekaa Valley")),
    ("Russian airstrikes on rebels around Aleppo, Hama and Homs continued.",
     ("Aleppo", "Hama", "Homs")),
    ("Hamas fights Israel in Gaza City, Khan Younis and Rafah.",
     ("Gaza City", "Khan Younis", "Rafah")),
    ("Israel attacked Hezbollah in Tyre, Anna Berg, a minister, said.", ("Tyre",)),
    ("In Aden, Saudi Arabia and Yemen fight the Houthis.", ("Aden",)),
    ("Russia struck Ukraine in Kharkiv and off the coast of Crimea.",
     ("Kharkiv", "the coast of Crimea")),
    ("Turkey struck Syria in the town of al-Bab.", ("the town of al-Bab",)),
    ("Iran backs Hezbollah on the island of Cyprus.", ("the island of Cyprus",)),
    ("In Aden, Saudi Arabia backs the Houthis.", ("Aden",)),
    ("At talks in Kunming, China mediated between Chad and Libya.", ("Kunming",)),
    ("Oman mediated between Chad and Libya in Muscat.", ("Muscat",)),
    ("Iran, which met Russia in Cairo, backs Hezbollah in Syria's north.", ("Syria's north",)),
    ("Sudan fights Chad in Darfur after talks in Doha.", ("Darfur",)),
    ("Iran has armed Hezbollah since May from Homs.", ("Homs",)),
    ("Hamas captured Gaza City from Israel.", ("Gaza City",)),
    ("Russia bombed Ukraine near Odesa, and Norway said in Lviv that Chad left.", ("Odesa",)),
    ("Russia bombed Ukraine in Odesa, and Norway left.", ("Odesa",)),
    ("The United States imposed tariffs on steel from Japan.", ()),
    ("Iran arms Hezbollah in English.", ()),
    ("Iran armed Hezbollah in January.", ()),
    ("Egypt attacked Libya at the Geneva summit.", ()),
    ("Norway supports Mali at the World Bank.", ()),
    ("Iran backs Hezbollah, Israel said in Haifa.", ()),
    ("Kenya is backed by traders in Mombasa.", ()),
]  # fmt: skip


def claims(text):
    return draft_article(article_of_text(text)).claims


@pytest.mark.parametrize(("text", "places"), EXAMPLES, ids=[text for text, _ in EXAMPLES])
def test_a_claim_has_the_places_of_its_own_clause_in_the_words_of_the_article(text, places):
    assert {claim.places for claim in claims(text)} <= {places}
    assert claims(text) or not places


def test_two_claims_of_a_sentence_have_each_its_own_place():
    text = "In Aden, Iran backs the Houthis, who fight Israel outside Marib."
    assert [(c.who, c.places) for c in claims(text)] == [
        ("Iran", ("Aden",)),
        ("Houthis", ("Marib",)),
    ]


def test_the_report_says_where():
    draft = draft_article(article_of_text("Turkey bombed Hezbollah in northern Syria."))
    assert "; where: northern Syria" in render_report(draft)


def test_a_drafted_lesson_proposes_the_place_of_an_event_to_its_author():
    text = "On 4 March 2026 Russia bombed Ukraine near Odesa."
    lesson = lesson_of(draft_article(article_of_text(text)), "a-war", date(2026, 3, 10))
    [event] = lesson.events
    assert (event.place, "perhaps place: Odesa" in event.what) == (None, True)


def test_the_month_of_may_is_no_hedge():
    [claim] = claims("Iran armed Hezbollah in May.")
    assert claim.certainty == "documented"
