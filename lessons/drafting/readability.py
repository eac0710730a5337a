"""How hard a text is to read, by published formulas."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lessons.drafting.article import Article
from lessons.text import WORDS_A_MINUTE

LONG = 25
"""Words. Plain-language guides ask for no more in a sentence."""
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True)
class Readability:
    """Words, minutes, and two formulas. `long` numbers the sentences that are too long."""

    words: int
    sentences: int
    minutes: int
    reading_ease: float
    grade: float
    long: tuple[int, ...]


def measure(article: Article) -> Readability:
    """Measure an article.

    Flesch Reading Ease (Flesch 1948): 206.835 - 1.015 words/sentence - 84.6 syllables/word.
    Flesch-Kincaid Grade (Kincaid and others 1975): 0.39 words/sentence + 11.8 syllables/word
    - 15.59.
    """
    found = [WORD.findall(sentence.text) for sentence in article.sentences]
    words = [word for sentence in found for word in sentence]
    number, total = max(len(found), 1), max(len(words), 1)
    length, weight = total / number, sum(map(syllables, words)) / total
    return Readability(
        words=len(words),
        sentences=len(found),
        minutes=max(1, round(len(words) / WORDS_A_MINUTE)),
        reading_ease=round(206.835 - 1.015 * length - 84.6 * weight, 1),
        grade=round(0.39 * length + 11.8 * weight - 15.59, 1),
        long=tuple(n for n, sentence in enumerate(found, 1) if len(sentence) > LONG),
    )


@lru_cache(maxsize=4096)
def syllables(word: str) -> int:
    """Estimate the syllables of an English word by its groups of vowels, at least one."""
    bare = re.sub(r"[^a-zà-ÿ]", "", word.lower())
    groups = len(re.findall(r"[aeiouyà-ÿ]+", bare))
    silent = re.search(r"[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouysxzcg]es$", bare)
    return max(1, groups - bool(silent))
