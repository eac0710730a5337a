"""Dates, numbers, readability and rare words."""

from __future__ import annotations

import pytest

from lessons.drafting.article import article_of_text
from lessons.drafting.draft import draft_article
from lessons.drafting.inflection import verb_forms
from lessons.drafting.readability import syllables


def dates(text, published="2025-03-14"):
    return [(e.date, e.words) for e in draft_article(article_of_text(text, date=published)).events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began on 2 April 2024.", ("2024-04-02", "2 April 2024")),
        ("It began on April 2, 2024.", ("2024-04-02", "April 2, 2024")),
        ("It begins on 2 April.", ("2025-04-02", "2 April")),
        ("It began on Wednesday.", ("2025-03-12", "Wednesday")),
        ("It began in December.", ("2024-12", "in December")),
        ("It began last Friday.", ("2025-03-07", "last Friday")),
        ("It began on Jan. 20, 2024.", ("2024-01-20", "Jan. 20, 2024")),
        ("It began in 1998.", ("1998", "1998")),
        ("It began yesterday.", ("2025-03-13", "yesterday")),
        ("It began last year.", ("2024", "last year")),
    ],
)
def test_a_date_is_resolved_against_the_articles_and_its_words_are_kept(text, expected):
    assert dates(text) == [expected]


def test_both_days_of_a_pair_are_found():
    draft = draft_article(article_of_text("They met between 9 and 12 January 2026."))
    assert [event.date for event in draft.events] == ["2026-01-12", "2026-01-09"]
    assert not draft.numbers


def test_without_the_articles_date_only_full_dates_are_resolved():
    assert dates("On Wednesday, 2 April, and in 1998.", published=None) == [("1998", "1998")]


def test_a_day_that_no_calendar_has_is_left_out():
    assert dates("It began on 31 April 2024.") == []


def test_numbers_come_with_what_they_count():
    text = "More than 180 ships wait, and 14 people were hurt in 2024."
    found = [number.words for number in draft_article(article_of_text(text)).numbers]
    assert found == ["180 ships wait", "14 people were hurt"] or found[0].startswith("More than")


def test_readability_follows_the_published_formulas():
    measured = draft_article(article_of_text("The cat sat. The dog ran.")).readability
    assert measured.reading_ease == round(206.835 - 1.015 * 3 - 84.6, 1)
    assert measured.grade == round(0.39 * 3 + 11.8 - 15.59, 1)


def test_long_sentences_are_marked():
    text = "Short one. " + "word " * 30 + "end."
    assert draft_article(
        article_of_text(text.replace("word word", "Word word", 1))
    ).readability.long


@pytest.mark.parametrize(
    ("word", "count"), [("cat", 1), ("table", 2), ("government", 3), ("made", 1), ("wanted", 2)]
)
def test_syllables_are_counted(word, count):
    assert syllables(word) == count


def test_words_beyond_b2_are_found_and_names_are_not():
    text = "Norway deplored the embargo. The teachers unexpectedly agreed."
    words = [word.word for word in draft_article(article_of_text(text)).words]
    assert words == ["deplored", "embargo"]


@pytest.mark.parametrize(
    ("verb", "form"),
    [("back", "backed"), ("supply", "supplies"), ("ban", "banned"), ("arm", "arming"),
     ("impose", "imposing"), ("clash", "clashes"), ("deny", "denied"), ("destroy", "destroyed")],
)  # fmt: skip
def test_verbs_are_inflected(verb, form):
    assert form in verb_forms(verb)
