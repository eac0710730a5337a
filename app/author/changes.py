"""What changed from one revision of a question to another, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from app.author.in_words import Values, label_of, value_in_words
from lessons.document import Lesson
from quizzes.differences import Difference, differences, values_of
from quizzes.document import Question

Pieces = list[tuple[bool, str]]
"""A text in pieces: whether a piece is in this text alone, and its words."""

TOLD_BY_ROW = frozenset({"paragraph", "relation", "whom"})
"""Fields of a tie or of quoted words whose row is shown as a whole."""


@dataclass(frozen=True)
class Change:
    """A field that changed, with its old and its new text; empty where there is none."""

    label: str
    before: Pieces
    after: Pieces


def changes_between(before: Question, after: Question, lesson: Lesson) -> list[Change]:
    """Say field by field what changed."""
    values = values_of(before) | values_of(after)
    shown = (d for d in differences(before, after) if not _told_by_row(d))
    return [_change(difference, values, lesson) for difference in shown]


def _told_by_row(difference: Difference) -> bool:
    return len(difference.path) == 3 and difference.path[-1] in TOLD_BY_ROW


def _change(difference: Difference, values: Values, lesson: Lesson) -> Change:
    path = difference.path
    old = value_in_words(path, difference.before, values, lesson)
    new = value_in_words(path, difference.after, values, lesson)
    return Change(label_of(path, values, lesson), *pieces(old, new))


def pieces(old: str, new: str) -> tuple[Pieces, Pieces]:
    """Divide two texts into the words that are in both, and those that are in one alone."""
    return runs(old.split(), new.split())


def runs(before: Sequence[str], after: Sequence[str]) -> tuple[Pieces, Pieces]:
    """Divide two lists of words, or of lines, into runs in both and runs in one alone."""
    left, right = Pieces(), Pieces()
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if b > a:
            left.append((kind != "equal", " ".join(before[a:b])))
        if d > c:
            right.append((kind != "equal", " ".join(after[c:d])))
    return left, right
