"""What the specification of QTI asks of an item beyond its schema: names that fit together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizzes.exchange.qti.names import as_version_2
from quizzes.exchange.xml_tree import Node
from tests.quizzes.exchange.qti_models import BOOLEAN, DOUBLE, INTEGER, NC_NAME

PAIR = f"{NC_NAME} {NC_NAME}"
VALUES = {"identifier": NC_NAME, "float": DOUBLE, "integer": INTEGER, "boolean": BOOLEAN}
VALUES |= {"pair": PAIR, "directedPair": PAIR, "string": "(?s).*"}
BOUND = {
    "choiceInteraction": ("identifier", {"single", "multiple"}),
    "hottextInteraction": ("identifier", {"single", "multiple"}),
    "inlineChoiceInteraction": ("identifier", {"single"}),
    "orderInteraction": ("identifier", {"ordered"}),
    "matchInteraction": ("directedPair", {"single", "multiple"}),
    "textEntryInteraction": ("", {"single"}),
    "extendedTextInteraction": ("string", {"single"}),
}
CHOICES = ("simpleChoice", "inlineChoice", "hottext", "simpleAssociableChoice")


def broken_rules(item: Node) -> list[str]:
    """Name every rule that an item breaks; it is read in the names of version 2 afterwards."""
    item = as_version_2(item)
    return [*values(item), *responses(item), *outcomes(item)]


def values(item: Node) -> Iterator[str]:
    """Ask that values are of the type that was declared for them."""
    for node in item.find("responseDeclaration", "outcomeDeclaration"):
        told = [value.text for value in node.find("value")]
        told += [one.get("mapKey") for one in node.find("mapEntry")]
        for text in told:
            if not re.fullmatch(VALUES[node.get("baseType")], text):
                yield f"{node.get('identifier')}: {text!r} is no {node.get('baseType')}"
        most = node.get("cardinality") == "single"
        if most and any(len(one.children) > 1 for one in node.all("correctResponse")):
            yield f"{node.get('identifier')}: several values for one"
    for node in item.find("baseValue"):
        if not re.fullmatch(VALUES[node.get("baseType")], node.text):
            yield f"baseValue: {node.text!r} is no {node.get('baseType')}"


def responses(item: Node) -> Iterator[str]:
    """Ask that each interaction has a response of its kind, whose values are its choices."""
    declared = {node.get("identifier"): node for node in item.all("responseDeclaration")}
    used = [node for node in item.walk() if node.name in BOUND]
    names = [node.get("responseIdentifier") for node in used]
    if sorted(names) != sorted(declared):
        yield f"responses {sorted(declared)}, interactions {sorted(names)}"
    for node in used:
        kind, cardinalities = BOUND[node.name]
        told = declared.get(node.get("responseIdentifier"), Node(""))
        if told.get("cardinality") not in cardinalities or kind not in {"", told.get("baseType")}:
            yield f"{node.name}: bound to {told.attributes}"
        yield from choices(node, told)


def choices(node: Node, told: Node) -> Iterator[str]:
    """Ask that identifiers differ and that the key is among them; that limits can be kept."""
    ids = [one.get("identifier") for one in node.find(*CHOICES)]
    if len(set(ids)) < len(ids):
        yield f"{node.name}: an identifier twice"
    known = [part for one in told.find("value") for part in one.text.split()]
    known += [part for one in told.find("mapEntry") for part in one.get("mapKey").split()]
    if ids and not set(known) <= set(ids):
        yield f"{node.name}: {sorted(set(known) - set(ids))} is no choice of it"
    if told.get("cardinality") == "multiple" and node.get("maxChoices") == "1":
        yield f"{node.name}: several answers, and one may be chosen"
    for one in node.find("simpleAssociableChoice"):
        uses = sum(one.get("identifier") in value.text.split() for value in told.find("value"))
        if uses > int(one.get("matchMax")) > 0:
            yield f"{one.get('identifier')}: matched more often than it may be"


def outcomes(item: Node) -> Iterator[str]:
    """Ask that what is set, looked up and shown is declared, and is what may be set so."""
    declared = {node.get("identifier"): node for node in item.all("outcomeDeclaration")}
    names = {*declared, *(node.get("identifier") for node in item.all("responseDeclaration"))}
    for node in item.find("variable", "correct", "mapResponse"):
        if node.get("identifier") not in names:
            yield f"{node.name}: {node.get('identifier')} is not declared"
    shown = [(one.get("outcomeIdentifier"), one.get("identifier")) for one in item.children]
    shown = [pair for pair in shown if pair[0]]
    if len(set(shown)) < len(shown):
        yield "modalFeedback: an identifier twice"
    for name in {outcome for outcome, _ in shown}:
        if name not in declared or declared[name].get("baseType") != "identifier":
            yield f"modalFeedback: {name} is no outcome that can show it"
    for node in item.find("setOutcomeValue"):
        told = declared.get(node.get("identifier"))
        given = node.children[0]
        if told is None:
            yield f"setOutcomeValue: {node.get('identifier')} is not declared"
        elif given.name == "baseValue" and given.get("baseType") != told.get("baseType"):
            yield f"setOutcomeValue: {given.get('baseType')} for {node.get('identifier')}"
