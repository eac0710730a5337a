"""What is wrong with a file, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Generic, TypeVar

T = TypeVar("T")

FEW = 16
"""As many possible words are listed in a sentence; more would drown it."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: the file, the line (from 1), and a sentence that says what to do."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True)
class Reading(Generic[T]):
    """What was read, None if nothing could be made of it, and every problem that was met.

    A value may come with problems: it could be read, and is unsound. Use it only if `sound`.
    """

    value: T | None
    problems: tuple[Problem, ...] = ()

    @property
    def sound(self) -> bool:
        """Tell whether there is a value and nothing to mend."""
        return self.value is not None and not self.problems


def unknown(what: str, word: str, known: Iterable[str]) -> str:
    """Say that a word is not known, and which known one was probably meant."""
    return f"{what} '{word}' is not known{did_you_mean(word, known)}"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """End a sentence with the nearest known word, or with all of them if they are few."""
    words = list(dict.fromkeys(known))
    near = get_close_matches(word, words, n=1, cutoff=0.6)
    if near:
        return f"; did you mean '{near[0]}'?"
    if 0 < len(words) <= FEW:
        return f"; it can be: {', '.join(words)}"
    return ""
