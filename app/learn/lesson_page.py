"""A lesson laid out for reading: what stands where, worked out once for each revision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.map_words import map_words
from app.services.library import PinnedLesson
from app.services.revisions import RevisionCache
from lessons.actor_map import NARROW, WIDE, ActorMap, draw_map
from lessons.document import Actor, Claim, Event, Lesson, Section, SectionRole, Term
from lessons.network import Tie, ties_of
from lessons.patterns import AlliesApart, SharedEnemy, allies_apart, shared_enemies
from lessons.text import Segment, annotate_all, grouped, reading_minutes

Stretch = tuple[str | None, list[Segment]]
"""Neighbouring segments of one claim (by its id), or of none."""


@dataclass(frozen=True)
class LessonPage:
    """A lesson and what its page shows: stretches of every paragraph, and the notes they open."""

    lesson: Lesson
    minutes: int
    stretches: Mapping[str, list[Stretch]]
    terms: tuple[Term, ...]
    actors: tuple[Actor, ...]
    claims: tuple[Claim, ...]
    before: tuple[Event, ...]
    after: tuple[Event, ...]
    maps: tuple[ActorMap, ActorMap]
    allies_apart: tuple[AlliesApart, ...]
    shared_enemies: tuple[SharedEnemy, ...]

    @property
    def text_sections(self) -> tuple[Section, ...]:
        """List the sections that are read, the critical one last."""
        return tuple(s for s in self.lesson.sections if s.role is not SectionRole.AFTERWARDS)

    @property
    def afterwards(self) -> tuple[Section, ...]:
        """List the sections that tell what happened after the article."""
        return tuple(s for s in self.lesson.sections if s.role is SectionRole.AFTERWARDS)

    def near(self, actor: Actor | None) -> frozenset[str]:
        """Name an actor and those at the other ends of its arrows."""
        arrows = [drawn.arrow for drawn in self.maps[0].arrows] if actor else []
        ends = [{arrow.who, arrow.whom} for arrow in arrows]
        return frozenset().union(*(pair for pair in ends if actor and actor.id in pair))

    def ties_of(self, actor_id: str) -> tuple[Tie, ...]:
        """List an actor's ties."""
        return ties_of(self.lesson, actor_id)


_pages: RevisionCache[LessonPage] = RevisionCache(16)


def page_of(pinned: PinnedLesson) -> LessonPage:
    """Lay a lesson out."""
    return _pages.get(pinned.revision_id, lambda _id: lay_out(pinned.lesson))


def lay_out(lesson: Lesson) -> LessonPage:
    """Annotate the paragraphs, and keep the notes that the text opens."""
    annotated = annotate_all(lesson)
    segments = [segment for paragraph in annotated.values() for segment in paragraph]
    marked = {name for s in segments for name in (("term", s.term), ("actor", s.actor))}
    stated = {segment.claim for segment in segments}
    events = sorted(lesson.events, key=lambda event: event.date)
    after = [event for event in events if event.date > lesson.as_of.isoformat()]
    return LessonPage(
        lesson=lesson,
        minutes=reading_minutes(lesson),
        stretches={id_: grouped(found) for id_, found in annotated.items()},
        terms=tuple(term for term in lesson.terms if ("term", term.id) in marked),
        actors=tuple(actor for actor in lesson.actors if ("actor", actor.id) in marked),
        claims=tuple(claim for claim in lesson.claims if claim.id in stated),
        before=tuple(event for event in events if event not in after),
        after=tuple(after),
        maps=(draw_map(lesson, WIDE, map_words()), draw_map(lesson, NARROW, map_words())),
        allies_apart=allies_apart(lesson),
        shared_enemies=shared_enemies(lesson),
    )
