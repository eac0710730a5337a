"""How an exported item is marked: a standard template where that is exact, else written out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from quizzes.exchange.foreign import Foreign, Kind
from quizzes.exchange.qti.building import element
from quizzes.exchange.xml_tree import Node

RESPONSE, SCORE, MAXSCORE = "RESPONSE", "SCORE", "MAXSCORE"
FEEDBACK, EXPLANATION = "FEEDBACK", "EXPLANATION"
IDENTIFIER, FLOAT = "identifier", "float"


def variable(identifier: str) -> Node:
    """Look a value up."""
    return element("variable", identifier=identifier)


def value(kind: str, text: str) -> Node:
    """Write a value."""
    return element("baseValue", text, baseType=kind)


def put(identifier: str, what: Node) -> Node:
    """Set an outcome."""
    return element("setOutcomeValue", what, identifier=identifier)


def unless_empty(rule: Node) -> Node:
    """Give nothing for no answer, else what a rule gives."""
    empty = element("isNull", variable(RESPONSE))
    return element(
        "responseCondition",
        element("responseIf", empty, put(SCORE, value(FLOAT, "0"))),
        element("responseElse", rule),
    )


def all_or_nothing() -> Node:
    """Give the point for the key."""
    return for_the_key(put(SCORE, value(FLOAT, "0")))


def for_the_key(*otherwise: Node) -> Node:
    """Give the point for the key, and for another answer what the rules give."""
    same = element("match", variable(RESPONSE), element("correct", identifier=RESPONSE))
    return element(
        "responseCondition",
        element("responseIf", same, put(SCORE, value(FLOAT, "1"))),
        element("responseElse", *otherwise),
    )


def mapped(of: int) -> Node:
    """Give what the mapping says, as a share of so many."""
    points = element("mapResponse", identifier=RESPONSE)
    shared = element("divide", points, value(FLOAT, str(of))) if of > 1 else points
    return unless_empty(put(SCORE, shared))


def neighbours(order: list[str]) -> Node:
    """Give a share for each two that stand together in the right order.

    The key is asked for first: some players cannot look up a place in an answer.
    """
    rules = [put(SCORE, value(FLOAT, "0"))]
    for pair in pairwise(order):
        more = element("sum", variable(SCORE), value(FLOAT, "1"))
        rule = element("responseIf", together(pair, len(order)), put(SCORE, more))
        rules.append(element("responseCondition", rule))
    share = element("divide", variable(SCORE), value(FLOAT, str(len(order) - 1)))
    return for_the_key(*rules, put(SCORE, share))


def together(pair: tuple[str, str], count: int) -> Node:
    """Tell whether the second comes directly after the first, wherever that is."""
    return element("or", *(_at(pair, place) for place in range(1, count)))


def _at(pair: tuple[str, str], place: int) -> Node:
    places = (
        element(
            "match",
            element("index", variable(RESPONSE), n=str(place + further)),
            value(IDENTIFIER, identifier),
        )
        for further, identifier in enumerate(pair)
    )
    return element("and", *places)


def answer_feedback(answers: list[tuple[str, list[str]]]) -> Node:
    """Choose the feedback for a typed answer: by its name, the texts that it stands for."""
    rules: list[Node] = []
    for name, texts in answers:
        same = [
            element("stringMatch", variable(RESPONSE), value("string", text), caseSensitive="false")
            for text in texts
        ]
        any_of = element("or", *same) if len(same) > 1 else same[0]
        first = "responseElseIf" if rules else "responseIf"
        rules.append(element(first, any_of, _told(name)))
    chosen = element("responseCondition", *rules, element("responseElse", _told("else")))
    answered = element("not", element("isNull", variable(RESPONSE)))
    return element("responseCondition", element("responseIf", answered, chosen))


def _told(name: str) -> Node:
    return put(FEEDBACK, value(IDENTIFIER, name))


def all_told(told: Iterable[str]) -> Iterator[Node]:
    """Show feedback on all parts of an answer, if there is an answer."""
    if names := list(told):
        all_of = element("multiple", *(value(IDENTIFIER, name) for name in names))
        answered = element("not", element("isNull", variable(RESPONSE)))
        shown = put(FEEDBACK, all_of)
        yield element("responseCondition", element("responseIf", answered, shown))


def template_of(question: Foreign) -> str:
    """Name the standard template that marks a question exactly, if there is one."""
    told = [question.explanation, question.else_feedback, *(o.feedback for o in question.options)]
    if any(told):
        return ""
    if question.kind in {Kind.CHOICE, Kind.TRUE_FALSE}:
        return "match_correct"
    return "map_response" if question.kind is Kind.SHORT else ""
