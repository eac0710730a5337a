"""What QTI's interactions are here: options, pairs or items, each with what it earns."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from quizzes.exchange.entries import Note, RefusedError
from quizzes.exchange.foreign import FULL, NONE, Kind, Weighed
from quizzes.exchange.qti.amounts import amounts_of
from quizzes.exchange.qti.asked import Asked
from quizzes.exchange.qti.declarations import Scoring
from quizzes.exchange.qti.differences import shuffled
from quizzes.exchange.qti.open_items import RUBRIC, read_rubric
from quizzes.exchange.qti.pairing import associate, gap_match, match
from quizzes.exchange.qti.parts import STATEMENTS
from quizzes.exchange.short_answers import escaped
from quizzes.exchange.xml_tree import Node

NUMBERS = frozenset({"integer", "float"})
VERDICTS = ["true", "false"]
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def choice(asked: Asked) -> dict[str, Any]:
    """Read one choice or several among options, or the statements of a table of ours."""
    found = _options(asked, asked.node.find("simpleChoice"))
    if asked.ours and asked.node.get("class") == STATEMENTS:
        ids = [node.get("identifier") for node in asked.node.find("simpleChoice")]
        ties = tuple(tuple(id_.split(".")[1:]) for id_ in ids)
        if all(len(tie) == 3 and all(map(KEY.fullmatch, tie)) for tie in ties):
            return found | {"kind": Kind.RELATIONS, "ties": ties}
    return found


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
    words = [option.text.lower() for option in options]
    if not several and words == VERDICTS:
        return {"kind": Kind.TRUE_FALSE, "options": options}
    return {
        "kind": Kind.CHOICES if several else Kind.CHOICE,
        "options": options,
        "shuffle": shuffled(asked.node),
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
    items = (
        Weighed(asked.texts.read(by_id[id_]), NONE, _feedback(asked, id_, by_id[id_]))
        for id_ in right
    )
    return {"kind": Kind.ORDERING, "options": tuple(items)}


def text_entry(asked: Asked) -> dict[str, Any]:
    """Read an answer to be typed."""
    told = asked.declaration
    if told.base_type in NUMBERS:
        return numbers(asked)
    if told.minds_capitals(asked.scoring):
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


def extended_text(asked: Asked) -> dict[str, Any]:
    """Read a text to be written, which a teacher marks; scorers' notes are the feedback."""
    blocks = [one for one in asked.item.find("rubricBlock") if "scorer" in one.get("view")]
    rubric, shown = read_rubric(asked.item, asked.texts) if asked.ours else ((), False)
    notes = [one for one in blocks if not rubric or one.get("class") != RUBRIC]
    told = "\n".join(asked.texts.read(one) for one in notes)
    own = {"rubric": rubric, "open_rubric": shown}
    return {"kind": Kind.OPEN, "else_feedback": told, **own}


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
