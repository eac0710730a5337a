"""What is unsound in a lesson, and where in it. Nothing here knows of files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lessons.document import Lesson
from lessons.problems import unknown
from lessons.tree import Where


@dataclass(frozen=True)
class Flaw:
    """Something unsound: the way to it in the lesson ("claims", 3, "words"), and what to do.

    `code` names the reason, and `details` the things it is about, for an app that says it in
    words of its own.
    """

    where: Where
    message: str
    code: str
    details: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Known:
    """What a lesson's rows may name; `unreadable` are ids of rows that could not be read."""

    lesson: Lesson
    unreadable: frozenset[str] = frozenset()

    def actor(self, id_: str, where: Where) -> Iterator[Flaw]:
        """Find fault with the name of an actor that does not exist."""
        return self._named("actor", id_, self.lesson.actors_by_id, where)

    def paragraph(self, id_: str, where: Where) -> Iterator[Flaw]:
        """Find fault with the name of a paragraph that does not exist."""
        return self._named("paragraph", id_, self.lesson.paragraphs, where)

    def _named(self, what: str, id_: str, known: Iterable[str], where: Where) -> Iterator[Flaw]:
        if id_ not in known and id_ not in self.unreadable:
            yield Flaw(where, unknown(what, id_, known), f"unknown-{what}", {"id": id_})
