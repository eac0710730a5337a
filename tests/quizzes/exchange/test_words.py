"""Every code of a note has one text, whichever format says it."""

from __future__ import annotations

from collections import Counter

from quizzes import image_words
from quizzes.exchange import words, words_of_qti

LISTS = (
    words.FILES,
    words.ENTRIES,
    words.CHANGES,
    words.UNKEPT,
    words.LOSSES,
    words_of_qti.CHANGES,
    image_words.WORDS,
)


def test_no_code_has_two_texts():
    codes = Counter(code for texts in LISTS for code in texts)
    assert [code for code, times in codes.items() if times > 1] == []
