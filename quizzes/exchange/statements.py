"""Relations between formats: every statement that can be made of actors and relations."""

from __future__ import annotations

from itertools import permutations
from typing import Any

from lessons.document import Lesson, Relation
from quizzes.exchange.entries import Note, RefusedError
from quizzes.exchange.foreign import FULL, NONE, Foreign, Kind, Weighed
from quizzes.exchange.plain_text import kept
from quizzes.ties import Tie, distinct, short_name
from quizzes.types.relations import Relations, wanted

KNOWN = frozenset(Relation)


def statements(question: Relations, lesson: Lesson) -> dict[str, Any]:
    """Offer all that can be said with the actors and relations; as many are right as are asked."""
    right = {tie.key: tie for tie in wanted(question, lesson)}
    offered = distinct(
        Tie(who=who, relation=relation, whom=whom)
        for who, whom in permutations(question.actors, 2)
        for relation in question.relations
    )
    told = [right.get(tie.key, tie) for tie in offered]
    return {
        "kind": Kind.RELATIONS,
        "options": tuple(
            Weighed(said(tie, lesson), FULL if tie.key in right else NONE, kept(tie.feedback or ""))
            for tie in told
        ),
        "ties": tuple((tie.who, tie.relation.value, tie.whom) for tie in told),
    }


def said(tie: Tie, lesson: Lesson) -> str:
    """Write a statement in a line."""
    who, whom = short_name(tie.who, lesson), short_name(tie.whom, lesson)
    return kept(f"{who} \N{EM DASH} {tie.relation.replace('-', ' ')} \N{EM DASH} {whom}")


def relations(found: Foreign) -> tuple[dict[str, Any], list[Note]]:
    """Make a table of ties again of the statements that were made of it."""
    actors = list(dict.fromkeys([t[0] for t in found.ties] + [t[2] for t in found.ties]))
    used = list(dict.fromkeys(relation for _, relation, _ in found.ties))
    rows = [
        {"who": who, "relation": relation, "whom": whom}
        | ({"feedback": option.feedback} if option.feedback else {})
        for (who, relation, whom), option in zip(found.ties, found.options, strict=True)
        if option.percent > 0
    ]
    if not rows or not set(used) <= KNOWN:
        raise RefusedError("no-key")
    return {"actors": actors, "relations": used, "ties": rows}, []
