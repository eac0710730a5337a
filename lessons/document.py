"""The values a lesson is made of. They never change: an edit makes a new lesson."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
PartialDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
SourceParagraph = Annotated[str, StringConstraints(pattern=r"^S[1-9][0-9]*$", max_length=5)]


class Document(BaseModel):
    """A frozen value, written with hyphens in files (`said-by`) and stored as JSON."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.replace("_", "-"),
        populate_by_name=True,
    )

    def to_json(self) -> str:
        """Write the document as canonical JSON: equal documents give equal strings."""
        plain = self.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what to_json wrote."""
        return cls.model_validate_json(text)

    def fingerprint(self) -> str:
        """Name the content: SHA-256 of its canonical JSON, as 64 hexadecimal digits."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()


class ActorKind(StrEnum):
    """What an actor is, in words that take no side."""

    STATE = "state"
    ARMED_GROUP = "armed-group"
    COALITION = "coalition"
    ORGANISATION = "organisation"
    PERSON = "person"


class Relation(StrEnum):
    """What one actor does to another. "Backs" is not "controls"."""

    BACKS = "backs"
    ALLIED_WITH = "allied-with"
    TOLERATES = "tolerates"
    FIGHTS = "fights"
    STRIKES = "strikes"
    CAPTURES_FROM = "captures-from"
    WEAKENS = "weakens"
    STRAINS = "strains"
    RIVALS = "rivals"
    LEADS = "leads"
    PART_OF = "part-of"
    DESIGNATES = "designates"
    MEDIATES = "mediates"
    SANCTIONS = "sanctions"


SUPPORT = frozenset({Relation.BACKS, Relation.ALLIED_WITH, Relation.TOLERATES})
HOSTILITY = frozenset(
    {Relation.FIGHTS, Relation.STRIKES, Relation.CAPTURES_FROM, Relation.WEAKENS, Relation.RIVALS}
)
SYMMETRIC = frozenset({Relation.ALLIED_WITH, Relation.FIGHTS, Relation.RIVALS})


class Means(StrEnum):
    """By what means an actor does it."""

    AIR_POWER = "air-power"
    MONEY = "money"
    ARMS = "arms"
    FIGHTERS = "fighters"
    ADVISERS = "advisers"
    TERRITORY = "territory"
    DIPLOMACY = "diplomacy"


class Certainty(StrEnum):
    """The three kinds of claim."""

    DOCUMENTED = "documented"
    ATTRIBUTED = "attributed"
    ANALYSIS = "analysis"


class Source(Document):
    """The article a lesson rests on; `paragraphs` counts S1, S2, … of it."""

    title: Text
    publisher: Text | None = None
    author: Text | None = None
    date: PartialDate | None = None
    address: Text | None = None
    licence: Text | None = None
    note: Text | None = None
    paragraphs: int = Field(ge=1)


class Paragraph(Document):
    """A paragraph of plain text with a stable id; `rests_on` names source paragraphs (S1, …)."""

    id: Key
    text: Text
    rests_on: tuple[SourceParagraph, ...] = ()


class SectionRole(StrEnum):
    """What a section is for: the text, the critical reading, or the dated footer."""

    BODY = "body"
    CRITICAL = "critical"
    AFTERWARDS = "afterwards"


class Section(Document):
    """A heading and its paragraphs."""

    id: Key
    title: Text
    role: SectionRole = SectionRole.BODY
    paragraphs: tuple[Paragraph, ...]


class Designation(Document):
    """A listing by a government or body: by whom, as what, from when to when."""

    by: Text
    label: Text
    since: PartialDate
    until: PartialDate | None = None


class Actor(Document):
    """Someone who acts: a neutral card. `local` actors hold or contest ground in the conflict."""

    id: Key
    name: Text
    short: Text
    kind: ActorKind
    local: bool = False
    who: Text
    aims: Text
    names: dict[str, Text] = Field(default_factory=dict)
    aliases: tuple[Text, ...] = ()
    designations: tuple[Designation, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way to write the actor's name, the full name first."""
        return tuple(dict.fromkeys((self.name, self.short, *self.aliases, *self.names.values())))


class Claim(Document):
    """One row of the ledger: who does what to whom, and the lesson's words that say so."""

    id: Key
    who: Key
    relation: Relation
    whom: Key
    means: tuple[Means, ...] = ()
    since: PartialDate | None = None
    until: PartialDate | None = None
    certainty: Certainty
    said_by: Text | None = None
    paragraph: Key
    words: Text
    detail: Text | None = None


class Event(Document):
    """A dated happening of the timeline."""

    id: Key
    date: PartialDate
    until: PartialDate | None = None
    what: Text
    actors: tuple[Key, ...] = ()
    place: Text | None = None
    paragraph: Key | None = None
    words: Text | None = None


class Term(Document):
    """A glossary word, with the other forms in which it stands in the text."""

    id: Key
    term: Text
    forms: tuple[Text, ...] = ()
    meaning: Text


class Lesson(Document):
    """A whole lesson."""

    slug: Key
    title: Text
    summary: Text
    as_of: date
    last_checked: date
    next_check: date
    language: Text = "en"
    level: Text
    content_note: Text | None = None
    source: Source
    sections: tuple[Section, ...]
    actors: tuple[Actor, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...] = ()
    terms: tuple[Term, ...] = ()

    @cached_property
    def paragraphs(self) -> dict[str, Paragraph]:
        """Every paragraph by its id, in reading order."""
        return {p.id: p for section in self.sections for p in section.paragraphs}

    @cached_property
    def actors_by_id(self) -> dict[str, Actor]:
        """Every actor by id."""
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def claims_by_id(self) -> dict[str, Claim]:
        """Every claim by id."""
        return {claim.id: claim for claim in self.claims}
