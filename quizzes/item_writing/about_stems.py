"""Rules about stems."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizzes.item_writing.item import Hit, Item
from quizzes.item_writing.wording import one_of, outside_quotes, word_set, words

FEWEST_WORDS = 5
MOST_WORDS = 50
NEGATIVE = re.compile(
    r"(?<![\w-])(not|except|cannot|least likely|\w+n['’]t)(?![\w-])", re.IGNORECASE
)
HARMLESS = one_of("not only, or not, if not, is it not")
BLANK = re.compile(r"^[\W_]*?(_{2,}|\.{3,}|…|\[\s*\]|\(\s*\))")

VERBS = word_set(
    """am are be been begin begins being can cannot choose complete contains could decide did do
    does draw explain fight fights fill find finds give gives had has have hold holds is know knows
    leads let list lists made make makes mark match may means might move name order pick place put
    read said say says select shall should show shows sort state states stands support supports
    take takes tell tells think thinks tick took underline use want wants was were will would write
    arrange answer identify back backs controls lead strike strikes
    rivals sanction sanctions mediates
    """
)
"""Forms of verbs that stand in stems without a question mark; endings are looked at besides."""


def unmarked_negative(item: Item) -> Iterator[Hit]:
    """Find a negative word in a stem that is not set in capitals."""
    stem = HARMLESS.sub(" ", outside_quotes(item.stem))
    for found in NEGATIVE.finditer(stem):
        if not found[1].isupper():
            yield Hit("stem", {"word": found[1]})
            return


def unfocused_stem(item: Item) -> Iterator[Hit]:
    """Find a stem that asks nothing by itself: under five words, or without a verb."""
    number = len(words(item.stem))
    short = number < FEWEST_WORDS and not item.statement
    if short or not _has_verb(item):
        yield Hit("stem", {"number": str(number)})


def overlong_stem(item: Item) -> Iterator[Hit]:
    """Find a stem with more words than a reader should keep in mind."""
    number = len(words(item.stem))
    if number > MOST_WORDS:
        yield Hit("stem", {"number": str(number), "most": str(MOST_WORDS)})


def blank_at_start(item: Item) -> Iterator[Hit]:
    """Find a gap to be filled at the beginning of the stem."""
    if BLANK.match(item.stem):
        yield Hit("stem")


def _has_verb(item: Item) -> bool:
    """Tell whether a stem has a verb. A question mark is taken for one: false alarms cost trust."""
    if not item.english or re.search(r"[?؟]", item.stem):
        return True
    found = words(item.stem)
    endings = ("ed", "s", "n’t", "n't") if item.statement else ("ed", "n’t", "n't")
    return any(word in VERBS or word.endswith(endings) for word in found)
