"""The numbers of the article, each with what it counts, its sentence, and what is said there."""

from __future__ import annotations

import re
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
    text = " ".join(paragraph.text for paragraph in desk.paragraphs)
    return tuple(
        Counted(
            key=f"{found.sentence}-{n}",
            words=found.words,
            sentence=article.sentences[found.sentence - 1],
            claims=_from(desk.claims, found.sentence),
            events=_from(desk.events, found.sentence),
            used=_stands(found.number, text),
        )
        for n, found in enumerate(numbers_of(article))
    )


@lru_cache(maxsize=64)
def numbers_of(article: Article) -> tuple[FoundNumber, ...]:
    """Find the numbers of an article."""
    return tuple(n for sentence in article.sentences for n in numbers_in(sentence))


def _from(rows: tuple[Row, ...], sentence: int) -> tuple[str, ...]:
    known = (row for row in rows if row.state is not State.REJECTED)
    return tuple(row.id for row in known if sentence in row.sentences)


def _stands(number: str, text: str) -> bool:
    """Tell whether a number stands in a text, whatever separates its thousands."""
    bare, plain = (re.sub(r"(?<=\d),(?=\d{3})", "", words.casefold()) for words in (number, text))
    return bool(re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", plain))
