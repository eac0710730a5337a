"""A question with its answer as a result shows it: how it went, what changed, and the words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from app.services.corrections import Correction
from app.services.score_events import Reason, Score
from lessons.document import Lesson
from quizzes.mending import Kind

FIRST = frozenset({Reason.SUBMITTED, Reason.WAITING, Reason.MARKED})
"""Scores that change nothing that a student has seen before."""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer in the history of a question: in words, None for a blank one."""

    text: str | None
    flagged: bool
    saved_at: datetime | None


class Passage(NamedTuple):
    """A paragraph of the lesson in pieces, each with whether the question rests on it."""

    id: str
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class ReviewedQuestion:
    """A question as its review template shows it, with its points as they stand."""

    number: int
    key: str
    type: str
    review: dict[str, Any]
    passages: list[Passage]
    score: Score | None
    history: tuple[Given, ...] = ()
    scores: tuple[tuple[Score, str], ...] = ()
    """Every score it had, with the name of who set it."""
    mended: str | None = None
    """What the newest mending in force did to it."""
    corrected: Correction | None = None
    """How it is marked now, if it was practised before."""

    @property
    def verdict(self) -> str:
        """Say in a word how it went: by the answer, or by points that were given regardless."""
        if self.mended == Kind.DROP:
            return "dropped"
        return by_points(self.points) if self.regardless else str(self.review["verdict"])

    @property
    def regardless(self) -> str:
        """Tell what gave the points whatever was answered: "by-hand", "full" marks, or nothing."""
        overridden = self.score is not None and self.score.by_hand is not None
        if overridden and "marking" not in self.review:
            return "by-hand"
        return "full" if self.mended == Kind.FULL else ""

    @property
    def points(self) -> float:
        """Give the points as they stand, those of the review before anything was scored."""
        return self.score.points if self.score else float(self.review["points"])

    @property
    def changed(self) -> Score | None:
        """Give the score if it was changed after handing in."""
        later = self.score is not None and self.score.reason not in FIRST
        return self.score if later else None


def by_points(points: float) -> str:
    """Say in a word how it went by points alone."""
    return "right" if points == 1 else "partly" if points > 0 else "wrong"


def in_paragraphs(lesson: Lesson, places: Sequence[Mapping[str, str]]) -> list[Passage]:
    """Give each paragraph that holds evidence once, with all of its words marked."""
    words: dict[str, list[str]] = {}
    for place in places:
        words.setdefault(place["paragraph"], []).append(place["words"])
    return [
        Passage(id_, tuple(marked(lesson.paragraphs[id_].text, found)))
        for id_, found in words.items()
    ]


def marked(text: str, words: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Cut a text into pieces, each with whether it is among the words. They may overlap."""
    done = 0
    for start, end in sorted((text.index(each), text.index(each) + len(each)) for each in words):
        if start > done:
            yield text[done:start], False
        if end > done:
            yield text[max(start, done) : end], True
            done = end
    if done < len(text):
        yield text[done:], False
