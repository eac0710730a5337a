"""How sure a sentence is of what it states, and who says so."""

from __future__ import annotations

import re
from functools import cache

from lessons.document import Certainty
from lessons.drafting.found import Tie
from lessons.drafting.function_words import RELATIVE
from lessons.drafting.inflection import verb_forms
from lessons.drafting.items import Item
from lessons.drafting.rules import rules
from lessons.drafting.syntax import subject_of
from lessons.drafting.tokens import Token

NOBODY = "somebody whom the article does not name"


def aside_of_speaker(items: tuple[Item, ...], tie: Tie) -> bool:
    """Tell whether the article itself says it, of who speaks: "X, who leads Y, said that …".

    With a hedge anywhere in the sentence it is left with the speaker.
    """
    lower = " ".join(item.text for item in items)
    between = {item.text for item in items[tie.first : tie.trigger]}
    words = rules().certainty
    if not between & RELATIVE or _first(lower, words.hedges) or _first(lower, words.unnamed):
        return False
    for at in range(tie.last + 1, len(items)):
        if items[at].text in _speaking() and not items[at].actors:
            speaker = subject_of(items, at)
            return speaker == tie.first < tie.trigger and tie.who in items[tie.first].actors
    return False


def certainty_of(
    text: str, tokens: tuple[Token, ...], items: tuple[Item, ...]
) -> tuple[Certainty, str | None]:
    """Give the kind of claim that a sentence makes, and who makes it.

    A hedge or an attribution anywhere in the sentence counts: better too careful than wrong.
    """
    # the month is no hedge
    lower = " ".join(token.lower for token in tokens if token.text != "May")
    analysts = _first(lower, rules().certainty.analysts)
    said = _speaker(text, tokens, items)
    if said and analysts and re.search(rf"\b{analysts}\b", said.lower()) and "un " not in lower:
        return Certainty.ANALYSIS, said
    if said:
        return Certainty.ATTRIBUTED, said
    if _first(lower, rules().certainty.unnamed):
        return Certainty.ATTRIBUTED, NOBODY
    if _first(lower, rules().certainty.hedges):
        return Certainty.ANALYSIS, None
    return Certainty.DOCUMENTED, None


def _first(lower: str, words: tuple[str, ...]) -> str | None:
    patterns = _patterns(words)
    return next(
        (word for word, pattern in patterns if word in lower and pattern.search(lower)), None
    )


@cache
def _patterns(words: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Compile the patterns that find each word as a whole one."""
    return tuple((w, re.compile(rf"(?<!\w){re.escape(w)}(?!\w)")) for w in words)


@cache
def _speaking() -> frozenset[str]:
    forms = {f for v in rules().certainty.speaking for f in verb_forms(v)} | {"said", "told"}
    return frozenset(forms | {f for v in rules().certainty.judging for f in verb_forms(v)})


def _speaker(text: str, tokens: tuple[Token, ...], items: tuple[Item, ...]) -> str | None:
    """Find who says it: before a verb of speaking, or after "according to"."""
    for phrase in rules().certainty.attributing:
        parts = phrase.split()
        for at, item in enumerate(items):
            size = len(parts)
            if item.text == parts[0] and [i.text for i in items[at : at + size]] == parts:
                return _words_after(text, tokens, items, at + size)
    for at, item in enumerate(items):
        if item.text in _speaking() and not item.actors and not _is_noun(items, at):
            return _words_before(text, tokens, items, at)
    return None


def _is_noun(items: tuple[Item, ...], at: int) -> bool:
    """Tell a noun such as "the report" or "their claims", and "is accused", from a verb."""
    before = items[at - 1] if at else None
    if before is None:
        return True
    nouns = {"the", "a", "an", "this", "these", "any", "its", "their", "his", "her", "some", "of"}
    passive = {"is", "are", "was", "were", "been", "be", "being"}
    return before.owner or before.text in nouns or before.text in passive


def _words_after(text: str, tokens: tuple[Token, ...], items: tuple[Item, ...], at: int) -> str:
    end = at
    while end < len(items) and items[end].text not in {",", ".", ";", '"', "”"}:
        end += 1
    return _between(text, tokens, items[at:end])


def _words_before(text: str, tokens: tuple[Token, ...], items: tuple[Item, ...], at: int) -> str:
    after = next((i for i in items[at + 1 : at + 4] if i.acts), None)
    if items[at - 1].text in {"”", '"'} and after:  # “…,” said X: who speaks comes after
        return after.actors[0]
    subject = subject_of(items, at)
    if subject is not None and items[subject].actors:
        return items[subject].actors[0]
    if items[at - 1].text in {"”", '"', ",", "’"} and after:
        return after.actors[0]
    start = at - 1
    while start > 0 and items[start - 1].text not in {",", ";", ":", "and", *RELATIVE, '"'}:
        start -= 1
    return _between(text, tokens, items[start:at])


def _between(text: str, tokens: tuple[Token, ...], items: tuple[Item, ...]) -> str:
    """Give the words of the text from the first item to the last, without marks at the edges."""
    if not items:
        return NOBODY
    words = text[tokens[items[0].first].start : tokens[items[-1].last].end]
    return words.strip(" ,;:\"“”'‘’.") or NOBODY
