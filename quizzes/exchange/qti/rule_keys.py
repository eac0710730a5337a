"""A key that an item does not declare, read from the rules that look for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from quizzes.exchange.entries import RefusedError
from quizzes.exchange.qti.declarations import Declaration, folded, number
from quizzes.exchange.xml_tree import Node

BRANCHES = ("responseIf", "responseElseIf")
SCORES = frozenset({"float", "integer"})
SAME = frozenset({"match", "stringMatch", "equal"})
ALTERNATIVES, TOGETHER = "or", "and"


def with_rule_key(item: Node, told: Declaration) -> Declaration:
    """Give a declaration the key, and what answers earn, that the rules know."""
    processing = item.first("responseProcessing")
    if told.correct or told.entries or processing is None:
        return told
    found = [
        (points, values)
        for branch in processing.find(*BRANCHES)
        if branch.children and (points := earned(branch)) > 0
        if (values := list(looked_for(branch.children[0], told)))
    ]
    if told.cardinality == "multiple" and any(len(values) > 1 for _, values in found):
        return replace(told, correct=tuple(found[0][1])) if len(found) == 1 else told
    return replace(told, entries=tuple((value, p) for p, values in found for value in values))


def earned(branch: Node) -> Fraction:
    """Tell the most points that a branch gives, set or added."""
    given = [Fraction(0)]
    for rule in branch.all("setOutcomeValue"):
        what = rule.first("baseValue", "sum")
        added = what if what is None or what.name == "baseValue" else what.first("baseValue")
        if added is not None and added.get("baseType") in SCORES:
            given.append(number(added.text, added))
    return max(given)


def looked_for(test: Node, told: Declaration) -> Iterator[str]:
    """Give the values that a test asks for, all of them or any."""
    if (test.name == ALTERNATIVES and told.cardinality == "single") or test.name == TOGETHER:
        for part in test.children:
            yield from looked_for(part, told)
    elif test.name in SAME or test.name == "member":
        about = [node.get("identifier") for node in test.all("variable")]
        values = test.all("baseValue") or [n for m in test.all("multiple") for n in m.children]
        if about == [told.identifier]:
            yield from (folded(value.text) for value in values if value.name == "baseValue")


def refuse_without_key(item: Node, told: Declaration) -> None:
    """Raise RefusedError if no key is known, by what is there in its stead."""
    if not told.correct and not told.entries:
        rules = item.first("responseProcessing")
        raise RefusedError("qti-rules" if rules and rules.children else "qti-no-key")
