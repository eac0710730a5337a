"""Words copied in a row are found, wherever they stand; and licences that allow them are known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.copying import MOST, copied
from lessons.licences import allows_copying

SOURCE = "The council of the valley met on Monday, and it chose neither of the two roads."
WORDS = st.lists(st.sampled_from("abcdefghij"), max_size=40)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The council of the valley met on Monday.", ()),
        ("The council of the valley met on Monday, and left.",
         ("The council of the valley met on Monday, and",)),
        ("So THE COUNCIL of the valley — met on Monday; and it chose well.",
         ("THE COUNCIL of the valley — met on Monday; and it chose",)),
        ("The council met.", ()),
        ("", ()),
    ],
)  # fmt: skip
def test_more_than_eight_words_in_a_row_are_copied(text, found):
    assert copied(text, SOURCE) == found


def test_two_runs_are_two():
    text = f"{SOURCE} Then something else was said. {SOURCE}"
    assert len(copied(text, SOURCE)) == 2


@given(WORDS, WORDS)
def test_what_is_copied_stands_in_the_text_and_is_long(text, source):
    for words in copied(" ".join(text), " ".join(source)):
        assert words in " ".join(text)
        assert len(words.split()) > MOST


@given(WORDS)
def test_a_text_is_copied_from_itself_as_soon_as_it_is_long(words):
    text = " ".join(words)
    assert copied(text, text) == ((text,) if len(words) > MOST else ())


@pytest.mark.parametrize(
    "licence",
    ["CC BY 4.0", "cc-by-sa", "CC0 1.0 Universal", "Public Domain",
     "https://creativecommons.org/licenses/by/4.0/",
     "https://creativecommons.org/licenses/by-sa/3.0/deed",
     "https://creativecommons.org/publicdomain/zero/1.0/",
     "Creative Commons Attribution-ShareAlike 4.0 International"],
)  # fmt: skip
def test_a_licence_that_asks_for_the_name_alone_allows_copying(licence):
    assert allows_copying(licence)


@pytest.mark.parametrize(
    "licence",
    [None, "", "All rights reserved", "CC BY-NC 4.0", "CC BY-ND", "not CC BY", "CC BY-NC-SA",
     "https://creativecommons.org/licenses/by-nc/4.0/", "free"],
)  # fmt: skip
def test_any_other_licence_does_not(licence):
    assert not allows_copying(licence)
