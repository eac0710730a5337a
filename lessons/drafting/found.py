"""What the patterns find in a sentence, before names become actors of a draft."""

from __future__ import annotations

from dataclasses import dataclass

from lessons.document import Means, Relation


@dataclass(frozen=True)
class Tie:
    """Who does what to whom, and the items of the sentence that say so."""

    who: str
    relation: Relation
    whom: str
    means: tuple[Means, ...]
    first: int
    last: int
    trigger: int


@dataclass(frozen=True)
class Gap:
    """Something that the patterns saw and left open: why, by its code, and for which word."""

    trigger: int
    code: str
    about: str


Finding = Tie | Gap
