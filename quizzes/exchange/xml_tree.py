"""XML to a tree with lines, namespaces left off; document types and entities are refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from quizzes.exchange.entries import MEBIBYTE, MOST_BYTES, FileRefusedError
from quizzes.exchange.xml_refusals import check_encoding, refusals

DEEPEST = 60
MOST_ELEMENTS = 100_000
MOST_LETTERS = MOST_BYTES
SPACE = "\n"
"""Divides a namespace from a name in expat; no name can hold it."""


@dataclass
class Node:
    """An element: its name and attributes without namespaces, and its content in order."""

    name: str
    line: int = 1
    attributes: dict[str, str] = field(default_factory=dict)
    content: list[Node | str] = field(default_factory=list)
    space: str = ""

    @property
    def children(self) -> list[Node]:
        """List the elements in it."""
        return [part for part in self.content if isinstance(part, Node)]

    @property
    def text(self) -> str:
        """Give all text in it, at any depth."""
        return "".join(part if isinstance(part, str) else part.text for part in self.content)

    def all(self, *names: str) -> list[Node]:
        """List its children of these names."""
        return [child for child in self.children if child.name in names]

    def first(self, *names: str) -> Node | None:
        """Give its first child of these names."""
        return next(iter(self.all(*names)), None)

    def walk(self) -> Iterator[Node]:
        """Give it and every element in it, as they stand in the file."""
        yield self
        for child in self.children:
            yield from child.walk()

    def find(self, *names: str) -> list[Node]:
        """List the elements in it of these names, at any depth."""
        return [node for node in self.walk() if node.name in names]

    def get(self, name: str, otherwise: str = "") -> str:
        """Give an attribute."""
        return self.attributes.get(name, otherwise)


class Guard:
    """A parser that refuses what could do harm.

    Each element that `most` names begins the count of elements anew, and so many of it may come.
    """

    def __init__(self, most: Mapping[str, int] | None = None) -> None:
        self.depth, self.elements, self.left = 0, 0, dict(most or {})
        self.parser = expat.ParserCreate(namespace_separator=SPACE)
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse

    def feed(self, pieces: Iterable[bytes]) -> None:
        """Read a whole document, or raise FileRefusedError."""
        with refusals():
            for number, piece in enumerate(pieces):
                if not number:
                    check_encoding(piece)
                self.parser.Parse(piece, False)
            self.parser.Parse(b"", True)

    def _refuse(self, *_declared: object) -> None:
        raise FileRefusedError("dtd", self.parser.CurrentLineNumber)

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        """Count an element and how deep it stands."""
        self.depth += 1
        self.elements += 1
        if self.depth > DEEPEST:
            raise FileRefusedError("too-deep", self.parser.CurrentLineNumber)
        if (kind := local(name)) in self.left:
            self.elements, self.left[kind] = 0, self.left[kind] - 1
        if self.elements > MOST_ELEMENTS or self.left.get(kind, 0) < 0:
            line = self.parser.CurrentLineNumber
            raise FileRefusedError("too-many", line, most=str(MOST_ELEMENTS))

    def end(self, _name: str) -> None:
        """Leave an element."""
        self.depth -= 1


class Builder(Guard):
    """Builds the tree."""

    def __init__(self) -> None:
        super().__init__()
        self.open, self.letters = [Node("")], 0
        self.parser.CharacterDataHandler = self._text

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Open an element."""
        super().start(name, attributes)
        plain = {local(key): value for key, value in attributes.items()}
        space = name.rpartition(SPACE)[0]
        node = Node(local(name), self.parser.CurrentLineNumber, plain, space=space)
        self.open[-1].content.append(node)
        self.open.append(node)

    def end(self, name: str) -> None:
        """Close it."""
        super().end(name)
        self.open.pop()

    def _text(self, text: str) -> None:
        self.letters += len(text)
        if self.letters > MOST_LETTERS:
            line = self.parser.CurrentLineNumber
            raise FileRefusedError("too-large", line, most=str(MOST_BYTES // MEBIBYTE))
        self.open[-1].content.append(text)


def local(name: str) -> str:
    """Take a namespace off a name."""
    return name.rpartition(SPACE)[2]


def read_tree(content: bytes | Iterable[bytes]) -> Node:
    """Read a document, whole or in pieces, and give its outermost element."""
    builder = Builder()
    builder.feed([content] if isinstance(content, bytes) else content)
    return builder.open[0].children[0]


def check_xml(pieces: Iterable[bytes], most: Mapping[str, int]) -> None:
    """Refuse a document that another reader should not be given."""
    Guard(most).feed(pieces)
