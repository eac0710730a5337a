"""Words for the glossary: rarer than a reader at level B2 knows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from lessons.drafting.article import Article
from lessons.drafting.common import is_common

SHORTEST = 4


@dataclass(frozen=True)
class FoundWord:
    """A rare word, how often it stands in the text, and the sentence in which it first does."""

    word: str
    times: int
    sentence: int


def rare_words(article: Article, names: frozenset[str]) -> tuple[FoundWord, ...]:
    """Give the words that no list of common words explains, names left out."""
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    capital = {token.lower for s in article.sentences for token in s.tokens[1:] if token.capital}
    for sentence in article.sentences:
        for token in sentence.tokens:
            word = token.lower
            if (
                token.text.isalpha()
                and word not in capital
                and token.text not in names
                and _rare(word)
            ):
                counts[word] += 1
                first.setdefault(word, sentence.number)
    return tuple(FoundWord(word, counts[word], first[word]) for word in first)


def _rare(word: str) -> bool:
    return len(word) >= SHORTEST and word.isascii() and is_common(word) is None
