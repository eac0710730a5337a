"""Names of places as a sentence gives them: "northern Syria", "the port of Hodeidah"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from lessons.drafting.function_words import DAYS, MONTHS, QUOTES, STOPS
from lessons.drafting.lexicon import How, known_names
from lessons.drafting.mentions import Mention
from lessons.drafting.names import head_kind
from lessons.drafting.rules import PlaceWords, rules
from lessons.drafting.tokens import Token

JOINTS = frozenset({",", "and", "or"})
OWNING = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True)
class NamedPlace:
    """A place of a sentence: its tokens, and the preposition that its list stands after."""

    first: int
    last: int
    preposition: int


@dataclass(frozen=True)
class Ground:
    """A sentence as places are looked for in it: its tokens, and who stands on which."""

    tokens: tuple[Token, ...]
    on: dict[int, Mention]

    def word(self, at: int) -> str:
        """Give a token in small letters; nothing beyond the end."""
        return self.tokens[at].lower if at < len(self.tokens) else ""

    def among(self, places: NamedPlace) -> Ground:
        """Read an unlisted name after a place, as in "Gaza City, Khan Younis", as a place too."""
        start = places.last + 1
        while self.word(start) in JOINTS:
            start += 1
        mention = self.on.get(start)
        if mention is None or not self._unlisted(mention):
            return self
        freed = range(mention.first, mention.last + 1)
        return replace(self, on={at: m for at, m in self.on.items() if at not in freed})

    def _unlisted(self, mention: Mention) -> bool:
        """Tell a name that only its capitals make an actor's, and that stands in a list's end."""
        words = tuple(token.plain for token in self.tokens[mention.first : mention.last + 1])
        unknown = mention.how is How.NAME and words not in known_names()
        short = any(word.isupper() for word in words)
        end = mention.last + 1
        around = {self.word(at) for at in (mention.first - 1, *range(end, end + 4))}
        listed = _ends_list(self.word(end)) and around & {"and", "or"}
        return bool(unknown and not short and listed)

    def named(self, at: int) -> int:
        """Give the end of the name that begins at a token; the same token if none does."""
        end = at
        while end < len(self.tokens) and self._goes_on(at, end):
            end += 1
        while end > at and not _capital(self.tokens[end - 1]):
            end -= 1
        return end if end > at and self._is_place(at, end) else at

    def _goes_on(self, first: int, at: int) -> bool:
        if self._barred(at):
            return False
        if _capital(self.tokens[at]):
            return True
        inner = at > first and self.word(at) in _words().inner
        return inner and at + 1 < len(self.tokens) and self._goes_on(at + 1, at + 1)

    def _barred(self, at: int) -> bool:
        """Tell whether an actor stands there that is no state's name."""
        mention = self.on.get(at)
        return mention is not None and not (mention.place or mention.actor in _states())

    def _is_place(self, first: int, end: int) -> bool:
        """Tell a place from a month, a happening, an office or somebody's title."""
        names = [token.lower for token in self.tokens[first:end]]
        mention = self.on.get(end - 1)
        if mention is not None and mention.how in {How.ADJECTIVE, How.PRONOUN}:
            return False
        if names[0] in _no_beginnings() or head_kind(tuple(names)) or set(names) & _happenings():
            return False
        apart = _ends_list(self.word(end))
        return apart or not {self.word(end), self.word(end + 1)} & _happenings()


def place_at(ground: Ground, at: int, *, told: bool) -> tuple[int, int] | None:
    """Give first and last token of the place that begins at a token.

    Not `told`, a word such as port, region or northern must say that it is one.
    """
    here = at + (ground.word(at) == "the")
    while ground.word(here) in _words().sides:
        here, told = here + 1, True
    if ground.word(here) in _kinds() and ground.word(here + 1) == "of":
        inside = place_at(ground, here + 2, told=True)
        return (at, inside[1]) if inside else None
    end = ground.named(here)
    if end == here:
        return None
    told = told or ground.word(here) in _kinds() or ground.word(end - 1) in _kinds()
    last = _with_kind(ground, end)
    return (at, last) if told or last >= end else None


def _with_kind(ground: Ground, end: int) -> int:
    """Take "province" after "Idlib" along, and "'s western districts" after "Aleppo"."""
    after = end + (ground.word(end) in OWNING)
    while ground.word(after) in _words().sides and ground.word(after + 1) in _kinds():
        after += 1
    if ground.word(after) in _kinds():
        return after
    return end - 1


def places_after(ground: Ground) -> Iterator[NamedPlace]:
    """Give the places after every preposition, lists such as "Abyan and Shabwa" in full."""
    words = _words()
    for at in range(len(ground.tokens)):
        told = ground.word(at) in words.prepositions
        if told or ground.word(at) in words.prepositions_of_kinds:
            yield from _listed(ground, at, told)


def _listed(ground: Ground, preposition: int, told: bool) -> Iterator[NamedPlace]:
    found = place_at(ground, preposition + 1, told=told)
    while found:
        found_place = NamedPlace(found[0], found[1], preposition)
        yield found_place
        following = found[1] + 1
        step = 1 if ground.word(following) == "," else 0
        step += ground.word(following + step) in {"and", "or"}
        ground = ground.among(found_place)
        found = place_at(ground, following + step, told=told) if step else None
        if found and _begins_clause(ground, found[0], found[1] + 1):
            return


def _begins_clause(ground: Ground, name: int, after: int) -> bool:
    """Tell "in Aleppo, and Turkey says" from a list: a state may act, and so may begin one."""
    acts = name in ground.on and not ground.on[name].place
    return acts and not _ends_list(ground.word(after))


def _ends_list(word: str) -> bool:
    """Tell whether a word after a name shows that the name stands alone."""
    words = _words()
    return word in STOPS | QUOTES | {""} or word in words.closing or word in words.prepositions


def _capital(token: Token) -> bool:
    begins = token.text[:3] in {"al-", "el-", "al–", "as-", "ad-", "an-", "ar-"}
    return token.capital or (begins and token.text[3:4].isupper())


def _words() -> PlaceWords:
    return rules().places


@cache
def _kinds() -> frozenset[str]:
    return frozenset((*_words().kinds, *rules().names.places))


@cache
def _happenings() -> frozenset[str]:
    return frozenset(_words().happenings)


@cache
def _no_beginnings() -> frozenset[str]:
    return frozenset((*_words().never, *MONTHS, *DAYS, *rules().names.titles))


@cache
def _states() -> frozenset[str]:
    return frozenset(country.name for country in rules().countries)
