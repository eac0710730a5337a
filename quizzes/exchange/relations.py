"""Ties between actors between formats: written as `russia backs syrian-government`."""

from __future__ import annotations

import re
from typing import Any

from lessons.document import Relation
from quizzes.exchange.entries import Note, RefusedError
from quizzes.exchange.foreign import Foreign

KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
KNOWN = frozenset(relation.value for relation in Relation)


def relations(found: Foreign) -> tuple[dict[str, Any], list[Note]]:
    """Make a relations question; without ties, those of its claims are the key."""
    for actor in found.actors:
        if not KEY.fullmatch(actor):
            raise RefusedError("tie", tie=actor[:40])
    for relation in found.relations:
        if relation not in KNOWN:
            raise RefusedError("tie", tie=relation[:40])
    ties = [
        tie(option.text) | ({"feedback": option.feedback} if option.feedback else {})
        for option in found.options
    ]
    if len(found.actors) < 2 or not found.relations or not (ties or found.claims):
        raise RefusedError("no-ties")
    data = {"actors": list(found.actors), "relations": list(found.relations), "ties": ties}
    return {name: value for name, value in data.items() if value}, []


def tie(text: str) -> dict[str, str]:
    """Read a tie, or raise RefusedError."""
    who, _, rest = " ".join(text.split()).partition(" ")
    relation, _, whom = rest.rpartition(" ")
    if relation not in KNOWN or not KEY.fullmatch(who) or not KEY.fullmatch(whom):
        raise RefusedError("tie", tie=text[:40])
    return {"who": who, "relation": relation, "whom": whom}
