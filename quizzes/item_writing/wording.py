"""Words of stems and options: which they are, which of them matter, and which stand in a list."""

from __future__ import annotations

import re

QUOTED = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|\"[^\"]*\"|(?<!\w)‘[^’]*’(?!\w)")
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


def word_set(text: str) -> frozenset[str]:
    """Make a set of the words of a text."""
    return frozenset(text.split())


SMALL = word_set(
    """a about across after again against all also although among an and another any are as at be
    because been before being between both but by can could did do does during each either else
    every for from had has have he her his how if in into is it its itself lesson may might more
    most neither no nor not of off on once one only onto or other others our out over own says
    shall she should so some still such text than that the their them then there these they this
    those through to too under until up upon was we were what when where which while who whom
    whose why will with within without would yet you your according article
    """
)
"""Words that point to nothing: that two options share them tells a reader nothing."""


def outside_quotes(text: str) -> str:
    """Leave out what stands between quotation marks: these are somebody else's words."""
    return QUOTED.sub(" … ", text)


def words(text: str) -> list[str]:
    """List the words of a text in small letters."""
    return [word.lower() for word in WORD.findall(text)]


def root(word: str) -> str:
    """Cut an English word to what its forms share: strikes and striking are both "strik"."""
    bare = word.removesuffix("'s").removesuffix("’s")
    for ending in ("ings", "ing", "ies", "ied", "ers", "er", "ed", "es", "s", "e", "y"):
        if bare.endswith(ending) and len(bare) - len(ending) >= 3:
            return bare.removesuffix(ending)
    return bare


def telling(text: str) -> frozenset[str]:
    """Give the roots of the words of a text that mean something."""
    found = (word for word in words(text) if word not in SMALL and len(word) > 1)
    return frozenset(root(word) for word in found)


def one_of(phrases: str) -> re.Pattern[str]:
    """Match any of some phrases, given with commas, as whole words, whatever their capitals."""
    longest_first = sorted((phrase.strip() for phrase in phrases.split(",")), key=len, reverse=True)
    some = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)
    return re.compile(rf"(?<![\w-])(?:{some})(?![\w-])", re.IGNORECASE)


def longest_run(one: list[str], other: list[str]) -> int:
    """Count the words of the longest run that two lists of words share."""
    most, before = 0, [0] * (len(other) + 1)
    for word in one:
        now = [0] * (len(other) + 1)
        for place, there in enumerate(other, start=1):
            if word == there:
                now[place] = before[place - 1] + 1
                most = max(most, now[place])
        before = now
    return most
