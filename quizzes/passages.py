"""Passages: some paragraphs of a lesson, sentence by sentence, and the claims they hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lessons.document import Claim, Lesson
from lessons.sentences import find, sentences


def numbered_in(passage: Sequence[str], lesson: Lesson) -> Iterator[dict[str, str]]:
    """Give the sentences of each paragraph by their keys: s1, s2, … over the whole passage."""
    number = 0
    for id_ in passage:
        found = sentences(lesson.paragraphs[id_].text) if id_ in lesson.paragraphs else ()
        yield {f"s{number + place}": text for place, text in enumerate(found, start=1)}
        number += len(found)


def holding(claim: Claim, texts: Mapping[str, str]) -> list[str]:
    """Give the keys of the sentences that hold a claim's words."""
    return [key for key, text in texts.items() if find(claim.words, text)]


def in_names(claim: Claim, lesson: Lesson) -> dict[str, Any]:
    """Give a claim as who, relation, whom and means, by the actors' names."""
    who, whom = (lesson.actors_by_id.get(id_) for id_ in (claim.who, claim.whom))
    return {
        "who": who.name if who else claim.who,
        "relation": claim.relation.value,
        "whom": whom.name if whom else claim.whom,
        "means": [means.value for means in claim.means],
    }
