"""Rules about single words, in stems and options."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizzes.item_writing.item import Hit, Item
from quizzes.item_writing.wording import one_of, outside_quotes

ABSOLUTE = one_of(
    """absolutely, all, always, anybody, anyone, completely, entirely, every, everybody, everyone,
    everything, exclusively, fully, impossible, invariably, never, no one, nobody, none, nothing,
    only, totally, undoubtedly, at all times, without exception"""
)
IDIOMS = one_of("above all, after all, at all, if only, not only, once and for all")
VAGUE = one_of(
    """commonly, frequently, generally, normally, occasionally, often, rarely, regularly, seldom,
    sometimes, somewhat, typically, usually, various, a lot, and so on, as a rule,
    from time to time, hardly ever, in general"""
)
LOADED = re.compile(
    r"(?<![\w-])(regimes?|jihadists?|puppets?|henchm[ae]n|thugs?|stooges?"
    r"|terrorists?(?!\s+(?:organi[sz]ations?|groups?\s+list|lists?|listing)))(?![\w-])",
    re.IGNORECASE,
)


def absolute_terms(item: Item) -> Iterator[Hit]:
    """Find words that leave no exception, in options and in statements to be judged."""
    yield from _with_word(item, ABSOLUTE, stem=item.statement)


def vague_terms(item: Item) -> Iterator[Hit]:
    """Find words of frequency or amount that each reader takes otherwise."""
    yield from _with_word(item, VAGUE, stem=True)


def loaded_label(item: Item) -> Iterator[Hit]:
    """Find a label that judges, anywhere in the author's own words."""
    for where, text in item.said() if item.english else ():
        if found := LOADED.search(text):
            yield Hit(where, {"word": found[0]})


def _with_word(item: Item, pattern: re.Pattern[str], *, stem: bool) -> Iterator[Hit]:
    if not item.english:
        return
    texts = [("stem", item.stem)] if stem else []
    for where, text in (*texts, *((choice.where, choice.text) for choice in item.choices)):
        if found := pattern.search(IDIOMS.sub(" ", outside_quotes(text))):
            yield Hit(where, {"word": found[0]})
