"""What comes of a file: entries imported, changed, kept or refused; and what goes into one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from quizzes.exchange.words import WORDS
from quizzes.image_files import ImageFile

MEBIBYTE = 1024 * 1024
MOST_BYTES = 10 * MEBIBYTE
MOST_ENTRIES = 20_000
TEXT = "text"
"""The type of an entry that asks nothing: no draft is made of it, and its text is kept."""


@dataclass(frozen=True)
class Note:
    """Something to say, by code; `details` fill its words."""

    code: str
    details: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return WORDS[self.code] % dict(self.details)


class FileRefusedError(Exception):
    """A file from which nothing is taken; `line` is where reading stopped, from 1."""

    def __init__(self, code: str, line: int = 1, **details: str) -> None:
        super().__init__(code)
        self.note, self.line = Note(code, details), line


class RefusedError(Exception):
    """An entry that cannot be taken; `line` is where its fault lies, None for its beginning."""

    def __init__(self, code: str, line: int | None = None, **details: str) -> None:
        super().__init__(code)
        self.note, self.line = Note(code, details), line


@dataclass(frozen=True)
class Entry:
    """One entry of a file. `data` is plain data as in a quiz's file, None if no draft is made."""

    line: int
    stem: str
    type: str = ""
    data: Mapping[str, Any] | None = field(default=None, hash=False)
    notes: tuple[Note, ...] = ()

    @property
    def outcome(self) -> str:
        """Say in a word what became of it: imported, changed, kept or refused."""
        if self.data is None:
            return "kept" if self.type == TEXT else "refused"
        return "changed" if self.notes else "imported"


@dataclass(frozen=True)
class Import:
    """A file that was read: every entry in its order, and what of it has no place here."""

    entries: tuple[Entry, ...]
    unkept: tuple[Note, ...] = ()
    images: tuple[ImageFile, ...] = ()
    """The images that its entries show, each once."""

    def count(self, outcome: str) -> int:
        """Count the entries with an outcome."""
        return Counter(entry.outcome for entry in self.entries)[outcome]


@dataclass(frozen=True)
class Loss:
    """What a format cannot carry of one question; `left_out` if that is all of it."""

    key: str
    stem: str
    notes: tuple[Note, ...]
    left_out: bool = False


@dataclass(frozen=True)
class Export:
    """A file, the number of questions in it, and what it could not carry."""

    content: bytes
    written: int
    losses: tuple[Loss, ...]
