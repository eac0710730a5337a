"""Divide text into sentences: always the same way, so that a sentence can be an option's key."""

from __future__ import annotations

import re
from functools import lru_cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words("""
    adm brig capt cmdr col dr eds gen gov hon lt ltd maj messrs mr mrs ms mt pres prof rep rev
    sen sens sgt st vs viz""")
"""Words whose full stop never ends a sentence: a name follows."""

ABBREVIATIONS = _words("""
    approx apr aug cf co corp dec dept ed esp est et etc feb figs fr inc inst jan jr jul jun
    nov oct op para sept sep sr vol vols""")
"""Words whose full stop may end a sentence too."""

BEFORE_A_NUMBER = _words("no nos art ch fig p pp mar")
"""Words that are abbreviations only when a number follows: "No. 12", but "He said no."."""

STARTERS = _words("""
    a after although an and as at because both but by each even few for he her his how however
    if in it its many most no not on one others she since so some that the their then there
    these they this those though to until we what when where which while who why with you""")
"""After "U.S." or "8 Dec." these begin a new sentence when capitalised; a name may not."""

CANDIDATE = re.compile(
    r"""(?P<stop>[.!?…؟。！？]+)        # the mark that may end a sentence
        (?P<closing>["'”’»)\]]*)     # what closes with it
        \s+
        (?=(?P<next>["'“‘«(\[¿¡]*[^\s]+))""",
    re.VERBOSE,
)


@lru_cache(maxsize=2048)
def sentences(text: str) -> tuple[str, ...]:
    """Divide a text into its sentences; joined by single spaces they give the folded text."""
    folded = fold(text)
    ends = [match.end("closing") for match in CANDIDATE.finditer(folded) if _ends(folded, match)]
    starts = [0, *ends]
    found = (folded[start:end].strip() for start, end in zip(starts, [*ends, None], strict=True))
    return tuple(sentence for sentence in found if sentence)


def fold(text: str) -> str:
    """Make every run of white space a single space."""
    return " ".join(text.split())


@lru_cache(maxsize=4096)
def find(words: str, text: str) -> tuple[int, int] | None:
    """Find where words first stand in a text, whatever white space is between them."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    match = re.search(pattern, text) if pattern else None
    return match.span() if match else None


def sentence_of(words: str, text: str) -> int | None:
    """Give the number (from 0) of the sentence in which the words begin."""
    place = find(words, fold(text))
    if place is None:
        return None
    end = 0
    for number, sentence in enumerate(sentences(text)):
        end += len(sentence) + 1
        if place[0] < end:
            return number
    return None


def _ends(text: str, match: re.Match[str]) -> bool:
    """Tell whether the sentence is over at this mark."""
    following = match["next"].lstrip("\"'“‘«([¿¡")
    if following[:1].islower():
        return False
    if match["stop"] != ".":
        return True
    word = _word_before(text, match.start())
    if match["closing"]:
        return True
    return not _abbreviated(word, following)


def _word_before(text: str, end: int) -> str:
    return text[:end].rpartition(" ")[2].lstrip("\"'“‘«([")


def _abbreviated(word: str, following: str) -> bool:
    """Tell whether the full stop after this word belongs to the word."""
    lower, begins = word.lower(), _bare(following) in STARTERS
    if lower in TITLES:
        return True
    if lower in BEFORE_A_NUMBER:
        return following[:1].isdigit()
    if re.fullmatch(r"[^\W\d_]", word):
        return following[1:2] == "." or (word != "I" and not begins)
    if lower in ABBREVIATIONS or re.fullmatch(r"([^\W\d_]\.)+[^\W\d_]", word):
        return not begins
    return False


def _bare(word: str) -> str:
    return word.lower().strip(".,;:!?\"'”’)")
