"""Datelines: the place that a report was sent from is no actor."""

from __future__ import annotations

import pytest

from lessons.drafting.dateline import after_dateline
from lessons.drafting.tokens import tokenise


@pytest.mark.parametrize(
    ("sentence", "behind"),
    [
        ("VILNIUS, 28 October 2025.", ""),
        ("VILNIUS, 28 October 2025 — Lithuania closed its border.", "Lithuania"),
        ("BEIRUT (AP) — Israel struck twice.", "Israel"),
        ("NEW DELHI, Oct. 3 (Reuters) - India objects.", "India"),
        ("ADDIS ABABA, Ethiopia — Talks began.", "Talks"),
        ("KHARTOUM — The army advanced.", "The"),
    ],
)
def test_a_sentence_begins_behind_its_dateline(sentence, behind):
    tokens = tokenise(sentence)
    assert " ".join(token.text for token in tokens[after_dateline(tokens) :]).startswith(behind)
    assert after_dateline(tokens)


@pytest.mark.parametrize(
    "sentence",
    [
        "FARC, the guerrilla force, denied it.",
        "HTS - a coalition - attacked.",
        "NATO met in Brussels.",
        "The army took KHARTOUM — again.",
        "UN. And that was all.",
        "",
    ],
)
def test_an_abbreviation_that_begins_a_sentence_is_no_dateline(sentence):
    assert after_dateline(tokenise(sentence)) == 0
