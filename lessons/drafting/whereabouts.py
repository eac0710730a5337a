"""Where a claim's own clause says that it takes place, in the article's words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from lessons.document import Relation
from lessons.drafting.article import Sentence
from lessons.drafting.found import Tie
from lessons.drafting.function_words import DAYS, MONTHS
from lessons.drafting.mentions import Mention
from lessons.drafting.place_names import Ground, NamedPlace, place_at, places_after
from lessons.drafting.rules import rules
from lessons.drafting.syntax import Items
from lessons.drafting.verbs import finite_words

DATES = frozenset({*MONTHS, *DAYS})


class Whereabouts:
    """The places of one sentence, for each of its ties."""

    def __init__(self, sentence: Sentence, items: Items, mentions: tuple[Mention, ...]) -> None:
        on = {at: m for m in mentions for at in range(m.first, m.last + 1)}
        self.text, self.items = sentence.text, items
        self.ground = Ground(sentence.tokens, on)

    @cached_property
    def found(self) -> tuple[NamedPlace, ...]:
        """Every place of the sentence; most sentences have no tie, and are not asked."""
        return tuple(places_after(self.ground))

    def of(self, tie: Tie) -> tuple[str, ...]:
        """Give the places of a tie's clause; ground that was taken stands first."""
        rows = [*self._taken(tie), *(p for p in self.found if self._belongs(p, tie))]
        spans = {p.first: p for p in rows if not self._acting(p, tie)}
        tokens = self.ground.tokens
        words = [self.text[tokens[p.first].start : tokens[p.last].end] for p in spans.values()]
        return tuple(dict.fromkeys(words))

    def _taken(self, tie: Tie) -> Iterator[NamedPlace]:
        """Find what is captured: it stands after its verb or noun without a preposition."""
        if tie.relation is not Relation.CAPTURES_FROM:
            return
        start = self.items[tie.trigger].last + 1
        for at in range(start, min(start + 7, len(self.ground.tokens))):
            if self.ground.word(at) in {"from", ",", "in", *rules().places.closing}:
                return
            if found := place_at(self.ground, at, told=True):
                yield NamedPlace(found[0], found[1], at)
                return

    def _acting(self, place: NamedPlace, tie: Tie) -> bool:
        """Tell whether the words are those of who acts in the tie, or of whom it is done to."""
        ends = (item for item in self._ends(tie) if {tie.who, tie.whom} & set(item.actors))
        if any(item.first <= place.last and place.first <= item.last for item in ends):
            return True
        on = (self.ground.on.get(at) for at in range(place.first, place.last + 1))
        return any(m and not m.place and m.actor in {tie.who, tie.whom} for m in on)

    def _ends(self, tie: Tie) -> Items:
        return self.items[tie.first], self.items[tie.last]

    def _belongs(self, place: NamedPlace, tie: Tie) -> bool:
        """Tell whether a place stands in the clause of a tie."""
        first, last = self.items[tie.first].first, self.items[tie.last].last
        trigger = self.items[tie.trigger].last
        if place.preposition > trigger:
            start = trigger + 1 if place.preposition < last else last + 1
            return not self._closes(start, place.preposition)
        if place.preposition > first:
            return not self._closes(first, place.preposition)
        return place.last < first and self._opens(place, first)

    def _opens(self, place: NamedPlace, first: int) -> bool:
        """Tell whether a place before the tie opens its clause: "In Aden, X backs Y"."""
        start = first
        while start and not self._closes(start - 1, start):
            start -= 1
        words = rules().places
        opener = self.ground.word(start)
        opens = opener in words.prepositions or opener in words.prepositions_of_kinds
        return opens and start <= place.preposition

    def _closes(self, start: int, end: int) -> bool:
        """Tell whether a clause ends between two tokens."""
        return any(self._ends_clause(at) for at in range(start, end))

    def _ends_clause(self, at: int) -> bool:
        word, after = self.ground.word(at), self.ground.word(at + 1)
        if at in self.ground.on or (word in DATES and self.ground.tokens[at].capital):
            return False
        if word in {"since", "until", "after", "before"}:
            return not (after in DATES or after[:1].isdigit())
        if word == ",":
            return after.endswith("ing")
        return word in rules().places.closing or word in finite_words()
