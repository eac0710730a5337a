"""The lines of an import's page: every entry, what becomes of it and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.author.exchange_words import TWINS, say
from app.services.import_files import entry_of, lacks_description, lacks_evidence
from app.wording import type_in_words
from quizzes.exchange import Entry

ON_A_PAGE = 200


@dataclass(frozen=True)
class Line:
    """One entry: its line in the file, its text and type, its outcome and what is said about it."""

    line: int
    stem: str
    type: str
    outcome: str
    notes: tuple[str, ...]
    needs_evidence: bool
    needs_description: bool = False


@dataclass(frozen=True)
class Page:
    """Some of the lines, and the numbers of the pages before and after."""

    lines: tuple[Line, ...]
    number: int
    last: int


class Lines:
    """All lines of an import; only those of a page are put into words.

    `counts` has the lines by outcome; `without_evidence` of those taken name nothing in the lesson,
    and `undescribed` have an image that is not described.
    """

    def __init__(self, rows: Sequence[Mapping[str, Any]], there: Mapping[int, str]) -> None:
        self.rows, self.there = rows, there
        self.outcomes = [self._outcome(number) for number in range(len(rows))]
        self.counts = Counter(self.outcomes)
        self.without_evidence = sum(map(self._needs_evidence, range(len(rows))))
        self.undescribed = sum(map(self._needs_description, range(len(rows))))

    @property
    def taken(self) -> int:
        """Count those of which a draft is made."""
        return self.counts["imported"] + self.counts["changed"]

    def page(self, number: int, outcome: str = "") -> Page:
        """Give one page of them, or of those with an outcome: the nearest one that there is."""
        wanted = [n for n, own in enumerate(self.outcomes) if not outcome or own == outcome]
        last = max(1, -(-len(wanted) // ON_A_PAGE))
        number = min(max(number, 1), last)
        start = (number - 1) * ON_A_PAGE
        return Page(tuple(map(self._line, wanted[start : start + ON_A_PAGE])), number, last)

    def _outcome(self, number: int) -> str:
        row = self.rows[number]
        if number in self.there:
            return "twin"
        return Entry(row["line"], "", row["type"], row["data"], row["notes"]).outcome

    def _taken(self, number: int) -> Mapping[str, Any] | None:
        """Give the data of an entry of which a draft is made."""
        data: Mapping[str, Any] | None = self.rows[number]["data"]
        return None if number in self.there else data

    def _needs_evidence(self, number: int) -> bool:
        data = self._taken(number)
        return data is not None and lacks_evidence(data)

    def _needs_description(self, number: int) -> bool:
        data = self._taken(number)
        return data is not None and lacks_description(data)

    def _line(self, number: int) -> Line:
        entry, twin = entry_of(self.rows[number]), self.there.get(number)
        said = (str(TWINS[twin]),) if twin else tuple(say(note) for note in entry.notes)
        type_name = type_in_words(entry.type, entry.data.get("preset")) if entry.data else ""
        needs, bare = self._needs_evidence(number), self._needs_description(number)
        return Line(entry.line, entry.stem, type_name, self.outcomes[number], said, needs, bare)
