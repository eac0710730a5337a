"""A government that is named after its ruler, and the state that it is the government of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from lessons.document import Actor, ActorKind
from lessons.drafting.article import Article
from lessons.drafting.lexicon import Entry, Lexicon, longest
from lessons.drafting.rules import rules


@dataclass
class Cast:
    """What each spelling in the article names, and what could not be decided."""

    lexicon: Lexicon
    cards: dict[str, Actor]
    undecided: list[str] = field(default_factory=list)
    unsure_kinds: list[str] = field(default_factory=list)
    government: str | None = None
    merged: str | None = None
    collective: frozenset[str] = frozenset()


def find_rulers(cast: Cast, article: Article) -> None:
    """Make "the X government" of a person X one actor with X: a state's rulers."""
    rulers = set(rules().names.rulers) & {"regime", "government", "rule", "administration"}
    for sentence in article.sentences:
        tokens = sentence.tokens
        for at, token in enumerate(tokens[:-1]):
            entry = cast.lexicon.get((token.text,))
            follows = tokens[at + 1].lower in rulers or (
                tokens[at + 1].text in {"'s", "’s"}
                and at + 2 < len(tokens)
                and tokens[at + 2].lower in rulers
            )
            if entry and entry.kind is ActorKind.PERSON and follows:
                _merge(cast, entry.actor, f"{token.text} government")


def _merge(cast: Cast, person: str, government: str) -> None:
    cast.government = government
    for words, entry in cast.lexicon.items():
        if entry.actor == person:
            cast.lexicon[words] = Entry(government, ActorKind.STATE)


def find_their_state(cast: Cast, article: Article) -> None:
    """Make one of a ruler's government and the state that the article speaks of most by far."""
    counts: Counter[str] = Counter()
    for sentence in article.sentences:
        tokens = sentence.tokens
        found = (longest(cast.lexicon, tokens, at) for at in range(len(tokens)))
        states = (known[1].actor for known in found if known)
        counts.update(name for name in states if name in _states())
    ranks = counts.most_common(2)
    if cast.government and ranks and (len(ranks) == 1 or ranks[0][1] >= 2 * ranks[1][1]):
        cast.merged = ranks[0][0]
        for words, entry in cast.lexicon.items():
            if entry.actor == cast.merged:
                cast.lexicon[words] = Entry(cast.government, entry.kind, entry.how)


@cache
def _states() -> frozenset[str]:
    return frozenset(country.name for country in rules().countries)
