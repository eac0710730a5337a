"""A desk brought to where a published lesson is; what else was found in the article stays."""

from __future__ import annotations

from typing import Any

from lessons.desk.rows import (
    ActorRow,
    ClaimRow,
    Desk,
    EventRow,
    Kind,
    Row,
    State,
    WordRow,
    WrittenParagraph,
    WrittenSection,
    WrittenSource,
)
from lessons.document import Actor, Claim, Event, Lesson, Section, Source, Term


def reopen(desk: Desk, lesson: Lesson) -> Desk:
    """Put a lesson's text and rows on the desk, accepted; rows that it lacks are undecided."""
    return desk.model_copy(
        update={
            "title": lesson.title,
            "summary": lesson.summary,
            "level": lesson.level,
            "language": lesson.language,
            "as_of": lesson.as_of.isoformat(),
            "next_check": lesson.next_check.isoformat(),
            "content_note": lesson.content_note or "",
            "source": written_source(lesson.source),
            "sections": tuple(_section(section) for section in lesson.sections),
            "actors": _rows(desk, "actors", [_actor(desk, row) for row in lesson.actors]),
            "claims": _rows(desk, "claims", [_claim(desk, row) for row in lesson.claims]),
            "events": _rows(desk, "events", [_event(desk, row) for row in lesson.events]),
            "words": _rows(desk, "words", [_word(desk, row) for row in lesson.terms]),
        }
    )


def _rows(desk: Desk, kind: Kind, published: list[Any]) -> tuple[Row, ...]:
    """Put published rows, in their order, where some were; take back what else was accepted."""
    ids, waiting = {row.id for row in published}, iter(published)
    known = [next(waiting) if row.id in ids else _without(row) for row in desk.rows(kind)]
    return (*known, *waiting)


def _without(row: Row) -> Row:
    return row.model_copy(update={"state": State.UNDECIDED}) if row.accepted else row


def _found(desk: Desk, kind: Kind, id_: str, *fields: str) -> dict[str, Any]:
    """Give what the desk knows of a row and a lesson does not keep."""
    row = desk.row(kind, id_)
    kept = {name: getattr(row, name) for name in ("sentence", "also", *fields)} if row else {}
    return {"id": id_, "state": State.ACCEPTED, **kept}


def _actor(desk: Desk, actor: Actor) -> ActorRow:
    card = actor.model_dump(exclude={"id"})
    return ActorRow(**_found(desk, "actors", actor.id, "times"), **card)


def _claim(desk: Desk, claim: Claim) -> ClaimRow:
    said = claim.model_dump(exclude={"id"})
    return ClaimRow(**_found(desk, "claims", claim.id, "quote", "places"), **_typed(said))


def _event(desk: Desk, event: Event) -> EventRow:
    told = event.model_dump(exclude={"id"})
    return EventRow(**_found(desk, "events", event.id, "quote"), **_typed(told))


def _typed(values: dict[str, Any]) -> dict[str, Any]:
    """Write what is not known as an empty field."""
    return {name: "" if value is None else value for name, value in values.items()}


def _word(desk: Desk, term: Term) -> WordRow:
    told = term.model_dump(exclude={"id"})
    return WordRow(**_found(desk, "words", term.id, "times"), **told)


def _section(section: Section) -> WrittenSection:
    paragraphs = tuple(WrittenParagraph(**p.model_dump()) for p in section.paragraphs)
    return WrittenSection(
        id=section.id, title=section.title, role=section.role, paragraphs=paragraphs
    )


def written_source(source: Source) -> WrittenSource:
    """Put a citation on the desk."""
    return WrittenSource(**_typed(source.model_dump()))
