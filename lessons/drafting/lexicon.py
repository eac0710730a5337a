"""The names that are known before reading: states, organisations, actors of other lessons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from lessons.document import Actor, ActorKind
from lessons.drafting.rules import rules
from lessons.drafting.tokens import Token, tokenise

LONGEST = 8
"""Tokens. No spelling is looked for that is longer."""


class How(StrEnum):
    """How a spelling names its actor."""

    NAME = "name"
    ADJECTIVE = "adjective"
    CAPITAL = "capital"
    COLLECTIVE = "collective"
    PRONOUN = "pronoun"


@dataclass(frozen=True)
class Entry:
    """One spelling of an actor: Russia, Russian and Moscow are three of one."""

    actor: str
    kind: ActorKind
    how: How = How.NAME
    person_cue: bool = False


Spelling = tuple[str, ...]


class Lexicon(dict[Spelling, Entry]):
    """Entries by spelling. Knows how long the longest spelling is that begins with a word."""

    def __init__(self, entries: Mapping[Spelling, Entry] | None = None) -> None:
        super().__init__()
        self.longest: dict[str, int] = {}
        for words, entry in (entries or {}).items():
            self[words] = entry

    def __setitem__(self, words: Spelling, entry: Entry) -> None:
        """Set the entry of a spelling."""
        super().__setitem__(words, entry)
        self.longest[words[0]] = max(len(words), self.longest.get(words[0], 0))

    def setdefault(self, words: Spelling, entry: Entry) -> Entry:
        """Set the entry of a spelling that has none."""
        if words not in self:
            self[words] = entry
        return self[words]


@cache
def known_names() -> Lexicon:
    """Give the spellings that the rules list."""
    found = Lexicon()
    for spelling, entry in (*_organisations(), *_countries()):
        found.setdefault(words_of(spelling), entry)
    return found


def with_actors(lexicon: Lexicon, actors: Iterable[Actor]) -> tuple[Lexicon, dict[str, Actor]]:
    """Add the actors of other lessons; give also the card of each, by the name used here."""
    found = Lexicon(lexicon)
    cards: dict[str, Actor] = {}
    for actor in actors:
        same = next((found[words_of(s)] for s in _latin(actor) if words_of(s) in found), None)
        name = same.actor if same and same.how is How.NAME else actor.name
        cards.setdefault(name, actor)
        for spelling in _latin(actor):
            if spelling[:1].isupper() or spelling.startswith("al-"):
                found.setdefault(words_of(spelling), Entry(name, actor.kind))
    return found, cards


@lru_cache(maxsize=8192)
def words_of(spelling: str) -> Spelling:
    """Give a spelling as its tokens, with one kind of apostrophe."""
    return tuple(token.plain for token in tokenise(spelling))


def longest(lexicon: Lexicon, tokens: tuple[Token, ...], at: int) -> tuple[int, Entry] | None:
    """Find the longest known spelling that begins at a token: (how many tokens, entry)."""
    most = lexicon.longest.get(tokens[at].plain)
    if most is None:
        return None
    words = tuple(token.plain for token in tokens[at : at + min(most, LONGEST)])
    for length in range(len(words), 0, -1):
        if entry := lexicon.get(words[:length]):
            return length, entry
    return None


def _latin(actor: Actor) -> list[str]:
    return [spelling for spelling in actor.spellings if spelling[:1] < "\u0250"]


def _countries() -> Iterator[tuple[str, Entry]]:
    for country in rules().countries:
        for spelling in (country.name, *country.also):
            yield spelling, Entry(country.name, ActorKind.STATE)
        for spelling in country.adjectives:
            yield spelling, Entry(country.name, ActorKind.STATE, How.ADJECTIVE)
        for spelling in country.capitals:
            yield spelling, Entry(country.name, ActorKind.STATE, How.CAPITAL)
    yield "Brussels", Entry("European Union", ActorKind.COALITION, How.CAPITAL)


def _organisations() -> Iterator[tuple[str, Entry]]:
    for organisation in rules().organisations:
        for spelling in (organisation.name, *organisation.also):
            how = How.CAPITAL if organisation.state else How.NAME
            yield spelling, Entry(organisation.state or organisation.name, organisation.kind, how)
