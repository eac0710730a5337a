"""What stands in a lesson, as an author reads it: actors, ties, claims and paragraphs in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app import wording
from lessons.document import Lesson

FIRST_LETTERS = 70


def for_templates() -> dict[str, Any]:
    """Let the author's templates say what stands in a lesson."""
    return {
        "claim_in_words": claim_in_words,
        "paragraph_in_words": paragraph_in_words,
        "origin_in_words": origin_in_words,
    }


def actor_in_words(id_: str, lesson: Lesson) -> str:
    """Give an actor's short name; one that the lesson lacks keeps its id."""
    actor = lesson.actors_by_id.get(id_)
    return actor.short if actor else id_


def tie_in_words(who: str, relation: str, whom: str, lesson: Lesson) -> str:
    """Write a tie as a sentence without its full stop: Russia backs the government."""
    words = wording.RELATIONS.get(relation, relation)
    return f"{actor_in_words(who, lesson)} {words} {actor_in_words(whom, lesson)}"


def claim_in_words(id_: str, lesson: Lesson) -> str:
    """Write a claim with its certainty: Russia backs the government — documented."""
    claim = lesson.claims_by_id.get(id_)
    if claim is None:
        return id_
    tie = tie_in_words(claim.who, claim.relation, claim.whom, lesson)
    return f"{tie} — {wording.CERTAINTIES[claim.certainty]}"


def paragraph_in_words(id_: str, lesson: Lesson) -> str:
    """Give a paragraph's first words; one that the lesson lacks keeps its id."""
    paragraph = lesson.paragraphs.get(id_)
    if paragraph is None:
        return id_
    text = paragraph.text
    cut = text[:FIRST_LETTERS].rpartition(" ")[0]
    return text if len(text) <= FIRST_LETTERS else f"{cut} …"


def origin_in_words(origin: Mapping[str, Any], lesson: Lesson) -> str:
    """Name the claims and events that a question was drafted from."""
    events = {event.id: event.what for event in lesson.events}
    claims = [claim_in_words(id_, lesson) for id_ in origin.get("claims", ())]
    return " · ".join([*claims, *(events.get(id_, id_) for id_ in origin.get("events", ()))])
