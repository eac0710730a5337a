"""The parts of an item that is written: what is declared, asked, ruled and said after."""

from __future__ import annotations

from dataclasses import dataclass

from quizzes.exchange.foreign import Foreign, Looked, Weighed
from quizzes.exchange.qti.building import Content, element, lines
from quizzes.exchange.qti.pictures import images
from quizzes.exchange.qti.processing import RESPONSE
from quizzes.exchange.xml_tree import Node

STATEMENTS = "statements"
"""The class of a choice that is a table of ties."""


@dataclass(frozen=True)
class Written:
    """The parts of an item: what is declared of the response, asked, ruled and said after.

    `notes` and `rubric` are for those who score it.
    """

    declarations: list[Node]
    body: Node
    rules: list[Node]
    feedback: dict[str, str]
    several: bool = False
    notes: str = ""
    rubric: tuple[Looked, ...] = ()
    open_rubric: bool = False


def prompt(question: Foreign) -> Node:
    """Write what is asked."""
    return element("prompt", *lines(question.stem), *images(question.images))


def illustrated(option: Weighed) -> list[Content]:
    """Write an option's text, and its images below it."""
    return [*lines(option.text), *images(option.images)]


def declared(cardinality: str, kind: str, correct: list[str], mapping: Node | None = None) -> Node:
    """Declare the response with its key."""
    key = element("correctResponse", *(element("value", one) for one in correct))
    inner = [key, *([mapping] if mapping else [])]
    return element(
        "responseDeclaration",
        *inner,
        identifier=RESPONSE,
        cardinality=cardinality,
        baseType=kind,
    )


def mapping(worth: list[tuple[str, int]], most: int, **more: str) -> Node:
    """Say what each value earns; all of them together earn no less than nothing."""
    entries = (element("mapEntry", mapKey=k, mappedValue=str(v), **more) for k, v in worth)
    return element("mapping", *entries, lowerBound="0", upperBound=str(most), defaultValue="0")
