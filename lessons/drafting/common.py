"""Common words: those that begin a sentence and are no name, and those a B2 reader knows."""

from __future__ import annotations

import re
from functools import cache

from lessons.drafting.rules import FOLDER
from lessons.yaml_file import read_yaml

ENDINGS = (
    "ation", "ition", "ments", "ment", "ness", "less", "ings", "ing", "ies", "ied", "ier", "iest",
    "ers", "er", "ors", "or", "est", "eds", "ed", "es", "s", "ly", "ily", "al", "ally", "able",
    "ful", "fully", "ive", "ity", "ion", "ions", "y", "ists", "ist", "ism", "ship", "hood", "ors",
    "ations", "ance", "ence", "ant", "ent", "ic", "ical", "d", "ables", "en", "ened", "ening",
)  # fmt: skip
PLAIN = ("s", "es", "ed", "d", "ing", "er", "ers", "ly", "est")
SHORTEST = 4
"""Letters. After a shorter stem only plain endings are taken off: "Sony" is not son-y."""
BEGINNINGS = ("un", "re", "in", "im", "dis", "over", "under", "non", "out", "up", "mis", "inter")


@cache
def _lists() -> dict[str, frozenset[str]]:
    tree = read_yaml(FOLDER / "common.yaml").value
    value = tree.value if tree else None
    assert isinstance(value, dict)
    return {name: frozenset(str(words).split()) for name, words in value.items()}


def is_common(word: str) -> str | None:
    """Say in which list a word, or a word it is made of, stands: function, common or neither."""
    lower = word.lower()
    if lower in _lists()["function"]:
        return "function"
    return "common" if _derived(lower, 3) else None


@cache
def _derived(word: str, steps: int) -> bool:
    """Tell whether a word is a common one with endings and beginnings a reader knows."""
    if word in _lists()["common"] or word in _lists()["function"]:
        return True
    if not steps or len(word) < 4:
        return False
    return any(_derived(stem, steps - 1) for stem in _stems(word) if len(stem) > 2)


def _stems(word: str) -> set[str]:
    found = {word[len(b) :] for b in BEGINNINGS if word.startswith(b) and len(word) > len(b) + 3}
    for ending in ENDINGS:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            if len(stem) < SHORTEST and ending not in PLAIN:
                continue
            found |= {stem, stem + "e", stem + "y", re.sub(r"([bdglmnprt])\1$", r"\1", stem)}
    return found
