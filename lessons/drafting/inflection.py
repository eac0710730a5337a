"""English inflection: enough to find every form of a listed verb or noun."""

from __future__ import annotations

import re

TWICE = re.compile(r"^[^aeiou]*[aeiou][bdgmnprt]$")


def verb_forms(verb: str, irregular: tuple[str, ...] = ()) -> frozenset[str]:
    """List the forms of a verb: base, -s, -ing, and past (regular unless given)."""
    stem = _stem(verb)
    past = {form for form in irregular if not form.endswith("ing")}
    return frozenset({verb, plural(verb), f"{stem}ing", *irregular, *(past or {_past(verb)})})


def participles(verb: str, irregular: tuple[str, ...] = ()) -> frozenset[str]:
    """List the forms that may follow "was" in a passive."""
    past = {form for form in irregular if not form.endswith("ing")}
    return frozenset(past or ({verb, _past(verb)} if verb == "hit" else {_past(verb)}))


def plural(noun: str) -> str:
    """Add the -s of plurals and of "she backs"."""
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    if re.search(r"(s|x|z|ch|sh)$", noun):
        return noun + "es"
    return noun + "s"


def _stem(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1]
    return verb + verb[-1] if TWICE.match(verb) else verb


def _past(verb: str) -> str:
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ied"
    return verb + "d" if verb.endswith("e") else _stem(verb) + "ed"
