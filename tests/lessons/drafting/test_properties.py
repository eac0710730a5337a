"""What holds for every text, however strange."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lessons.document import Certainty
from lessons.drafting.article import article_of_text, parse_article
from lessons.drafting.draft import draft_article
from lessons.drafting.report import render_report
from lessons.drafting.rules import rules
from lessons.drafting.to_lesson import lesson_of
from lessons.folder import read_lesson, write_lesson

NAMES = [
    "Russia",
    "Turkish",
    "the United States",
    "Hamas",
    "Anna Berg",
    "the Steel Union (SU)",
    "rebels",
    "it",
    "Kyiv",
    "President Omar Diop",
    "the group",
    "Chad's",
    "Israel-Hamas",
]
WORDS = [
    "backs",
    "backed by",
    "-backed",
    "support for",
    "airstrikes by",
    "on",
    "and",
    ",",
    ";",
    "ally",
    "an ally of",
    "is",
    "was",
    "not",
    "war between",
    "captured",
    "from",
    "with",
    "sanctions on",
    "imposed",
    "of",
    "arming",
    "to",
    "which",
    "in May 2024",
    "near the port of",
    "“",
    "”",
    ".",
]
HEDGES = ["could", "may", "reportedly", "according to experts", "is likely to", "seen as"]
texts = st.lists(st.sampled_from([*NAMES, *WORDS, *HEDGES]), max_size=30).map(" ".join)
small = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@small
@given(st.one_of(texts, st.text(max_size=200)))
def test_every_finding_stands_in_the_article(text):
    draft = draft_article(article_of_text(text, date="2024-11-30"))
    for found in (*draft.claims, *draft.events, *draft.numbers, *draft.questions):
        assert found.words in draft.sentence(found.sentence).text
    for claim in draft.claims:
        assert all(place in draft.sentence(claim.sentence).text for place in claim.places)
    assert render_report(draft)


@small
@given(texts)
def test_the_same_text_gives_the_same_draft(text):
    assert draft_article(article_of_text(text)) == draft_article(article_of_text(text))


@small
@given(texts, st.sampled_from(HEDGES))
def test_nothing_is_documented_where_a_hedge_stands_in_the_sentence(text, hedge):
    draft = draft_article(article_of_text(f"Russia {hedge} backs Syria and {text}"))
    for claim in draft.claims:
        if hedge in draft.sentence(claim.sentence).text:
            assert claim.certainty is not Certainty.DOCUMENTED


@pytest.mark.parametrize("hedge", rules().certainty.hedges)
def test_every_listed_hedge_makes_a_claim_analysis_or_attributed(hedge):
    draft = draft_article(article_of_text(f"Iran backs Hezbollah, {hedge}."))
    assert all(claim.certainty is not Certainty.DOCUMENTED for claim in draft.claims)


@settings(small, max_examples=25)
@given(texts)
def test_a_draft_makes_a_lesson_that_only_its_author_must_finish(tmp_path_factory, text):
    draft = draft_article(article_of_text(text or "Nothing.", date="2024-11-30"))
    folder = tmp_path_factory.mktemp("lesson") / "a-draft"
    write_lesson(lesson_of(draft, "a-draft", date(2026, 11, 22)), folder)
    reading = read_lesson(folder)
    assert reading.value is not None
    assert {p.message.split(":")[0] for p in reading.problems} == {"this is still to be written"}


@small
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_no_bytes_break_the_reader(content, name):
    reading = parse_article(content, name)
    assert (reading.value is None) == bool(reading.problems)
