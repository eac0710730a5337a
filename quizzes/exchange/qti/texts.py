"""The text of a QTI item: elements to plain text, with marks where answers stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from quizzes.exchange.entries import Note
from quizzes.exchange.plain_text import BLOCKS, QUIET
from quizzes.exchange.qti.formulas import formula
from quizzes.exchange.xml_tree import Node

SPACES = re.compile(r"[ \t\n\r\f\u00a0]+")
IMAGES = frozenset({"img", "object", "picture", "video", "audio", "svg"})
FEEDBACK = frozenset({"feedbackInline", "feedbackBlock", "modalFeedback"})
UNSAID = FEEDBACK | {"script", "style", "stylesheet", "templateInline", "catalogInfo"}
OWN = frozenset({"prompt", "hottext", "gap", "contentBody", "itemBody", "simpleMatchSet"})
OWN |= {"rubricBlock"}
PARTED = BLOCKS | {"prompt", "itemBody", "rubricBlock", "contentBody"}
BREAK = "\n"


@dataclass
class Texts:
    """The texts of one item; `verbatim` keeps spaces as they are, in our own files."""

    verbatim: bool = False
    marks: dict[int, str] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    images: set[int] = field(default_factory=set)
    formatted: bool = False

    def mark(self, node: Node, text: str) -> None:
        """Let a text stand for an element."""
        self.marks[id(node)] = text

    def read(self, node: Node | None) -> str:
        """Read all that is said in an element."""
        if node is None:
            return ""
        lines = "".join(self._pieces(node)).split(BREAK)
        if self.verbatim:
            return BREAK.join(lines).strip()
        told = (SPACES.sub(" ", line).strip() for line in lines)
        return BREAK.join(line for line in told if line)

    def said(self) -> tuple[Note, ...]:
        """Say what was dropped."""
        images = [Note("image", {"count": str(len(self.images))})] if self.images else []
        return (*self.notes, *images, *([Note("formatting")] if self.formatted else []))

    def _pieces(self, node: Node) -> Iterator[str]:
        for part in node.content:
            if isinstance(part, str):
                yield part if self.verbatim else SPACES.sub(" ", part)
            elif id(part) in self.marks:
                yield self.marks[id(part)]
            elif part.name not in UNSAID and self._is_for_candidates(part):
                yield from self._element(part)

    def _is_for_candidates(self, node: Node) -> bool:
        """Tell whether who answers may read it; in our own files no note is part of a question."""
        if node.name != "rubricBlock":
            return True
        return "candidate" in node.get("view").split() and not self.verbatim

    def _element(self, node: Node) -> Iterator[str]:
        if node.name in IMAGES:
            self.images.add(id(node))
            yield f" {node.get('alt') or self.read(node)} "
            return
        if node.name == "printedVariable":
            self.notes.append(Note("qti-variable"))
        if node.name == "math":
            self.notes.append(Note("formula"))
            yield formula(node)
            return
        if node.name not in QUIET | OWN and not node.name.endswith("Interaction"):
            self.formatted = True
        apart = BREAK if node.name in PARTED else ""
        if apart and node.name != "br":
            yield apart
        yield from self._pieces(node)
        yield apart
