"""A text is divided into the sentences that a reader sees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.sentences import find, fold, sentence_of, sentences

WHOLE = [
    "Dr. Adams met Mr. Brown.",
    "It happened on 8 Dec. 2024 near Mt. Hermon.",
    "J. R. R. Tolkien and George W. Bush never met.",
    "The U.S. Navy sent a ship.",
    "The U.N. Security Council met at 3 p.m. Greenwich time.",
    "Prices rose by 3.5 per cent, from 1.20 to 1.24.",
    "See No. 12 and fig. 3.",
    "He asked why (nobody answered!) and left.",
    "“Where are they?” she asked.",
    "They waited ... and waited … and then went home.",
    "Government vs. rebels, i.e. two sides, e.g. these.",
    "Read more at example.org today.",
    "Gen. Abdi of the S.D.F. signed it.",
]


@pytest.mark.parametrize("text", WHOLE)
def test_a_stop_inside_a_sentence_does_not_end_it(text: str):
    assert sentences(text) == (text,)


DIVIDED = [
    "It fell.|Nobody knew why.",
    "Is it so?|It is!|Good.",
    "She said: “It is over.”|Then she left.",
    "“It is over.”|“Is it?”",
    "He said no.|They left.",
    "It began in the U.S.|The rest followed.",
    "It lasted until 2016.|In 2017 it began again.",
    "Half of Aleppo fell.|50 towns followed.",
    "He came with Plan B and I.|We lost.",
    "They took tanks, arms etc. and left.|It was over.",
    "What is it?|(Nobody knows.)|Ask them.",
    "He waited …|Nobody came.",
    "سقطت المدينة.|من يعرف؟|لا أحد.",
    "It fell on 8 Dec.|The war went on.",
]


@pytest.mark.parametrize("marked", DIVIDED)
def test_a_text_is_divided_where_a_sentence_ends(marked: str):
    assert sentences(marked.replace("|", " ")) == tuple(marked.split("|"))


pieces = st.sampled_from(
    [*"AbZ1 .?!…”“()'", "U.S.", "Dr.", "The", "no.", " \n", "\u00a0", "حزب", "؟", "12.5", "J."]
)
texts = st.lists(pieces, max_size=40).map("".join)


@given(texts)
def test_sentences_joined_are_the_text(text: str):
    found = sentences(text)
    assert " ".join(found) == fold(text)
    assert all(sentence.strip() for sentence in found)


@given(texts)
def test_white_space_moves_no_sentence(text: str):
    assert sentences(fold(text).replace(" ", "\n  ")) == sentences(text)


def test_words_are_found_over_line_ends():
    assert find("has fought  since", "It has\nfought since 2015.") == (3, 19)
    assert find("2016", "It has fought since 2015.") is None
    assert find("  ", "It has fought.") is None


def test_words_are_found_in_their_sentence():
    text = "It fell. Nobody knew\nwhy. They left."
    assert [sentence_of(words, text) for words in ("It", "knew why", "left.", "came")] == [
        0, 1, 2, None,
    ]  # fmt: skip
