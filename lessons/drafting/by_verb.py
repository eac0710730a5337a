"""Ties that a verb states, active or passive: "X backs Y", "Y is supported by X"."""

from __future__ import annotations

from collections.abc import Iterator

from lessons.drafting.found import Finding, Gap, Tie
from lessons.drafting.function_words import GROUND
from lessons.drafting.items import Item
from lessons.drafting.objects import object_of, search
from lessons.drafting.rules import Verb, rules
from lessons.drafting.syntax import Items, is_helper, subject_of
from lessons.drafting.verbs import BE, passive_forms, verbs_by_form


def by_verb(items: Items, capitals: frozenset[int]) -> Iterator[Finding]:
    """Find the ties of every verb in a sentence."""
    for at, item in enumerate(items):
        if item.actors or (at and items[at - 1].text in {"-", "–"}):
            continue
        for verb in verbs_by_form().get(item.text, ()):
            found = list(_ties(items, at, verb, capitals))
            yield from found
            if found:
                break


def _ties(items: Items, at: int, verb: Verb, capitals: frozenset[int]) -> Iterator[Finding]:
    if items[at].text in passive_forms() and (agent := _agent(items, at)) is not None:
        pairs = _pairs(items, agent, _patient(items, at), verb)
    elif _passive(items, at):
        return
    else:
        pairs = _active(items, at, verb, capitals)
    for who, whom in pairs:
        if word := negated(items, at):
            yield Gap(at, "denied", word)
            return
        first, last = min(who[0], whom[0], at), max(who[0], whom[0], at)
        yield Tie(who[1], verb.relation, whom[1], verb.means, first, last, at)


Pair = tuple[tuple[int, str], tuple[int, str]]


def _pairs(items: Items, who: int | None, whom: int | None, verb: Verb) -> list[Pair]:
    if who is None or whom is None or who == whom:
        return []
    pairs = [((who, a), (whom, b)) for a in items[who].actors for b in items[whom].actors]
    return [pair for pair in pairs if pair[0][1] != pair[1][1]]


def _active(items: Items, at: int, verb: Verb, capitals: frozenset[int]) -> list[Pair]:
    if items[at].text in {"to"} or _is_noun(items, at):
        return []
    who = subject_of(items, at)
    if verb.whom == "place":
        taken = at + 1 < len(items) and _takes_ground(items, at, capitals)
        if not taken:
            return []
        return _pairs(items, who, search(items, at + 1, ("from",), places=True), verb)
    for preposition in verb.prepositions:
        if (whom := object_of(items, at + 1, preposition)) is not None:
            return _pairs(items, who, whom, verb)
    return []


def _is_noun(items: Items, at: int) -> bool:
    """Tell whether a word that could be a verb is a noun here: "its attack", "an ally"."""
    before: Item | None = items[at - 1] if at else None
    after = items[at + 1].text if at + 1 < len(items) else ""
    if before is None:
        return True
    if before.owner or before.text in {"the", "a", "an", "this", "such", "air", "more"}:
        return True
    return after == "of" or (after in {"for", "on"} and before.actors != ())


def _agent(items: Items, at: int) -> int | None:
    """Find the doer after "by"."""
    for by in range(at + 1, min(len(items), at + 3)):
        if items[by].text == "by":
            return object_of(items, by, "by")
    return None


def _passive(items: Items, at: int) -> bool:
    """Tell whether a form of "be" makes the participle a passive."""
    if items[at].text not in passive_forms():
        return False
    back = at - 1
    while back >= 0 and is_helper(items[back]) and items[back].text not in BE:
        if items[back].text in {"has", "have", "had"}:
            return False
        back -= 1
    return back >= 0 and items[back].text in BE


def _patient(items: Items, at: int) -> int | None:
    """Find whom the passive is done to: its subject, or the name just before a participle."""
    if _passive(items, at):
        return subject_of(items, at)
    back = at - 1
    while back >= 0 and (items[back].text in {","} or is_helper(items[back])):
        back -= 1
    if back >= 0 and items[back].acts:
        return back
    return subject_of(items, at)


def negated(items: Items, at: int) -> str | None:
    """Give the word by which a statement is none: "did not back", "refused to", "denies arming"."""
    if _unreal(items, at):
        return "had"
    window = [item.text for item in items[max(0, at - 4) : at] if not item.actors]
    words = " ".join(window)
    for word in rules().certainty.negations:
        found = word in words.split() if " " not in word else word in words
        if found:
            return word
    return None


def _unreal(items: Items, at: int) -> bool:
    """Tell "Had X backed Y, …" from what happened."""
    opening = next((n for n, item in enumerate(items[:2]) if item.text == "had"), at)
    return (
        opening + 1 < at
        and bool(items[opening + 1].actors)
        and not any(item.text == "," for item in items[opening:at])
    )


def _takes_ground(items: Items, at: int, capitals: frozenset[int]) -> bool:
    """Tell whether what is taken is a place: a name, or a word such as town."""
    for item in items[at + 1 : at + 8]:
        if item.text in {"from", ",", ".", "with", "for"}:
            return False
        if item.text in GROUND or (item.first in capitals and not item.acts):
            return True
    return False
