"""Interactions in which things that belong together are brought together."""

from __future__ import annotations

from typing import Any

from quizzes.exchange.entries import Note, RefusedError
from quizzes.exchange.foreign import Kind, Pair
from quizzes.exchange.qti import gap_items
from quizzes.exchange.qti.asked import Asked
from quizzes.exchange.xml_tree import Node


def match(asked: Asked) -> dict[str, Any]:
    """Read two lists whose members belong together."""
    sets = asked.node.all("simpleMatchSet")
    if len(sets) != 2:
        raise RefusedError("qti-pairs")
    left, right = (
        {node.get("identifier"): node for node in one.all("simpleAssociableChoice")} for one in sets
    )
    return _matched(asked, left, right)


def _matched(asked: Asked, left: dict[str, Node], right: dict[str, Node]) -> dict[str, Any]:
    """Make a prompt of each member of the list whose members belong to one other only."""
    pairs = asked.pairs()
    if sorted(b for _, b in pairs) == sorted(right) and sorted(a for a, _ in pairs) != sorted(left):
        left, right, pairs = right, left, [(b, a) for a, b in pairs]
    if sorted(a for a, _ in pairs) != sorted(left) or not {b for _, b in pairs} <= set(right):
        raise RefusedError("qti-pairs")
    key = dict(pairs)
    said = {id_: asked.texts.read(node) for id_, node in right.items()}
    rows = [
        Pair(asked.texts.read(node), said[key[id_]], asked.feedback.pop(id_, ""))
        for id_, node in left.items()
    ]
    rows += [Pair("", text) for id_, text in said.items() if id_ not in key.values()]
    return {"kind": Kind.MATCHING, "pairs": tuple(rows)}


def associate(asked: Asked) -> dict[str, Any]:
    """Read pairs among one list: the first of each is a prompt here, the second its choice."""
    nodes = {n.get("identifier"): n for n in asked.node.find("simpleAssociableChoice")}
    firsts = {a for a, _ in asked.pairs()}
    asked.texts.notes.append(Note("associate"))
    left = {id_: node for id_, node in nodes.items() if id_ in firsts}
    return _matched(asked, left, {id_: node for id_, node in nodes.items() if id_ not in firsts})


def gap_match(asked: Asked) -> dict[str, Any]:
    """Read words to be put into the gaps of a text."""
    gaps = [node.get("identifier") for node in asked.node.find("gap")]
    words = {n.get("identifier"): n for n in asked.node.find("gapText", "gapImg")}
    said = {id_: asked.texts.read(node) for id_, node in words.items()}
    key = {gap: word for word, gap in asked.pairs()}
    if sorted(key) != sorted(gaps) or not set(key.values()) <= set(said):
        raise RefusedError("qti-pairs")
    found = gap_items.gap_match(asked.node, key, said, asked.texts)
    for node in words.values():
        asked.texts.mark(node, "")
    return dict(found)
