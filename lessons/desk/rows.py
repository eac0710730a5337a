"""What lies on a desk: findings with what was decided of each, and the lesson's text so far."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from lessons.document import (
    ActorKind,
    Certainty,
    Designation,
    Document,
    Key,
    Means,
    Relation,
    SectionRole,
)

Kind = Literal["actors", "claims", "events", "words"]
KINDS: tuple[Kind, ...] = ("actors", "claims", "events", "words")


class State(StrEnum):
    """What an author decided. Nothing but what was accepted ever reaches a lesson."""

    UNDECIDED = "undecided"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Row(Document):
    """A finding, or what an author added; `sentence` is the article's, from 1.

    `also` are the sentences of findings that were merged into this one.
    """

    id: Key
    state: State = State.UNDECIDED
    sentence: int | None = None
    also: tuple[int, ...] = ()

    @property
    def sentences(self) -> tuple[int, ...]:
        """Give every sentence that it comes from, its own first."""
        return ((self.sentence, *self.also)) if self.sentence else self.also

    @property
    def accepted(self) -> bool:
        """Tell whether it goes into the lesson."""
        return self.state is State.ACCEPTED


class ActorRow(Row):
    """An actor; `who` and `aims` are empty until its card is written."""

    name: str
    kind: ActorKind
    short: str = ""
    local: bool = False
    who: str = ""
    aims: str = ""
    aliases: tuple[str, ...] = ()
    names: dict[str, str] = Field(default_factory=dict)
    designations: tuple[Designation, ...] = ()
    times: int = 0


class ClaimRow(Row):
    """A claim; `quote` is the article's words, `words` the lesson's, which stand in `paragraph`."""

    who: Key
    relation: Relation
    whom: Key
    means: tuple[Means, ...] = ()
    since: str = ""
    until: str = ""
    certainty: Certainty
    said_by: str = ""
    quote: str = ""
    paragraph: str = ""
    words: str = ""
    detail: str = ""


class EventRow(Row):
    """A dated happening; `quote` is the article's words for the date.

    `words` are those of the lesson that tell it, and stand in `paragraph`.
    """

    date: str
    until: str = ""
    what: str = ""
    actors: tuple[Key, ...] = ()
    place: str = ""
    quote: str = ""
    paragraph: str = ""
    words: str = ""


class WordRow(Row):
    """A word for the glossary."""

    term: str
    meaning: str = ""
    forms: tuple[str, ...] = ()
    times: int = 0


class OpenRow(Row):
    """What the rules left open: words of a sentence, and why, by the question's code."""

    words: str
    code: str
    about: str = ""

    @property
    def kind(self) -> Kind:
        """Say among which rows its answer belongs."""
        return "claims" if self.code in {"denied", "over"} else "actors"


class WrittenParagraph(Document):
    """A paragraph as far as it is written; an empty one is not published."""

    id: Key
    text: str = ""
    rests_on: tuple[str, ...] = ()


class WrittenSection(Document):
    """A section as far as it is written."""

    id: Key
    title: str = ""
    role: SectionRole = SectionRole.BODY
    paragraphs: tuple[WrittenParagraph, ...] = ()


class WrittenSource(Document):
    """The citation of the article as students see it; without a title, it is the article's own."""

    title: str = ""
    publisher: str = ""
    author: str = ""
    date: str = ""
    address: str = ""
    licence: str = ""
    note: str = ""
    paragraphs: int = 0


class Desk(Document):
    """Everything an author has decided and written of one lesson.

    Without a day for the next check, it is due half a year after publishing. `taken_out` are keys
    of paragraphs and sections that were removed: questions may name them, so none is given twice.
    """

    title: str = ""
    summary: str = ""
    level: str = "B2"
    language: str = "en"
    as_of: str = ""
    next_check: str = ""
    content_note: str = ""
    source: WrittenSource = WrittenSource()
    actors: tuple[ActorRow, ...] = ()
    claims: tuple[ClaimRow, ...] = ()
    events: tuple[EventRow, ...] = ()
    words: tuple[WordRow, ...] = ()
    open: tuple[OpenRow, ...] = ()
    sections: tuple[WrittenSection, ...] = ()
    taken_out: tuple[str, ...] = ()

    def rows(self, kind: Kind) -> tuple[Row, ...]:
        """Give the rows of a kind."""
        found: tuple[Row, ...] = getattr(self, kind)
        return found

    def row(self, kind: Kind, id_: str) -> Row | None:
        """Give a row by its id."""
        return next((row for row in self.rows(kind) if row.id == id_), None)

    def actor(self, id_: str) -> ActorRow | None:
        """Give an actor by its id."""
        return next((row for row in self.actors if row.id == id_), None)

    @property
    def paragraphs(self) -> tuple[WrittenParagraph, ...]:
        """Give all paragraphs in reading order."""
        return tuple(p for section in self.sections for p in section.paragraphs)
