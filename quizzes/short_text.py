"""Compare short texts as a patient reader would: by letters and digits, not by their dress."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʻʾʿ‛′`´＇"))
HYPHENS = dict.fromkeys(map(ord, "-‐‑‒–—―−﹣－"), " ")
TATWEEL = {0x0640: None}
OUTER = ' .,;:!?¿¡"“”„«»()[]…،؛؟。'
"""What may stand around an answer and means nothing."""


@lru_cache(maxsize=4096)
def normal_form(text: str) -> str:
    """Give the form in which two spellings of one answer are equal.

    NFKC and case folding; without marks on letters (é, أ, Arabic vowel signs), invisible
    characters and apostrophes; hyphens and white space are one space; outer punctuation goes.
    Applying it twice changes nothing.
    """
    folded = _fold(text)
    while (again := _fold(folded)) != folded:
        folded = again
    return folded


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = plain.translate(APOSTROPHES | HYPHENS | TATWEEL)
    letters = unicodedata.normalize("NFKD", plain)
    kept = "".join(char for char in letters if unicodedata.category(char) not in {"Mn", "Cf"})
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", kept)).strip(OUTER)


def same(one: str, other: str) -> bool:
    """Tell whether two short texts say the same."""
    return normal_form(one) == normal_form(other)
