"""Texts that several items share: put before the question of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from quizzes.exchange.entries import Note
from quizzes.exchange.xml_tree import Node

REFERENCES = ("assessmentStimulusRef", "qti-assessment-stimulus-ref")
TEXTS = ("stimulusBody", "qti-stimulus-body")
BODIES = ("itemBody", "qti-item-body")
Find = Callable[[str], Node | None]


def nowhere(_name: str) -> None:
    """Find no file: an item came alone."""


def join_stimuli(item: Node, find: Find) -> Iterator[Note]:
    """Put the texts that an item refers to before its own; name those that are not there."""
    body = item.first(*BODIES)
    found: list[Node] = []
    for reference in item.all(*REFERENCES):
        tree = find(reference.get("href"))
        text = tree.first(*TEXTS) if tree else None
        if text is None or body is None:
            yield Note("stimulus-missing", {"name": reference.get("href")[:80]})
        else:
            found.append(Node("div", text.line, content=list(text.content)))
    if body and found:
        body.content[:0] = found
        yield Note("stimulus")
