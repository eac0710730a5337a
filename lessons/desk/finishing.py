"""The lesson that a desk holds: what was accepted, with the text that was written."""

from __future__ import annotations

from datetime import date, timedelta

from lessons.dates import is_date
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
from lessons.sentences import fold
from lessons.unwritten import to_write

HALF_A_YEAR = timedelta(days=182)
NOWHERE = "nowhere"
"""The paragraph of a claim that is not stated yet."""


def finish(desk: Desk, source: Source, slug: str, today: date) -> Lesson:
    """Make the lesson. What is still empty is marked, and so keeps it from being sound."""
    actors = [row for row in desk.actors if row.accepted]
    taken = {row.name.casefold() for row in actors}
    return Lesson(
        slug=slug,
        title=fold(desk.title) or to_write("a title"),
        summary=fold(desk.summary) or to_write("a summary"),
        as_of=day_of(desk.as_of, today),
        last_checked=today,
        next_check=today + HALF_A_YEAR,
        level=fold(desk.level) or "B2",
        content_note=fold(desk.content_note) or None,
        source=source,
        sections=tuple(_section(section) for section in desk.sections if _has_text(section)),
        actors=tuple(_actor(row, taken) for row in actors),
        claims=tuple(_claim(row) for row in desk.claims if row.accepted),
        events=tuple(_event(row, desk) for row in desk.events if row.accepted),
        terms=tuple(_term(row) for row in desk.words if row.accepted),
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


def _has_text(section: WrittenSection) -> bool:
    return any(paragraph.text.strip() for paragraph in section.paragraphs)


def _section(section: WrittenSection) -> Section:
    return Section(
        id=section.id,
        title=fold(section.title) or to_write("a heading"),
        role=section.role,
        paragraphs=tuple(
            Paragraph(id=p.id, text=fold(p.text), rests_on=p.rests_on)
            for p in section.paragraphs
            if p.text.strip()
        ),
    )


def _actor(row: ActorRow, taken: set[str]) -> Actor:
    """Make a card; no spelling is given to two actors."""
    short = fold(row.short) or fold(row.name)
    fresh = [fold(a) for a in row.aliases if a.strip() and a.casefold() not in taken]
    taken.update(alias.casefold() for alias in (*fresh, short))
    aliases = {alias.casefold(): alias for alias in fresh if alias.casefold() != short.casefold()}
    return Actor(
        id=row.id,
        name=fold(row.name),
        short=short,
        kind=row.kind,
        local=row.local,
        who=fold(row.who) or to_write("who this is"),
        aims=fold(row.aims) or to_write("its aims"),
        names=row.names,
        aliases=tuple(aliases.values()),
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
        said_by=fold(row.said_by) or None,
        paragraph=row.paragraph or NOWHERE,
        words=fold(row.words) or to_write("the words that state it"),
    )


def _event(row: EventRow, desk: Desk) -> Event:
    known = {actor.id for actor in desk.actors if actor.accepted}
    what = fold(row.what) or to_write("what happened")
    return Event(
        id=row.id, date=row.date, what=what, actors=tuple(a for a in row.actors if a in known)
    )


def _term(row: WordRow) -> Term:
    meaning = fold(row.meaning) or to_write("its meaning")
    return Term(id=row.id, term=fold(row.term), forms=row.forms, meaning=meaning)
