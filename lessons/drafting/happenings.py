"""Dated happenings and numbers, with the words in which the text gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from lessons.dates import is_date
from lessons.drafting.article import Sentence
from lessons.drafting.function_words import DAYS, MONTHS, PASSING, SPELLED, STOPS
from lessons.drafting.mentions import Mention

SHORT_MONTHS = ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec")
MONTH = "|".join((*MONTHS, *(rf"{short}\." for short in SHORT_MONTHS)))
FULL = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({MONTH})(?:,? (\d{{4}}))?\b", re.IGNORECASE)
PAIRED = re.compile(
    rf"\b(\d{{1,2}})(?= ?(?:and|to|or|[-–]) ?\d{{1,2}} ({MONTH})(?: (\d{{4}}))?\b)", re.I
)
"""The first of "9 and 12 January"."""
AMERICAN = re.compile(rf"\b({MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?(?:,? (\d{{4}}))?\b", re.IGNORECASE)
OF_MONTH = re.compile(
    rf"\b(?:in|since|until|by|during|last|early|late) ({MONTH})(?: (\d{{4}}))?\b", re.IGNORECASE
)
YEAR = re.compile(
    r"\b(?:in|since|until|by|from|during|after|before) ((?:1[5-9]|20)\d\d)\b", re.IGNORECASE
)
DAY = re.compile(rf"\b(?:(last|next) )?({'|'.join(DAYS)})\b", re.IGNORECASE)
NEAR = re.compile(r"\b(yesterday|today|last year|this year|last month)\b", re.IGNORECASE)
BEYOND = STOPS - {"of"}
NUMBER = re.compile(
    r"(?P<about>\b(?i:about|around|over|more than|nearly|almost|at least|up to|some|fewer than) )?"
    rf"(?P<number>[$€£]?\b\d[\d.,]*\d|\b\d|\b(?i:{'|'.join(sorted(SPELLED))})\b)"
    r"(?P<unit> (?:hundred|thousand|million|billion|trillion))?"
    r"(?P<what>(?: per cent| percent|%)?(?: of)?(?: [a-z][\w-]*){0,3})"
)


@dataclass(frozen=True)
class FoundEvent:
    """A dated sentence: the date resolved, the words that give it, who is in it."""

    sentence: int
    date: str
    words: str
    actors: tuple[str, ...]
    future: bool = False


@dataclass(frozen=True)
class FoundNumber:
    """A number as it stands there, and with the words that say what it counts."""

    sentence: int
    words: str
    number: str


def events_in(
    sentence: Sentence, mentions: tuple[Mention, ...], published: str | None
) -> Iterator[FoundEvent]:
    """Give the dates of a sentence. What depends on the article's date needs to know it."""
    actors = tuple(dict.fromkeys(m.actor for m in mentions if not m.place))
    taken: list[tuple[int, int]] = []
    for start, end, day in _dates(sentence.text, published):
        if is_date(day) and not any(start < e and s < end for s, e in taken):
            taken.append((start, end))
            words = sentence.text[start:end]
            yield FoundEvent(
                sentence.number, day, words, actors, bool(published and day > published)
            )


def numbers_in(sentence: Sentence) -> Iterator[FoundNumber]:
    """Give the numbers of a sentence that count something; years and days are none."""
    dated = [
        m.span()
        for p in (FULL, PAIRED, AMERICAN, OF_MONTH, YEAR)
        for m in p.finditer(sentence.text)
    ]
    for match in NUMBER.finditer(sentence.text):
        start, what = match.start("number"), _counted(match["what"])
        if what and not any(s <= start < e for s, e in dated):
            number = sentence.text[match.start() : match.start("what")]
            yield FoundNumber(sentence.number, f"{number}{what}", match["number"])


def _counted(what: str) -> str:
    """End where what is counted ends: "towns and" is towns, "of the votes was" of the votes."""
    words: list[str] = []
    for word in what.split():
        after = words[-1] if words else ""
        if word in BEYOND or (word in PASSING and (word, after) != ("the", "of")):
            break
        words.append(word)
    while words and words[-1] in {"of", "the", "per"}:
        words.pop()
    joined = " ".join(words)
    return joined if not joined or joined.startswith("%") else f" {joined}"


Dated = tuple[int, int, str]


def _dates(text: str, published: str | None) -> Iterator[Dated]:
    year = published[:4] if published else None
    for m in FULL.finditer(text):
        yield from _dated(m, m[3] or year, m[2], m[1])
    for m in PAIRED.finditer(text):
        yield from _dated(m, m[3] or year, m[2], m[1])
    for m in AMERICAN.finditer(text):
        yield from _dated(m, m[3] or year, m[1], m[2])
    for m in OF_MONTH.finditer(text):
        yield from _dated(m, m[2] or _past_year(m[1], published), m[1], None)
    for m in YEAR.finditer(text):
        yield m.start(1), m.end(1), m[1]
    if published and len(published) == 10 and is_date(published):
        yield from _relative(text, date.fromisoformat(published))


def _dated(match: re.Match[str], year: str | None, month: str, day: str | None) -> Iterator[Dated]:
    if year:
        number = _number(month)
        ending = f"-{int(day):02d}" if day else ""
        yield match.start(), match.end(), f"{year}-{number:02d}{ending}"


def _number(month: str) -> int:
    """Give the number of a month, whole or short."""
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(month.lower()[:3]))


def _past_year(month: str, published: str | None) -> str | None:
    """Take the last such month before the article."""
    if not published:
        return None
    later = len(published) > 4 and _number(month) > int(published[5:7])
    return str(int(published[:4]) - later)


def _relative(text: str, today: date) -> Iterator[Dated]:
    for m in DAY.finditer(text):
        back = (today.weekday() - DAYS.index(m[2].lower())) % 7
        word = (m[1] or "").lower()
        step = -7 if word == "next" else 7 if word == "last" and not back else 0
        yield m.start(), m.end(), (today - timedelta(days=back + step)).isoformat()
    known = {
        "yesterday": (today - timedelta(days=1)).isoformat(),
        "today": today.isoformat(),
        "this year": str(today.year),
        "last year": str(today.year - 1),
        "last month": (today.replace(day=1) - timedelta(days=1)).isoformat()[:7],
    }
    for m in NEAR.finditer(text):
        yield m.start(), m.end(), known[m[1].lower()]
