"""XML to elements with their lines, one question at a time; what could do harm is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from quizzes.exchange.entries import MOST_ENTRIES, FileRefusedError
from quizzes.exchange.xml_refusals import refusals

DEEPEST = 40
MOST_ELEMENTS = 10_000
CHUNK = 64 * 1024
ILLUSTRATED = frozenset({"questiontext", "answer", "subquestion"})
"""The elements whose texts may have images."""


@dataclass
class Element:
    """An element, its own text and what stands in it. Of most files the content is not kept."""

    name: str
    line: int
    attributes: dict[str, str]
    children: list[Element] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Give the text between its tags, without that of its children."""
        return "".join(self.pieces)

    def all(self, name: str) -> list[Element]:
        """List its children of a name."""
        return [child for child in self.children if child.name == name]

    def within(self, name: str) -> Iterator[Element]:
        """Give all elements of a name in it, at any depth."""
        for child in self.children:
            if child.name == name:
                yield child
            yield from child.within(name)

    def first(self, name: str) -> Element | None:
        """Give its first child of a name."""
        return next(iter(self.all(name)), None)

    def said(self, name: str, otherwise: str = "") -> str:
        """Give the text of a child, which may stand in an element `text` of its own."""
        child = self.first(name)
        if child is None:
            return otherwise
        inner = child.first("text")
        return (inner or child).text.strip()


class Reader:
    """Collects the questions of a file as the parser comes upon them."""

    def __init__(self) -> None:
        self.done: list[Element] = []
        self.open: list[Element] = []
        self.elements = 0
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse

    def questions(self, content: bytes) -> Iterator[Element]:
        """Read a file, and give each question as soon as it is complete."""
        for start in range(0, len(content), CHUNK):
            self._feed(content[start : start + CHUNK], last=False)
            yield from self.done
            self.done.clear()
        self._feed(b"", last=True)
        yield from self.done

    def _feed(self, content: bytes, *, last: bool) -> None:
        with refusals():
            self.parser.Parse(content, last)

    def _refuse(self, *_declared: object) -> None:
        raise FileRefusedError("dtd", self.parser.CurrentLineNumber)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        line = self.parser.CurrentLineNumber
        if not self.open and name != "quiz":
            raise FileRefusedError("not-moodle", line, name=name[:40])
        if len(self.open) >= DEEPEST:
            raise FileRefusedError("too-deep", line)
        self.elements = 0 if len(self.open) == 1 else self.elements + 1
        if self.elements > MOST_ELEMENTS:
            raise FileRefusedError("too-many", line, most=str(MOST_ELEMENTS))
        if len(self.done) > MOST_ENTRIES:
            raise FileRefusedError("too-many", line, most=str(MOST_ENTRIES))
        self.open.append(Element(name, line, attributes))

    def _end(self, _name: str) -> None:
        element = self.open.pop()
        if len(self.open) == 1:
            self.done.append(element)
        elif self.open:
            self.open[-1].children.append(element)

    def _kept(self) -> bool:
        """Tell whether a text is to be kept; of files only those that images may stand in."""
        return self.open[-1].name != "file" or self.open[-2].name in ILLUSTRATED

    def _text(self, text: str) -> None:
        if len(self.open) > 1 and self._kept():
            self.open[-1].pieces.append(text)
