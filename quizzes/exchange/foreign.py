"""A question between two formats: all that ours and foreign ones have in common."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from quizzes.exchange.entries import Note
from quizzes.image_files import ImageFile

FULL = Fraction(100)
NONE = Fraction(0)
MOST_OPTIONS = 100


class Kind(StrEnum):
    """The kinds that have a type here; a text asks nothing and is kept beside them."""

    CHOICE = "choice"
    CHOICES = "choices"
    TRUE_FALSE = "true-false"
    SHORT = "short"
    MATCHING = "matching"
    ORDERING = "ordering"
    NUMERICAL = "numerical"
    GAPS = "gaps"
    OPEN = "open"
    RELATIONS = "relations"
    TEXT = "text"


@dataclass(frozen=True)
class Picture:
    """An image with its description; a decorative one needs none."""

    file: ImageFile
    alt: str = ""
    decorative: bool = False


@dataclass(frozen=True)
class Weighed:
    """An option, accepted answer or item, worth so many of a hundred."""

    text: str
    percent: Fraction = NONE
    feedback: str = ""
    misconception: str = ""
    images: tuple[Picture, ...] = ()


@dataclass(frozen=True)
class Blank:
    """A gap of a text, `{key}` there, and its options."""

    key: str
    options: tuple[Weighed, ...]


@dataclass(frozen=True)
class Looked:
    """What a teacher looks for in a response, and each level of it with its points."""

    text: str
    levels: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Pair:
    """A prompt and its match; a pair without prompt is a choice that fits none."""

    prompt: str
    match: str
    feedback: str = ""
    images: tuple[Picture, ...] = ()


@dataclass(frozen=True)
class Foreign:
    """A question of any format. `options` of true-false are the true one, then the false one.

    `extras` tells of hints, or of feedback on an answer as a whole; `sentences` that the options
    are the sentences of a passage, in their order. Numbers are written as GIFT does: 12, 12:0.5
    (give or take) or 10..20. `text` and `gaps` are those of a text with gaps. Of relations, the
    options are all statements that can be made, each named in `ties` by who, relation and whom.
    `open_rubric` tells that students see the rubric too; `words` how many they write.
    """

    line: int
    kind: Kind
    stem: str
    options: tuple[Weighed, ...] = ()
    pairs: tuple[Pair, ...] = ()
    explanation: str = ""
    else_feedback: str = ""
    shuffle: bool = True
    title: str = ""
    category: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    extras: bool = False
    sentences: bool = False
    unit: str = ""
    text: str = ""
    gaps: tuple[Blank, ...] = ()
    images: tuple[Picture, ...] = ()
    notes: tuple[Note, ...] = ()
    ties: tuple[tuple[str, str, str], ...] = ()
    rubric: tuple[Looked, ...] = ()
    open_rubric: bool = False
    words: tuple[int | None, int | None] = (None, None)

    @property
    def level(self) -> str:
        """Read the level that one of our exports put among the tags."""
        return next((tag[6:] for tag in self.tags if tag.startswith("level:")), "")

    @property
    def claims(self) -> tuple[str, ...]:
        """Read the claims that one of our exports put among the tags."""
        return tuple(tag[6:] for tag in self.tags if tag.startswith("claim:"))

    def texts(self) -> Iterator[str]:
        """Give every text of the question."""
        yield from (self.stem, self.explanation, self.else_feedback, self.text, self.unit)
        for gap in self.gaps:
            yield from (text for option in gap.options for text in (option.text, option.feedback))
        for option in self.options:
            yield from (option.text, option.feedback)
        for looked in self.rubric:
            yield from (looked.text, *(text for text, _points in looked.levels))
        for pair in self.pairs:
            yield from (pair.prompt, pair.match, pair.feedback)


@dataclass(frozen=True)
class Refused:
    """An entry of a file that cannot become a question."""

    line: int
    stem: str
    note: Note
