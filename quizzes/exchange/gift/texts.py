"""Texts of GIFT with their formats: [html], [moodle], [plain], [markdown]."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from quizzes.exchange.entries import Note
from quizzes.exchange.gift.scanning import FOLDED, unescape
from quizzes.exchange.plain_text import read_text

FORMAT = re.compile(r"\s*\[(html|moodle|plain|markdown)\]", re.I)


@dataclass
class Texts:
    """The texts of one question, and the notes that come of reading them."""

    format: str = "moodle"
    notes: list[Note] = field(default_factory=list)

    def begin(self, written: str, line_break: str = "\n") -> str:
        """Read the text of the question; its format holds for the others."""
        self.format, rest = self._format_of(written)
        return self._read(rest, self.format, line_break)

    def read(self, written: str) -> str:
        """Read an answer or a feedback, which may have a format of its own."""
        format_, rest = self._format_of(written)
        return self._read(rest, format_, " ")

    def bare(self, written: str) -> str:
        """Read a text whose format changes nothing, such as an accepted answer."""
        return self.exact(self._format_of(written)[1])

    def exact(self, written: str) -> str:
        """Read a text that has no format."""
        return unescape(FOLDED.sub(" ", written)).strip()

    def _format_of(self, written: str) -> tuple[str, str]:
        found = FORMAT.match(written)
        return (found[1].lower(), written[found.end() :]) if found else (self.format, written)

    def _read(self, written: str, format_: str, line_break: str) -> str:
        text = unescape(FOLDED.sub(line_break, written.strip()))
        text, notes = read_text(text, format_)
        self.notes += notes
        return text
