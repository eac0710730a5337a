"""Where actors stand in the sentences of an article, "the group" and "it" among them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from lessons.document import ActorKind
from lessons.drafting.lexicon import Entry, How, longest
from lessons.drafting.rulers import Cast
from lessons.drafting.rules import rules
from lessons.drafting.tokens import Token

MEMORY = 80
"""Mentions. Nobody says "the group" of one named longer ago."""
PERSONAL = frozenset(["he", "she", "him", "his", "her"])
NEUTRAL = frozenset(["it", "its", "they", "their", "them"])
POSSESSIVE = frozenset(["his", "her", "its", "their"])
DIRECTIONS = frozenset(["eastern", "western", "northern", "southern", "central"])


@dataclass(frozen=True)
class Mention:
    """An actor in a sentence: the first and last token, and how it is named."""

    first: int
    last: int
    actor: str
    how: How
    owner: bool = False
    place: bool = False


@dataclass
class Reader:
    """Reads sentences in order, and remembers who was spoken of."""

    cast: Cast
    recent: list[Entry] = field(default_factory=list)
    subject: Entry | None = None
    person: Entry | None = None
    kinds: dict[str, ActorKind] = field(default_factory=dict)
    governing: str | None = None
    counts: Counter[str] = field(default_factory=Counter)

    def read(self, tokens: tuple[Token, ...]) -> tuple[Mention, ...]:
        """Give the mentions of a sentence; the next one may refer back to them."""
        found: list[Mention] = []
        at, subject = 0, None
        while at < len(tokens):
            step = self._one(tokens, at, subject)
            if step is None:
                at += 1
                continue
            length, entry, how = step
            mention = self._mention(tokens, at, length, entry, how)
            found.append(mention)
            after = tokens[at + length].lower if at + length < len(tokens) else ""
            if after in {"'s", "’s"} and at + length + 1 < len(tokens):
                after = tokens[at + length + 1].lower
            if entry.kind is ActorKind.STATE and after in {"government", "junta"}:
                self.governing = entry.actor
            if not mention.place:
                self._remember(entry, how)
                subject = subject or entry
            at += length
        self.subject = subject or self.subject
        self.person = self._first_person(found) or self.person
        return tuple(found)

    def _first_person(self, found: list[Mention]) -> Entry | None:
        """Find the person whom "she" in the next sentence most likely means."""
        persons = (m for m in found if self.kinds.get(m.actor) is ActorKind.PERSON)
        first = next((m for m in persons if not m.owner), None)
        return Entry(first.actor, ActorKind.PERSON) if first else None

    def _one(
        self, tokens: tuple[Token, ...], at: int, subject: Entry | None
    ) -> tuple[int, Entry, How] | None:
        known = longest(self.cast.lexicon, tokens, at)
        if known:
            return known[0], known[1], known[1].how
        word = tokens[at].lower
        if word in PERSONAL:
            return (1, self.person, How.PRONOUN) if self.person else None
        if word in NEUTRAL:
            before = subject or self.subject
            fits = before is not None and before.kind is not ActorKind.PERSON
            return (1, before, How.PRONOUN) if before and fits else None
        return self._rulers(tokens, at) or self._collective(tokens, at) or self._again(tokens, at)

    def _rulers(self, tokens: tuple[Token, ...], at: int) -> tuple[int, Entry, How] | None:
        """Find "the regime" and "government forces" where one government is at war."""
        name = self.governing or self.cast.government
        if not name:
            return None
        entry = Entry(name, ActorKind.STATE)
        if tokens[at].lower not in {"the", "government"}:
            return None
        words = [token.lower for token in tokens[at : at + 2]]
        if words[:1] == ["the"] and words[1:] in (["regime"], ["government"], ["junta"]):
            return 2, entry, How.COLLECTIVE
        if words[:1] == ["government"] and words[1:] and words[1] in rules().names.rulers:
            return 2, entry, How.COLLECTIVE
        return None

    def _collective(self, tokens: tuple[Token, ...], at: int) -> tuple[int, Entry, How] | None:
        """Find "the opposition"; "the rebels" are the one armed group, if only one is."""
        if tokens[at].lower not in _first_words():
            return None
        for collective in rules().names.collectives:
            for words in sorted(collective.words, key=len, reverse=True):
                parts = words.split()
                if [token.lower for token in tokens[at : at + len(parts)]] == parts:
                    entry = self._armed(collective.name) or Entry(collective.name, collective.kind)
                    return len(parts), entry, How.COLLECTIVE
        return None

    def _armed(self, name: str) -> Entry | None:
        spoken = self.cast.collective
        if name == "opposition" and len(spoken) > 1:
            return Entry("rebels", ActorKind.ARMED_GROUP)
        if name != "rebels" or "opposition" in spoken:
            return None
        seen = {e.actor: e for e in self.recent if e.kind is ActorKind.ARMED_GROUP}
        return next(iter(seen.values())) if len(seen) == 1 else None

    def _again(self, tokens: tuple[Token, ...], at: int) -> tuple[int, Entry, How] | None:
        """Find "the group", "the union", "the bloc": the last actor that the word fits."""
        if tokens[at].lower not in {"the", "this"} or at + 1 >= len(tokens):
            return None
        word = tokens[at + 1].lower
        after = tokens[at + 2].lower if at + 2 < len(tokens) else ""
        if tokens[at + 1].capital or after in rules().names.told_at_once:
            return None
        named = (e for e in reversed(self.recent) if _has_word(e, word))
        entry = (next(named, None) if word in _heads() else None) or self._of_kind(word)
        return (2, entry, How.COLLECTIVE) if entry else None

    def _of_kind(self, word: str) -> Entry | None:
        for kind, words in rules().names.again.items():
            if word in words:
                fits = [e for e in reversed(self.recent) if e.kind is kind]
                unsure = [e for e in reversed(self.recent) if e.actor in self.cast.unsure_kinds]
                found = fits or unsure
                if found:
                    return found[0]
        return None

    def _mention(
        self, tokens: tuple[Token, ...], at: int, length: int, entry: Entry, how: How
    ) -> Mention:
        follows = tokens[at + length].text if at + length < len(tokens) else ""
        own = how is How.PRONOUN and tokens[at].lower in POSSESSIVE
        owner = (
            own
            or follows in {"'s", "’s"}
            or (follows in {"'", "’"} and tokens[at + length - 1].text.endswith("s"))
        )
        place = how in {How.NAME, How.CAPITAL} and entry.kind is ActorKind.STATE and not owner
        place = place and _after_place(tokens, at)
        return Mention(at, at + length - 1, entry.actor, how, owner, place)

    def _remember(self, entry: Entry, how: How) -> None:
        self.kinds[entry.actor] = entry.kind
        self.counts[entry.actor] += 1
        if how in {How.PRONOUN}:
            return
        self.recent = [*self.recent[-MEMORY:], entry]
        if entry.kind is ActorKind.PERSON:
            self.person = entry


@cache
def _first_words() -> frozenset[str]:
    """List the words with which a collective begins."""
    return frozenset(words.split()[0] for c in rules().names.collectives for words in c.words)


@cache
def _heads() -> frozenset[str]:
    """List the common nouns that end the names of actors."""
    return frozenset(head for words in rules().names.kinds.values() for head in words)


NAMED_BY_HEAD = frozenset({ActorKind.ORGANISATION, ActorKind.COALITION, ActorKind.ARMED_GROUP})


def _has_word(entry: Entry, word: str) -> bool:
    """Tell whether a common noun is a word of the actor's own name: the union, the commission."""
    return entry.kind in NAMED_BY_HEAD and word in entry.actor.lower().split()


def _after_place(tokens: tuple[Token, ...], at: int) -> bool:
    before = at - 1
    while before >= 0 and tokens[before].lower in DIRECTIONS | {"the"}:
        before -= 1
    return before >= 0 and tokens[before].lower in rules().names.place_prepositions
