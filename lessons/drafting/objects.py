"""Whom a verb or noun is done to, by the order of words."""

from __future__ import annotations

from functools import cache

from lessons.drafting.function_words import QUOTES, STOPS
from lessons.drafting.rules import rules
from lessons.drafting.syntax import FARTHEST, Items
from lessons.drafting.verbs import BE, finite_words

FAR = 12
"""Items. Farther off, a preposition most likely belongs to something else."""


ENDS = (STOPS - QUOTES) | BE


@cache
def _parts(preposition: str) -> list[str]:
    return preposition.split()


def object_of(items: Items, at: int, preposition: str = "", *, places: bool = False) -> int | None:
    """Give the place of the group after a preposition (or none) that begins at a place."""
    start = at
    if preposition:
        parts = _parts(preposition)
        if at >= len(items) or items[at].text != parts[0]:
            return None
        start = at + len(parts)
        if [item.text for item in items[at:start]] != parts:
            return None
    for here in range(start, min(len(items), start + FARTHEST)):
        item = items[here]
        if item.actors:
            return _last_owned(items, here) if item.acts or places else None
        if item.text == "from" and places:
            continue
        if item.text == "," and here > start and _list_follows(items, here):
            continue
        if item.text in {"and", "or"} and here > start and not _verb_follows(items, here):
            continue
        if item.text in ENDS:
            return None
    return None


def _list_follows(items: Items, comma: int) -> bool:
    """Tell whether actors go on a list: "by the army, Cuba and Russia"."""
    following = items[comma + 1 : comma + 3]
    named = len(following) == 2 and len(following[0].actors) > 1
    return named and following[1].text not in finite_words()


def _verb_follows(items: Items, at: int) -> bool:
    return any(item.text in finite_words() for item in items[at + 1 : at + 3])


def _last_owned(items: Items, at: int) -> int:
    """Step from "Assad's Russian and Iranian allies" to whom the words mean."""
    while items[at].owner:
        if (person := _person_owned(items, at)) is not None:
            return person
        following = next((i for i in range(at + 1, min(len(items), at + 3)) if items[i].acts), None)
        if following is None:
            return at
        at = following
    return at


def _person_owned(items: Items, at: int) -> int | None:
    """Step from "the firm's owner, X," to X, whom the words mean."""
    if at + 1 >= len(items) or items[at + 1].text not in rules().names.persons:
        return None
    named = at + 2 + (items[at + 2 : at + 3] != () and items[at + 2].text == ",")
    return named if named < len(items) and items[named].acts else None


def search(
    items: Items, start: int, prepositions: tuple[str, ...], *, places: bool = False
) -> int | None:
    """Look to the right for a preposition with an actor, within the clause."""
    for at in range(start, min(len(items), start + FAR)):
        for preposition in prepositions:
            found = object_of(items, at, preposition, places=places)
            if found is not None:
                return found
        if items[at].text in {";", ":", ".", "according", "while", "but", "that", "which", "who"}:
            return None
    return None
