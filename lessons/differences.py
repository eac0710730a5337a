"""What differs between two revisions of a lesson, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lessons.document import Actor, Claim, Event, Lesson, Term


@dataclass(frozen=True)
class LessonDifference:
    """A part that differs: its kind, its name, and its text before and after; empty for none."""

    kind: str
    name: str
    before: str
    after: str


def lesson_differences(before: Lesson, after: Lesson) -> tuple[LessonDifference, ...]:
    """List the parts that differ, in the order of the lesson; new ones come last in their kind."""
    old, new = _parts(before), _parts(after)
    return tuple(
        LessonDifference(kind, name, old.get((kind, name), ""), new.get((kind, name), ""))
        for kind, name in sorted(dict.fromkeys((*old, *new)), key=lambda part: KINDS.index(part[0]))
        if old.get((kind, name)) != new.get((kind, name))
    )


KINDS = ("front", "section", "paragraph", "actor", "claim", "event", "term")
FRONT = ("title", "summary", "level", "as_of", "last_checked", "next_check", "content_note")


def _parts(lesson: Lesson) -> dict[tuple[str, str], str]:
    return {(kind, name): text for kind, name, text in _each(lesson)}


def _each(lesson: Lesson) -> Iterator[tuple[str, str, str]]:
    for name in FRONT:
        yield "front", name, str(getattr(lesson, name) or "")
    yield "front", "source", lesson.source.title
    for section in lesson.sections:
        yield "section", section.id, section.title
        for paragraph in section.paragraphs:
            yield "paragraph", paragraph.id, paragraph.text
    for actor in lesson.actors:
        yield "actor", actor.id, _actor(actor)
    for claim in lesson.claims:
        yield "claim", claim.id, _claim(claim, lesson)
    for event in lesson.events:
        yield "event", event.id, _event(event)
    for term in lesson.terms:
        yield "term", term.id, _term(term)


def _actor(actor: Actor) -> str:
    names = ", ".join(actor.spellings)
    return f"{names} ({actor.kind}). {actor.who} {actor.aims}"


def _claim(claim: Claim, lesson: Lesson) -> str:
    ends = [lesson.actors_by_id[end].short for end in (claim.who, claim.whom)]
    means = ", ".join(claim.means)
    dates = " – ".join(date for date in (claim.since, claim.until) if date)
    about = "; ".join(p for p in (claim.certainty, claim.said_by, means, dates) if p)
    return f"{ends[0]} {claim.relation} {ends[1]} ({about}): “{claim.words}”"


def _event(event: Event) -> str:
    return f"{event.date}: {event.what}"


def _term(term: Term) -> str:
    return f"{', '.join((term.term, *term.forms))}: {term.meaning}"
