"""The lines of an import's page: every entry, what becomes of it and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from app.author.exchange_words import TWINS, say
from app.models import QuestionImport
from app.services.import_files import entries_of, lacks_description, lacks_evidence
from app.wording import type_in_words

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


@dataclass(frozen=True)
class Lines:
    """All lines."""

    lines: tuple[Line, ...]

    @property
    def counts(self) -> Counter[str]:
        """Count the lines by outcome."""
        return Counter(line.outcome for line in self.lines)

    @property
    def taken(self) -> int:
        """Count those of which a draft is made."""
        return self.counts["imported"] + self.counts["changed"]

    @property
    def without_evidence(self) -> int:
        """Count those taken that name nothing in the lesson."""
        return sum(line.needs_evidence for line in self.lines)

    @property
    def undescribed(self) -> int:
        """Count those taken with an image that is not described."""
        return sum(line.needs_description for line in self.lines)

    def page(self, number: int, outcome: str = "") -> Page:
        """Give one page of them, or of those with an outcome: the nearest one that there is."""
        wanted = tuple(line for line in self.lines if not outcome or line.outcome == outcome)
        last = max(1, -(-len(wanted) // ON_A_PAGE))
        number = min(max(number, 1), last)
        start = (number - 1) * ON_A_PAGE
        return Page(wanted[start : start + ON_A_PAGE], number, last)


def lines_of(batch: QuestionImport, there: Mapping[int, str]) -> Lines:
    """Make the lines; `there` tells which entries the bank or the file has already."""
    lines = []
    for number, entry in enumerate(entries_of(batch.entries)):
        said = tuple(say(note) for note in entry.notes)
        outcome = "twin" if number in there else entry.outcome
        if number in there:
            said = (str(TWINS[there[number]]),)
        taken = entry.data if outcome != "twin" else None
        needs = taken is not None and lacks_evidence(taken)
        bare = taken is not None and lacks_description(taken)
        type_name = type_in_words(entry.type, entry.data.get("preset")) if entry.data else ""
        lines.append(Line(entry.line, entry.stem, type_name, outcome, said, needs, bare))
    return Lines(tuple(lines))
