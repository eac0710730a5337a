"""What every format offers. A format is a module or a small package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from quizzes.exchange.entries import Note
from quizzes.exchange.foreign import Foreign, Refused


class Format(Protocol):
    """One format of files with questions, in and out."""

    @property
    def TITLE(self) -> str:  # noqa: N802 - a constant of the module
        """Name it for people."""

    @property
    def SUFFIX(self) -> str:  # noqa: N802
        """End its files' names."""

    @property
    def ENDINGS(self) -> tuple[str, ...]:  # noqa: N802
        """Recognise its files by the ends of their names."""

    @property
    def MIMETYPE(self) -> str:  # noqa: N802
        """Name it for browsers."""

    @property
    def TYPES(self) -> frozenset[str]:  # noqa: N802
        """Name our types that it can hold."""

    @property
    def CARRIES(self) -> frozenset[str]:  # noqa: N802
        """Name the features of questions that it can hold."""

    def parse(self, content: bytes) -> Iterator[Foreign | Refused]:
        """Read a file, entry by entry; raise FileRefusedError if nothing can be taken from it."""

    def cannot(self, question: Foreign) -> Iterator[Note]:
        """Name what else this format loses or changes in a question; a refusal leaves it out."""

    def render(self, questions: Iterable[Foreign]) -> bytes:
        """Write a file."""
