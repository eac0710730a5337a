"""Questions on several claims or events at once: the table of ties, backers, and what came when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lessons.dates import later
from lessons.document import Claim, Event, Lesson, Relation
from lessons.sentences import sentences
from quizzes.drafting.about_ties import can_be_asked
from quizzes.drafting.drafted import Drafted, drafted
from quizzes.drafting.phrasing import name_of, quoted
from quizzes.item_writing.wording import telling
from quizzes.ties import tie_of

MOST_ROWS, FEWEST_ROWS = 5, 3
SHARED = 2
"""Words that a sentence and an event must share, if the event itself quotes none."""


def fill_ties(lesson: Lesson) -> Iterator[Drafted]:
    """Ask for the documented ties among one actor and those who back or fight it."""
    relations = (Relation.BACKS, Relation.FIGHTS)
    facts = [c for c in lesson.claims if c.relation in relations and can_be_asked(c, lesson)]
    for actor in lesson.actors:
        around = {actor.id, *_neighbours(actor.id, facts)}
        asked = _once([c for c in facts if {c.who, c.whom} <= around])
        if FEWEST_ROWS <= len(asked) <= MOST_ROWS:
            yield from drafted(
                lesson,
                "ties",
                actor.id,
                type="relations",
                level="analyse",
                claims=[claim.id for claim in asked],
                stem="Who backs whom, and who fights whom? Fill in the ties that the lesson "
                "documents among these actors.",
                actors=sorted(around),
                relations=list(relations),
                explanation=" ".join(f"{quoted(claim)}." for claim in asked),
            )


def match_backers(lesson: Lesson) -> Iterator[Drafted]:
    """Ask to match backers with whom they back, where each has one match alone."""
    facts = [c for c in lesson.claims if c.relation is Relation.BACKS and can_be_asked(c, lesson)]
    kept: list[Claim] = []
    for claim in _once(facts):
        offered = {claim.whom, *(other.whom for other in kept)}
        who = [*kept, claim]
        if not any(_also(other, offered, lesson) for other in who):
            kept = who
    kept = kept[:MOST_ROWS]
    if len(kept) < FEWEST_ROWS:
        return
    backed = sorted({claim.whom for claim in kept})
    yield from drafted(
        lesson,
        "match",
        lesson.slug,
        type="matching",
        level="understand",
        claims=[claim.id for claim in kept],
        stem="Match each backer with the actor that it backs, according to the lesson.",
        prompts=[_prompt(claim, lesson) for claim in kept],
        choices=[_choice(id_, lesson) for id_ in backed],
    )


def order_events(lesson: Lesson) -> Iterator[Drafted]:
    """Ask for the order of events whose dates surely differ: of all, and of each actor."""
    groups: list[tuple[str, list[Event]]] = [(lesson.slug, list(lesson.events))]
    groups += [(a.id, [e for e in lesson.events if a.id in e.actors]) for a in lesson.actors]
    for name, events in groups:
        chosen = _spread(_surely_in_order([e for e in events if _grounds(e, lesson)]))
        if len(chosen) >= FEWEST_ROWS:
            yield from drafted(
                lesson,
                "order",
                name,
                events=tuple(event.id for event in chosen),
                type="ordering",
                level="remember",
                stem="Put these events in order, the earliest first.",
                evidence=[_grounds(event, lesson) for event in chosen],
                items=[
                    {"key": e.id, "text": e.what, "feedback": f"The lesson dates it {_span(e)}."}
                    for e in chosen
                ],
            )


def _neighbours(actor: str, facts: Sequence[Claim]) -> set[str]:
    pairs = [{claim.who, claim.whom} for claim in facts]
    return {id_ for pair in pairs if actor in pair for id_ in pair}


def _once(claims: Sequence[Claim]) -> list[Claim]:
    """Keep one claim for each tie."""
    return list({tie_of(claim).key: claim for claim in reversed(claims)}.values())[::-1]


def _also(claim: Claim, offered: set[str], lesson: Lesson) -> bool:
    """Tell whether a backer may be said to support another of those on offer too."""
    kindly = {Relation.BACKS, Relation.ALLIED_WITH, Relation.TOLERATES, Relation.PART_OF}
    others = offered - {claim.whom}
    ties = [(c.who, c.whom) for c in lesson.claims if c.relation in kindly]
    return any(pair in ties for id_ in others for pair in ((claim.who, id_), (id_, claim.who)))


def _prompt(claim: Claim, lesson: Lesson) -> dict[str, Any]:
    return {
        "key": f"from-{claim.who}"[:80],
        "text": name_of(lesson.actors_by_id[claim.who]),
        "match": claim.whom,
        "feedback": f"The lesson says: {quoted(claim)}.",
    }


def _choice(id_: str, lesson: Lesson) -> dict[str, str]:
    return {"key": id_, "text": name_of(lesson.actors_by_id[id_])}


def _grounds(event: Event, lesson: Lesson) -> dict[str, str] | None:
    """Give words of the lesson that tell of an event: its own, or the sentence nearest to it."""
    paragraph = lesson.paragraphs.get(event.paragraph or "")
    if paragraph is None:
        return None
    if event.words:
        return {"paragraph": paragraph.id, "words": event.words}
    shares = [(len(telling(s) & telling(event.what)), s) for s in sentences(paragraph.text)]
    most, words = max(shares, key=lambda share: share[0], default=(0, ""))
    return {"paragraph": paragraph.id, "words": words} if most >= SHARED else None


def _surely_in_order(events: list[Event]) -> list[Event]:
    """Keep events of which each is surely later than the end of the one before."""
    kept: list[Event] = []
    for event in sorted(events, key=lambda e: e.date):
        if not kept or later(event.date, kept[-1].until or kept[-1].date):
            kept.append(event)
    return kept


def _spread(events: list[Event]) -> list[Event]:
    """Choose as many as fit a question, from the first to the last."""
    last, places = len(events) - 1, MOST_ROWS - 1
    if last < MOST_ROWS:
        return events
    return [events[round(place * last / places)] for place in range(MOST_ROWS)]


def _span(event: Event) -> str:
    return f"{event.date} to {event.until}" if event.until else event.date
