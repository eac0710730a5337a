"""Lines of plain text that are put together run by run, with what stands for their formatting."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

SPACES = re.compile(r"[ \t\n\r\f\u00a0]+")
EMPHASIS, STRUCK = "*", "~"
RAISED, LOWERED = "^", "_"
SMALL = {
    RAISED: str.maketrans("0123456789+-\u2212=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ"),
    LOWERED: str.maketrans("0123456789+-\u2212=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"),
}
ORDINAL = re.compile(r"[^\W\d_]{1,3}\.?")
"""What stands raised after a number in many languages: 1st, 2nde, 3ème."""


@dataclass
class Line:
    """A line: what it begins with, and pieces of text, each with its mark ("" for none)."""

    prefix: str = ""
    pieces: list[tuple[str, str]] = field(default_factory=list)
    verbatim: bool = False

    @property
    def last(self) -> str:
        """Give the last letter."""
        return self.pieces[-1][0][-1:] if self.pieces else ""

    @property
    def runs(self) -> list[tuple[str, str]]:
        """Join the pieces that have the same mark and follow each other."""
        grouped = groupby(self.pieces, key=itemgetter(1))
        return [("".join(text for text, _mark in run), mark) for mark, run in grouped]


class Page:
    """Lines as a reader sees them; `said` names what a note should be made of."""

    def __init__(self) -> None:
        self.lines = [Line()]
        self.said: set[str] = set()
        self._prefix = ""

    def new_line(self, prefix: str | None = None) -> None:
        """Begin a line; one that holds nothing is used again."""
        if prefix is not None:
            self._prefix = prefix
        if self.lines[-1].pieces or self.lines[-1].verbatim:
            self.lines.append(Line())

    def text(self, text: str, mark: str = "") -> None:
        """Add text; white space at the beginning of a line, and more than one space, are not."""
        text, line = SPACES.sub(" ", text), self.lines[-1]
        if not line.pieces or line.last == " ":
            text = text.removeprefix(" ")
        if not text:
            return
        if self._prefix and not line.prefix:
            line.prefix, self._prefix = self._prefix, ""
        line.pieces.append((text, mark))

    def verbatim(self, text: str) -> None:
        """Add text with its own lines and spaces."""
        first, *others = text.replace("\u00a0", " ").replace("\t", "    ").split("\n")
        if first:
            self.lines[-1].pieces.append((first, ""))
            self.lines[-1].verbatim = True
        for line in others:
            self.lines.append(Line(pieces=[(line, "")] if line else [], verbatim=True))

    def read(self) -> str:
        """Give the text."""
        lines = [self._written(line) for line in self.lines]
        shown = [
            text for text, line in zip(lines, self.lines, strict=True) if text or line.verbatim
        ]
        return "\n".join(shown).strip("\n").rstrip()

    def _written(self, line: Line) -> str:
        if line.verbatim:
            return "".join(text for text, _mark in line.pieces).rstrip()
        marks = {mark for text, mark in line.pieces if text.strip()}
        if marks == {EMPHASIS}:  # a line emphasised as a whole stresses no word of it
            self.said.add("formatting")
            return line.prefix + "".join(text for text, _mark in line.pieces).strip()
        before, pieces = "", []
        for text, mark in line.runs:
            pieces.append(self._marked(text, mark, before))
            before = text[-1:] or before
        return line.prefix + "".join(pieces).strip()

    def _marked(self, text: str, mark: str, before: str) -> str:
        """Write a run; spaces at its ends are not emphasised, and no mark stands alone."""
        inner = text.strip()
        if not mark or not inner:
            return text
        if mark in SMALL:
            return text.replace(inner, self._small(inner, mark, before), 1)
        self.said.add("emphasis" if mark == EMPHASIS else "struck")
        return text.replace(inner, f"{mark}{inner}{mark}", 1)

    def _small(self, text: str, mark: str, before: str) -> str:
        if all(ord(char) in SMALL[mark] for char in text):
            return text.translate(SMALL[mark])
        if mark == RAISED and before.isdigit() and ORDINAL.fullmatch(text):
            return text
        self.said.add("raised")
        return f"{mark}{text}" if text.isalnum() else f"{mark}({text})"
