"""The numbers of the article, each with what it counts, its sentence, and what is said there."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from lessons.desk.rows import Desk, Row, State
from lessons.drafting.article import Article, Sentence
from lessons.drafting.happenings import FoundNumber, numbers_in


@dataclass(frozen=True)
class Counted:
    """A number with what it counts; `used` tells whether the lesson's text has it already.

    `claims` and `events` are those that come from the same sentence and were not rejected.
    """

    key: str
    words: str
    sentence: Sentence
    claims: tuple[str, ...]
    events: tuple[str, ...]
    used: bool

    @property
    def typed(self) -> str:
        """Give the words as they stand within a sentence: "about", not "About"."""
        return f"{self.words[0].lower()}{self.words[1:]}"

    @property
    def before(self) -> str:
        """Give the sentence's words before it."""
        return self.sentence.text.partition(self.words)[0]

    @property
    def after(self) -> str:
        """Give the sentence's words after it."""
        return self.sentence.text.partition(self.words)[2]


def counted(desk: Desk, article: Article) -> tuple[Counted, ...]:
    """List the numbers of an article in their order."""
    text = _plain(" ".join(paragraph.text for paragraph in desk.paragraphs))
    claims, events = _by_sentence(desk.claims), _by_sentence(desk.events)
    return tuple(
        Counted(
            key=f"{found.sentence}-{n}",
            words=found.words,
            sentence=article.sentences[found.sentence - 1],
            claims=tuple(claims[found.sentence]),
            events=tuple(events[found.sentence]),
            used=_stands(found.number, text),
        )
        for n, found in enumerate(numbers_of(article))
    )


@lru_cache(maxsize=64)
def numbers_of(article: Article) -> tuple[FoundNumber, ...]:
    """Find the numbers of an article."""
    return tuple(n for sentence in article.sentences for n in numbers_in(sentence))


def _by_sentence(rows: tuple[Row, ...]) -> dict[int, list[str]]:
    """Give the rows that were not rejected by the sentences they come from."""
    found: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        for sentence in row.sentences if row.state is not State.REJECTED else ():
            found[sentence].append(row.id)
    return found


def _plain(text: str) -> str:
    """Leave out what separates thousands."""
    return re.sub(r"(?<=\d),(?=\d{3})", "", text.casefold())


def _stands(number: str, text: str) -> bool:
    """Tell whether a number stands in a plain text."""
    return bool(re.search(rf"(?<!\w){re.escape(_plain(number))}(?!\w)", text))
