"""Ties that a noun states: "X's support for Y", "airstrikes by X on Y", "war between X and Y"."""

from __future__ import annotations

from collections.abc import Iterator

from lessons.document import Relation
from lessons.drafting.by_verb import negated
from lessons.drafting.found import Finding, Gap, Tie
from lessons.drafting.function_words import PASSING, STOPS
from lessons.drafting.objects import object_of, search
from lessons.drafting.rules import Noun
from lessons.drafting.syntax import Items, light_before, subject_of
from lessons.drafting.verbs import BE, noun_beginnings, nouns_by_form


def by_noun(items: Items) -> Iterator[Finding]:
    """Find the ties of every noun in a sentence."""
    at = 0
    while at < len(items):
        size, nouns = _nouns(items, at)
        for noun in nouns:
            yield from _ties(items, at, at + size - 1, noun)
        at += max(size, 1)


def _nouns(items: Items, at: int) -> tuple[int, tuple[Noun, ...]]:
    if items[at].text not in noun_beginnings():
        return 1, ()
    for size in (2, 1):
        words = tuple(item.text for item in items[at : at + size])
        if not any(item.actors for item in items[at : at + size]) and words in nouns_by_form():
            return size, nouns_by_form()[words]
    return 1, ()


def _ties(items: Items, first: int, last: int, noun: Noun) -> Iterator[Finding]:
    if noun.mutual and (both := _both(items, first, last)):
        yield from _mutual(items, both, noun, first)
        return
    who, whom = _agent(items, first, last, noun), _patient(items, first, last, noun)
    if who is not None and whom is None and noun.mutual and len(items[who].actors) > 1:
        yield from _mutual(items, who, noun, first)
    if who is None or whom is None or who == whom:
        return
    if word := negated(items, first):
        yield Gap(first, "denied", word)
        return
    for a, b in _paired(items, who, whom):
        if a != b:
            ends = (who, whom, first, last)
            yield Tie(a, noun.relation, b, noun.means, min(ends), max(ends), first)


def _paired(items: Items, who: int, whom: int) -> list[tuple[str, str]]:
    """Pair every doer with everyone it is done to; "respective" pairs them in order."""
    doers, others = items[who].actors, items[whom].actors
    between = {item.text for item in items[who:whom]}
    if "respective" in between and len(doers) == len(others):
        return list(zip(doers, others, strict=True))
    return [(a, b) for a in doers for b in others]


def _both(items: Items, first: int, last: int) -> int | None:
    """Find a group of at least two: "between X and Y", "the X-Y war"."""
    found = object_of(items, last + 1, "between")
    if found is None and first and items[first - 1].dashed:
        found = first - 1
    return found if found is not None and len(items[found].actors) > 1 else None


def _mutual(items: Items, both: int, noun: Noun, at: int) -> Iterator[Finding]:
    if word := negated(items, at):
        yield Gap(at, "denied", word)
        return
    one, *others = items[both].actors
    for other in others:
        yield Tie(one, noun.relation, other, noun.means, min(at, both), max(at, both), at)


def _agent(items: Items, first: int, last: int, noun: Noun) -> int | None:
    """Find the doer: the owner, after "by" or "from", or the subject of the verb before."""
    owner = _owner(items, first)
    if owner is not None:
        return owner
    if noun.relation is not Relation.MEDIATES:
        for preposition in ("by", "from"):
            if (found := object_of(items, last + 1, preposition, places=True)) is not None:
                return found
    light = light_before(items, first)
    if light is not None and not _after_be(items, light):
        return subject_of(items, light)
    if noun.mutual and (verb := _be_before(items, first)) is not None:
        return subject_of(items, verb)
    if light is not None:
        return subject_of(items, light) if noun.mutual else search(items, last + 1, ("by",))
    return None


def _after_be(items: Items, verb: int) -> bool:
    text = items[verb].text
    back = [item.text for item in items[max(0, verb - 2) : verb]]
    return bool(BE & set(back)) and not text.endswith("ing")


def _be_before(items: Items, noun: int) -> int | None:
    """Find "is" before "at war": only small words may stand between."""
    for at in range(noun - 1, max(-1, noun - 5), -1):
        if items[at].text in BE:
            return at
        if items[at].text not in {"at", "in", "a", "an", "the", "engaged", "locked", "long"}:
            return None
    return None


def _owner(items: Items, first: int) -> int | None:
    """Find "Russia's", "their" or "Russian" before a noun, an adjective or two between."""
    for at in range(first - 1, max(-1, first - 4), -1):
        item = items[at]
        if item.acts:
            direct = item.owner or item.adjective or at == first - 1
            return _meant(items, at) if direct else None
        if item.text in STOPS or item.text in PASSING:
            return None
    return None


def _meant(items: Items, at: int) -> int:
    """Read "X and Y, with their respective support" as the support of both."""
    if items[at].pronoun and at + 1 < len(items) and items[at + 1].text == "respective":
        groups = [i for i in range(at) if len(items[i].actors) > 1]
        return groups[-1] if groups else at
    return at


def _patient(items: Items, first: int, last: int, noun: Noun) -> int | None:
    """Find whom it is done to: after the noun's preposition, or between the verb and the noun."""
    after = tuple(noun.to)
    goods = noun.relation is Relation.SANCTIONS
    for preposition in after:
        if (found := object_of(items, last + 1, preposition, places=goods)) is not None:
            return found
    if (found := _beside(items, first, last)) is not None:
        return found
    if (found := search(items, last + 1, after)) is not None:
        return found
    if goods:
        return _goods(items, last, after)
    light = light_before(items, first)
    if light is not None and noun.relation is Relation.BACKS:
        return object_of(items, light + 1)
    return None


def _goods(items: Items, last: int, prepositions: tuple[str, ...]) -> int | None:
    """Read "tariffs of 25 per cent on steel from Japan" as tariffs on Japan."""
    for at in range(last + 1, min(len(items), last + 8)):
        if items[at].text in prepositions:
            return object_of(items, at, items[at].text, places=True)
    return None


def _beside(items: Items, first: int, last: int) -> int | None:
    """Read "the Turkish-backed factions, along with U.S. support," as support for them."""
    owner = _owner(items, first)
    if owner is None or last + 1 >= len(items) or items[last + 1].text != ",":
        return None
    with_words = [item.text for item in items[max(0, owner - 3) : owner]]
    if "with" not in with_words or "along" not in with_words:
        return None
    before = next((i for i in range(owner - 3, -1, -1) if items[i].acts), None)
    return before if before is not None and not items[before].adjective else None
