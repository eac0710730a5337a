"""Ties that say what one actor is to another: "X's ally Y", "Y, a rival of X", "X-backed Y"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lessons.document import Relation
from lessons.drafting.found import Finding, Gap, Tie
from lessons.drafting.function_words import STOPS
from lessons.drafting.objects import object_of
from lessons.drafting.rules import Role, rules
from lessons.drafting.syntax import Items, subject_of
from lessons.drafting.verbs import BE, roles_by_form

IS = BE | {"remains", "remained", "became", "remain"}


def by_role(items: Items) -> Iterator[Finding]:
    """Find the ties of every word such as ally, rival or backer."""
    for at, item in enumerate(items):
        role = roles_by_form().get(item.text)
        if role and not item.actors:
            yield from _ties(items, at, role)


def _ties(items: Items, at: int, role: Role) -> Iterator[Finding]:
    pair = _owned(items, at) or _of(items, at) or _such(items, at)
    if not pair:
        return
    if any(item.text in {"former", "ex", "once", "onetime"} for item in items[max(0, at - 3) : at]):
        yield Gap(at, "over", "former")
        return
    who, whom = (pair[1], pair[0]) if role.reversed else pair
    for a in items[who].actors:
        for b in items[whom].actors:
            if a != b:
                ends = (who, whom, at)
                yield Tie(a, role.relation, b, role.means, min(ends), max(ends), at)


def _owned(items: Items, at: int) -> tuple[int, int] | None:
    """Read "X's ally Y", "Y, X's ally," and "X's Russian and Iranian allies"."""
    owner = next((i for i in range(at - 1, max(-1, at - 5), -1) if items[i].owner), None)
    if owner is None or any(items[i].text in STOPS for i in range(owner + 1, at)):
        return None
    inner = next((i for i in range(owner + 1, at) if items[i].acts), None)
    if inner is not None:
        return (inner, owner) if items[inner].adjective else None
    before = items[owner - 1].text if owner else ""
    if before == "," and owner > 1 and items[owner - 2].acts and not items[owner - 2].owner:
        return owner - 2, owner
    if before in IS and (subject := subject_of(items, owner - 1)) is not None:
        return subject, owner
    return _named_after(items, at, owner)


def _named_after(items: Items, at: int, owner: int) -> tuple[int, int] | None:
    after = at + 1
    if after < len(items) and items[after].text in {",", ":"}:
        after += 1
    if after < len(items) and items[after].acts and not items[after].pronoun:
        return after, owner
    return None


def _of(items: Items, at: int) -> tuple[int, int] | None:
    """Read "Y, an ally of X" and "Y is an ally of X"."""
    whom = object_of(items, at + 1, "of")
    who = _left_of(items, at) if whom is not None else None
    return (who, whom) if who is not None and whom is not None else None


def _left_of(items: Items, at: int) -> int | None:
    """Find who is described: before "is", or before the comma of an apposition."""
    start = at - 1
    while start >= 0 and not items[start].actors and items[start].text not in STOPS | IS:
        start -= 1
    if start < 1:
        return None
    if items[start].text in IS:
        return subject_of(items, start)
    if items[start].text == "," and items[start - 1].acts and not items[start - 1].owner:
        return start - 1
    return None


def _such(items: Items, at: int) -> tuple[int, int] | None:
    """Read "the loss of supporters like Y" as supporters of the sentence's first actor."""
    if any(items[i].owner for i in range(max(0, at - 4), at)):
        return None
    for words in rules().frames.such:
        who = object_of(items, at + 1, words)
        whom = next((i for i in range(at) if items[i].acts), None)
        if who is not None and whom is not None:
            return who, whom
    return None


@cache
def _links() -> dict[str, list[str]]:
    """Give the words that link two actors by the first of them, in the rules' order."""
    found: dict[str, list[str]] = {}
    for link in rules().frames.links:
        found.setdefault(link.split()[0], []).append(link)
    return found


def by_link(items: Items) -> Iterator[Finding]:
    """Find the ties of "X, a group linked to Y" and "X is loyal to Y"."""
    for at in range(1, len(items)):
        for link in _links().get(items[at].text, ()):
            whom = object_of(items, at, link)
            who = _left_of(items, at) if whom is not None else None
            if who is not None and whom is not None:
                for a in items[who].actors:
                    rows = (b for b in items[whom].actors if b != a)
                    yield from (Tie(a, Relation.ALLIED_WITH, b, (), who, whom, at) for b in rows)


def by_compound(items: Items) -> Iterator[Finding]:
    """Find the ties of "X-backed Y"."""
    compounds = rules().frames.compounds
    for at in range(2, len(items)):
        relation = compounds.get(items[at].text)
        if not relation or items[at - 1].text not in {"-", "–"} or not items[at - 2].acts:
            continue
        whom = object_of(items, at + 1)
        if whom is not None:
            yield from _compound(items, at, relation, whom)


def _compound(items: Items, at: int, relation: Relation, whom: int) -> Iterator[Finding]:
    for who in items[at - 2].actors:
        first = items[whom].actors[:1]
        yield from (Tie(who, relation, b, (), at - 2, whom, at) for b in first if b != who)
