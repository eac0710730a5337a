"""A sentence as the patterns see it: actors, alone or in groups, between plain words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from lessons.drafting.lexicon import How
from lessons.drafting.mentions import Mention
from lessons.drafting.rules import rules
from lessons.drafting.tokens import Token
from lessons.drafting.verbs import finite_words, nouns_by_form

MARKS = frozenset({"'s", "’s", "'", "’"})
ARTICLES = frozenset({"the", "a", "an", "both"})


@dataclass(frozen=True)
class Item:
    """One word, or one group of actors; `first` and `last` are its tokens."""

    text: str
    first: int
    last: int
    actors: tuple[str, ...] = ()
    owner: bool = False
    adjective: bool = False
    place: bool = False
    dashed: bool = False
    pronoun: bool = False

    @property
    def acts(self) -> bool:
        """Tell whether it can do something, or have something done to it."""
        return bool(self.actors) and not self.place


def items_of(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Item, ...]:
    """Make the items of a sentence: mentions in place of their tokens, then groups of them."""
    starts = {mention.first: mention for mention in mentions}
    single: list[Item] = []
    at = 0
    while at < len(tokens):
        mention = starts.get(at)
        item = _actor(tokens, mention) if mention else Item(tokens[at].lower, at, at)
        single.append(item)
        at = item.last + 1
    return tuple(_grouped(single))


def _actor(tokens: tuple[Token, ...], mention: Mention) -> Item:
    last = mention.last
    pronoun = mention.how is How.PRONOUN
    if mention.owner and not pronoun and last + 1 < len(tokens):
        last += tokens[last + 1].text in MARKS
    if last + 3 < len(tokens) and tokens[last + 1].text == "(" and tokens[last + 3].text == ")":
        last += 3
    text = " ".join(token.lower for token in tokens[mention.first : mention.last + 1])
    adjective = mention.how is How.ADJECTIVE
    return Item(
        text, mention.first, last, (mention.actor,), mention.owner, adjective, mention.place,
        pronoun=pronoun,
    )  # fmt: skip


def _grouped(single: list[Item]) -> list[Item]:
    """Join "X, Y and Z", "X, along with Y", "Israel-Hamas" into groups."""
    found: list[Item] = []
    at = 0
    while at < len(single):
        item = single[at]
        at += 1
        while item.actors and (joint := _joint(single, at, found, item)):
            other = single[joint]
            item = _joined(item, other, single[at].text in {"-", "–"})
            at = joint + 1
        found.append(item)
    return found


@cache
def _joints() -> tuple[list[str], ...]:
    """List the words that join actors, the longest first."""
    adding = rules().frames.adding
    after_comma = (f", {words}" for words in adding if words != ",")
    found = sorted({*adding, "-", "–", *after_comma}, key=lambda words: (-len(words), words))
    return tuple(words.split() for words in found)


def _joint(single: list[Item], at: int, found: list[Item], item: Item) -> int | None:
    """Give the place of the next actor of the group, if one is joined here."""
    for parts in _joints():
        after = at + len(parts)
        if [i.text for i in single[at:after]] != parts:
            continue
        while after < len(single) and single[after].text in ARTICLES:
            after += 1
        if (
            after < len(single)
            and single[after].actors
            and _fits(single, after, parts, found, item)
        ):
            return after
    return None


def _fits(single: list[Item], after: int, parts: list[str], found: list[Item], item: Item) -> bool:
    """Tell a list from a new clause: ", and Y supports" begins one."""
    other = single[after]
    if (other.place and not item.place) or other.pronoun or (item.owner and not other.owner):
        return False
    follows = single[after + 1].text if after + 1 < len(single) else ""
    if "with" in parts and (follows,) in nouns_by_form():
        return False
    if parts == [","]:
        rest = [i.text for i in single[after + 1 : after + 4]]
        return bool({"and", "or"} & set(rest)) and not other.owner
    clause = parts[:1] == [","] or (parts == ["and"] and len(found) > 1 and _seen_verb(found))
    return not (clause and parts[-1] in {"and", "or"} and follows in finite_words())


def _seen_verb(found: list[Item]) -> bool:
    return any(item.text in finite_words() for item in found)


def _joined(item: Item, other: Item, dashed: bool) -> Item:
    actors = tuple(dict.fromkeys((*item.actors, *other.actors)))
    return Item(
        f"{item.text}, {other.text}", item.first, other.last, actors, other.owner,
        other.adjective, item.place, dashed,
    )  # fmt: skip
