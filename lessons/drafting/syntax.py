"""Who a verb's subject is, and whom it is done to, by the order of words."""

from __future__ import annotations

from lessons.drafting.function_words import OPENERS, PREPOSITIONS, QUOTES, RELATIVE, STOPS
from lessons.drafting.items import Item
from lessons.drafting.rules import rules
from lessons.drafting.verbs import (
    control_words,
    finite_words,
    light_words,
    nouns_by_form,
    verbs_by_form,
)

Items = tuple[Item, ...]
FARTHEST = 7
CLAUSE = 30
"""Items. A verb farther back shares no subject with this one."""


def is_helper(item: Item) -> bool:
    """Tell whether a word only stands between a subject and its verb."""
    return not item.actors and (
        item.text in rules().frames.auxiliaries
        or item.text in control_words()
        or (item.text.endswith("ly") and len(item.text) > 4)
        or item.text in QUOTES
    )


def subject_of(items: Items, verb: int, depth: int = 4) -> int | None:
    """Give the place of the group that does what the verb says, or None."""
    at = verb - 1
    while at > verb - CLAUSE and at >= 0 and depth:
        item = items[at]
        if item.actors:
            return _as_subject(items, at)
        if item.text in RELATIVE:
            return _antecedent(items, at)
        if item.text in {"and", "or", "but", "then"}:
            return _shared(items, at, depth)
        if item.text == ",":
            going_on = items[verb].text.endswith("ing")
            if going_on and (shared := _shared(items, at, depth)) is not None:
                return shared
            opening = _opening(items, at)
            if opening is None and items[at - 1].acts and len(items[at - 1].actors) > 1:
                return _as_subject(items, at - 1)
            if opening is None:
                return _shared(items, at, depth) if _follows_conjunction(items, at) else None
            named = opening + 2 == at and items[opening + 1].acts and not items[opening + 1].owner
            if named and not items[opening - 1].acts:
                return opening + 1
            at = opening - 1
            continue
        if item.text in {"of", "for"} and items[verb].text.endswith("ing"):
            return _accused(items, at, depth)
        if not is_helper(item):
            found = _owner_of_noun(items, at)
            return found if found is not None else _sender(items, at, depth)
        at -= 1
    return None


def _sender(items: Items, noun: int, depth: int) -> int | None:
    """Read "X sent soldiers to fight" as X fighting."""
    light = light_before(items, noun)
    sent = light is not None and items[noun + 1].text == "to"
    return subject_of(items, light, depth - 1) if light is not None and sent else None


def _accused(items: Items, preposition: int, depth: int) -> int | None:
    """Read "Y accused X of backing" and "X is accused of backing": X is said to do it."""
    before = preposition - 1
    if before >= 0 and items[before].acts and not items[before].owner:
        return before
    if before >= 0 and items[before].text in _accusing():
        return subject_of(items, before, depth - 1)
    return None


def _as_subject(items: Items, at: int) -> int | None:
    """Take an actor before a verb as its subject, if it does not hang on another noun."""
    item = items[at]
    back = at - 1
    while back >= 0 and items[back].text in {"the", "other", "several", "some"}:
        back -= 1
    before = items[back] if back >= 0 else None
    if item.owner:
        return None
    if before is None or before.actors or before.text not in PREPOSITIONS | {"like"}:
        return at
    noun = items[back - 1].text if back else ""
    opens = back == 0 or items[back - 1].text in {",", "“", '"'}
    organ = noun in rules().frames.organs
    if before.text in {"of", "from"} and organ:
        return at
    if before.text in {"by", "from"} and (noun,) in nouns_by_form():
        return at
    return _head_before(items, back) if not opens else None


def _head_before(items: Items, preposition: int) -> int | None:
    """Step over "X of Y": "Egypt in the region" has Egypt for its head."""
    left = preposition - 1
    if left >= 0 and items[left].acts and not items[left].owner:
        return _as_subject(items, left)
    return None


def _accusing() -> frozenset[str]:
    return frozenset(["accused", "blamed", "suspected", "accuse", "accuses", "blame", "blames"])


def _antecedent(items: Items, relative: int) -> int | None:
    at = relative - 1
    if at >= 0 and items[at].text == ",":
        at -= 1
    if at >= 0 and items[at].acts and not items[at].owner:
        return at
    if at >= 1 and not items[at].actors and items[at].text in rules().frames.organs:
        owner = at - 1 if items[at - 1].acts else at - 2  # "Libya's eastern army, which"
        return owner if owner >= 0 and items[owner].acts else None
    return None


def _shared(items: Items, conjunction: int, depth: int) -> int | None:
    """Give the subject of the verb before "and": "X arms and trains Y"."""
    for at in range(conjunction - 1, max(-1, conjunction - CLAUSE), -1):
        if items[at].text in finite_words() and not items[at].actors:
            subject = subject_of(items, at, depth - 1)
            if subject is not None:
                return subject
        if items[at].text in {";", ":", "while", "whereas"}:
            return None
    return None


def _follows_conjunction(items: Items, comma: int) -> bool:
    return comma + 1 < len(items) and not items[comma + 1].actors


def _opening(items: Items, closing: int) -> int | None:
    """Find the comma that opens what the other closes: ", which drafted the text,"."""
    for at in range(closing - 1, max(-1, closing - 22), -1):
        if items[at].text == ",":
            following = items[at + 1]
            opens = following.text.split(" ")[0] in OPENERS or following.actors
            if opens or following.text.endswith("ed"):
                return at
        if items[at].text in {";", ":"}:
            return None
    return None


def _owner_of_noun(items: Items, noun: int) -> int | None:
    """Take "NUA youths", "Russian forces" and "Assad's army" for the actor in them."""
    organs = rules().frames.organs
    for at in range(noun, max(-1, noun - 4), -1):
        item = items[at]
        if item.actors:
            if item.place or item.dashed or at == noun:
                return None
            close = item.adjective or (noun - at == 1 and not item.owner)
            return at if close or items[noun].text in organs else None
        if item.text in STOPS or item.text in finite_words():
            break
    return None


def light_before(items: Items, noun: int) -> int | None:
    """Find the verb that a noun leans on: "imposed" tariffs."""
    for at in range(noun - 1, max(-1, noun - 8), -1):
        item = items[at]
        if item.text in light_words() and not item.actors:
            return at
        if item.text in {",", ";", "that", "which", "who", "and", "by"}:
            return None
        if item.text in verbs_by_form() and not item.actors:
            return None
    return None
