"""Texts that several items share: put before the question of each, within limits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from quizzes.exchange.entries import FileRefusedError, Note
from quizzes.exchange.xml_tree import Node, read_tree
from quizzes.exchange.zip_files import Archive

REFERENCES = ("assessmentStimulusRef", "qti-assessment-stimulus-ref")
TEXTS = ("stimulusBody", "qti-stimulus-body")
BODIES = ("itemBody", "qti-item-body")
BROKEN = frozenset({"xml", "encoding", "too-many", "too-deep"})
MOST_LETTERS, MOST_NODES, MOST_TEXTS = 10_000, 1_000, 5
Find = Callable[[str], Node | str]


def nowhere(_href: str) -> str:
    """Find no file: an item came alone."""
    return "stimulus-missing"


def join_stimuli(item: Node, find: Find) -> Iterator[Note]:
    """Put the texts that an item refers to before its own; name those that cannot be."""
    body = item.first(*BODIES)
    hrefs = dict.fromkeys(reference.get("href") for reference in item.all(*REFERENCES))
    found: list[Node] = []
    for href in list(hrefs)[:MOST_TEXTS]:
        text = find(href)
        if isinstance(text, str):
            yield Note(text, {"name": href[:80]})
        else:
            found.append(Node("div", text.line, content=list(text.content)))
    for href in list(hrefs)[MOST_TEXTS:][:1]:
        yield Note("stimulus-missing", {"name": href[:80]})
    if body and found:
        body.content[:0] = found
        yield Note("stimulus")


@dataclass
class Stimuli:
    """The shared texts of a package, each read once; a long one is not kept in the memory."""

    archive: Archive
    known: dict[str, Node | str] = field(default_factory=dict)

    def beside(self, name: str) -> Find:
        """Find texts from the folder of an item's file."""
        return lambda href: self.at(normpath(join(dirname(name), unquote(href))))

    def at(self, name: str) -> Node | str:
        """Give a text, or say what is wrong with it."""
        if name not in self.known:
            self.known[name] = self._read(name)
        return self.known[name]

    def _read(self, name: str) -> Node | str:
        if name not in self.archive:
            return "stimulus-missing"
        try:
            text = read_tree(self.archive.pieces(name)).first(*TEXTS)
        except FileRefusedError as error:
            if error.note.code not in BROKEN:
                raise
            return "stimulus-missing"
        if text is None:
            return "stimulus-missing"
        nodes = sum(1 for _ in text.walk())
        return text if nodes <= MOST_NODES and len(text.text) <= MOST_LETTERS else "stimulus-long"
