"""What QTI's interactions are here: options, pairs or items, each with what it earns."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from quizzes.exchange.entries import Note, RefusedError
from quizzes.exchange.foreign import FULL, NONE, Kind, Pair, Weighed
from quizzes.exchange.qti import gap_items
from quizzes.exchange.qti.amounts import amounts_of
from quizzes.exchange.qti.asked import Asked
from quizzes.exchange.qti.declarations import Scoring
from quizzes.exchange.short_answers import escaped
from quizzes.exchange.xml_tree import Node

NUMBERS = frozenset({"integer", "float"})
VERDICTS = ["true", "false"]


def choice(asked: Asked) -> dict[str, Any]:
    """Read one choice or several among options."""
    return _options(asked, asked.node.find("simpleChoice"))


def hottext(asked: Asked) -> dict[str, Any]:
    """Read a choice among words or sentences of a text, which becomes the options."""
    return _options(asked, asked.node.find("hottext")) | {"shuffle": False, "sentences": True}


def _options(asked: Asked, nodes: list[Node]) -> dict[str, Any]:
    several = asked.declaration.cardinality != "single"
    by_id = {node.get("identifier"): node for node in nodes}
    weights = asked.weights(by_id, several=several)
    options = tuple(
        Weighed(asked.texts.read(node), weights[id_], _feedback(asked, id_, node))
        for id_, node in by_id.items()
    )
    shuffle = asked.node.get("shuffle", "false") == "true"
    words = [option.text.lower() for option in options]
    if not several and words == VERDICTS:
        return {"kind": Kind.TRUE_FALSE, "options": options}
    return {
        "kind": Kind.CHOICES if several else Kind.CHOICE,
        "options": options,
        "shuffle": shuffle,
    }


def _feedback(asked: Asked, identifier: str, node: Node) -> str:
    """Read feedback that stands in an option, or at the item's end for it."""
    inner = node.find("feedbackInline", "feedbackBlock")
    told = "\n".join(asked.texts.read(one) for one in inner)
    return told or asked.feedback.pop(identifier, "")


def order(asked: Asked) -> dict[str, Any]:
    """Read items to be put in order."""
    by_id = {node.get("identifier"): node for node in asked.node.find("simpleChoice")}
    right = asked.declaration.correct
    if sorted(right) != sorted(by_id):
        raise RefusedError("qti-no-key")
    if not asked.ours:
        other = asked.scoring is Scoring.OTHER
        asked.texts.notes.append(Note("qti-scoring" if other else "neighbours"))
    items = (Weighed(asked.texts.read(by_id[id_]), NONE) for id_ in right)
    return {"kind": Kind.ORDERING, "options": tuple(items)}


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
    rows = [Pair(asked.texts.read(node), said[key[id_]]) for id_, node in left.items()]
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


def text_entry(asked: Asked) -> dict[str, Any]:
    """Read an answer to be typed."""
    told = asked.declaration
    if told.base_type in NUMBERS:
        return numbers(asked)
    if told.case_sensitive:
        asked.texts.notes.append(Note("capitals"))
    options, wrong = [], 0
    for value, percent in answers(asked):
        wrong += percent <= 0
        name = "right" if percent > 0 else f"wrong{wrong}"
        feedback = asked.feedback.get(name, "") if asked.ours else ""
        options.append(Weighed(escaped(value), percent, feedback))
    otherwise = asked.feedback.get("else", "") if asked.ours else ""
    return {"kind": Kind.SHORT, "options": tuple(options), "else_feedback": otherwise}


def numbers(asked: Asked) -> dict[str, Any]:
    """Read a number to be typed; our own exports have its unit beside the field."""
    units = asked.item.find("span") if asked.ours else []
    unit = asked.texts.read(units[0]) if units else ""
    for node in units:
        asked.texts.mark(node, "")
    found = amounts_of(asked.item, asked.declaration, asked.feedback, ours=asked.ours)
    otherwise = asked.feedback.get("else", "") if asked.ours else ""
    own = {"kind": Kind.NUMERICAL, "options": found, "unit": unit}
    return own | {"else_feedback": otherwise}


def answers(asked: Asked) -> list[tuple[str, Fraction]]:
    """List the answers that an item knows, with their shares of a hundred."""
    told = asked.declaration
    if asked.scoring is Scoring.MAPPED and told.entries:
        best = max(points for _, points in told.entries)
        if best <= 0:
            raise RefusedError("no-accepted")
        return [(value, points * FULL / best) for value, points in told.entries]
    return list(asked.weights(told.correct, several=False).items())


def extended_text(_asked: Asked) -> dict[str, Any]:
    """Refuse an essay by name."""
    raise RefusedError("essay")


READERS: dict[str, Callable[[Asked], dict[str, Any]]] = {
    "choiceInteraction": choice,
    "hottextInteraction": hottext,
    "orderInteraction": order,
    "matchInteraction": match,
    "associateInteraction": associate,
    "gapMatchInteraction": gap_match,
    "textEntryInteraction": text_entry,
    "extendedTextInteraction": extended_text,
}
