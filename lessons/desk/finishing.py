"""The lesson that a desk holds: what was accepted, with the text that was written."""

from __future__ import annotations

import re
from datetime import date, timedelta

from lessons.dates import is_date, is_partial
from lessons.desk.rows import ActorRow, ClaimRow, Desk, EventRow, WordRow, WrittenSection
from lessons.document import (
    Actor,
    Claim,
    Event,
    Lesson,
    Paragraph,
    Section,
    Source,
    Term,
)
from lessons.text import whole_word
from lessons.unwritten import to_write

HALF_A_YEAR = timedelta(days=182)
NOWHERE = "nowhere"
"""The paragraph of a claim that is not stated yet."""


def finish(desk: Desk, source: Source, slug: str, today: date) -> Lesson:
    """Make the lesson. What is still empty is marked, and so keeps it from being sound."""
    actors = [row for row in desk.actors if row.accepted]
    owners = _owners(actors)
    texts = [paragraph.text for paragraph in desk.paragraphs]
    return Lesson(
        slug=slug,
        title=tidy(desk.title) or to_write("a title"),
        summary=tidy(desk.summary) or to_write("a summary"),
        as_of=day_of(desk.as_of, today),
        last_checked=today,
        next_check=day_of(desk.next_check, today + HALF_A_YEAR),
        language=tidy(desk.language) or "en",
        level=tidy(desk.level) or "B2",
        content_note=tidy(desk.content_note) or None,
        source=source_of(desk, source),
        sections=tuple(_section(section) for section in desk.sections if _has_text(section)),
        actors=tuple(_actor(row, owners) for row in actors),
        claims=tuple(_claim(row) for row in desk.claims if row.accepted),
        events=tuple(_event(row, desk) for row in desk.events if row.accepted),
        terms=tuple(_term(row, texts) for row in desk.words if row.accepted),
    )


def mapped(desk: Desk, source: Source, today: date) -> Lesson:
    """Make the part of the lesson that its actor map shows: claims accepted between actors."""
    lesson = finish(desk, source, "desk", today)
    known = {actor.id for actor in lesson.actors}
    claims = tuple(c for c in lesson.claims if {c.who, c.whom} <= known and c.who != c.whom)
    named = {end for claim in claims for end in (claim.who, claim.whom)}
    actors = tuple(actor for actor in lesson.actors if actor.id in named)
    return lesson.model_copy(update={"actors": actors, "claims": claims})


def day_of(text: str, otherwise: date) -> date:
    """Read a full date; another one if it is none."""
    whole = len(text) == 10 and text.replace("-", "").isdecimal() and is_date(text)
    return date.fromisoformat(text) if whole else otherwise


def source_of(desk: Desk, source: Source) -> Source:
    """Cite the article: as the desk has it, or else as it was imported."""
    written = desk.source
    if not tidy(written.title):
        return source
    texts = written.model_dump(exclude={"paragraphs"})
    fields = {name: tidy(text) or None for name, text in texts.items() if name != "date"}
    known = tidy(written.date) if is_partial(tidy(written.date)) else None
    return Source(**fields, date=known, paragraphs=written.paragraphs or source.paragraphs)


def tidy(text: str) -> str:
    """Make each line break a space. Other spaces stay: some of them must not break."""
    return re.sub(r"[ \t]*[\r\n]+[ \t]*", " ", text).strip(" \t") if text.strip() else ""


def _has_text(section: WrittenSection) -> bool:
    return any(paragraph.text.strip() for paragraph in section.paragraphs)


def _section(section: WrittenSection) -> Section:
    return Section(
        id=section.id,
        title=tidy(section.title) or to_write("a heading"),
        role=section.role,
        paragraphs=tuple(
            Paragraph(id=p.id, text=tidy(p.text), rests_on=p.rests_on)
            for p in section.paragraphs
            if p.text.strip()
        ),
    )


def _owners(actors: list[ActorRow]) -> dict[str, str]:
    """Give each spelling to one actor: names first, then short names."""
    owners: dict[str, str] = {}
    for field in ("name", "short"):
        for row in actors:
            owners.setdefault(tidy(getattr(row, field)).casefold(), row.id)
    return owners


def _actor(row: ActorRow, owners: dict[str, str]) -> Actor:
    """Make a card; no alias is given to two actors."""
    aliases = [alias for alias in map(tidy, row.aliases) if alias]
    own = [a for a in aliases if owners.setdefault(a.casefold(), row.id) == row.id]
    return Actor(
        id=row.id,
        name=tidy(row.name),
        short=tidy(row.short) or tidy(row.name),
        kind=row.kind,
        local=row.local,
        who=tidy(row.who) or to_write("who this is"),
        aims=tidy(row.aims) or to_write("its aims"),
        names=row.names,
        aliases=tuple(own),
        designations=row.designations,
    )


def _claim(row: ClaimRow) -> Claim:
    return Claim(
        id=row.id,
        who=row.who,
        relation=row.relation,
        whom=row.whom,
        means=row.means,
        since=row.since or None,
        until=row.until or None,
        certainty=row.certainty,
        said_by=tidy(row.said_by) or None,
        paragraph=row.paragraph or NOWHERE,
        words=tidy(row.words) or to_write("the words that state it"),
        detail=tidy(row.detail) or None,
    )


def _event(row: EventRow, desk: Desk) -> Event:
    known = {actor.id for actor in desk.actors if actor.accepted}
    return Event(
        id=row.id,
        date=row.date,
        until=row.until or None,
        what=tidy(row.what) or to_write("what happened"),
        actors=tuple(actor for actor in row.actors if actor in known),
        place=tidy(row.place) or None,
        paragraph=row.paragraph or None,
        words=tidy(row.words) or None,
    )


def _term(row: WordRow, texts: list[str]) -> Term:
    """Explain a word. Forms of it that the text does not use are left out."""
    forms = [form for form in map(tidy, row.forms) if form]
    used = tuple(form for form in forms if any(map(whole_word(form).search, texts)))
    meaning = tidy(row.meaning) or to_write("its meaning")
    return Term(id=row.id, term=tidy(row.term), forms=used, meaning=meaning)
