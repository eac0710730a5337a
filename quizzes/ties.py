"""Ties between actors: who, relation, whom. How near is one that was given to one that is so?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from pydantic import ValidationError

from lessons.document import SYMMETRIC, Claim, Document, Key, Lesson, Relation, Text
from quizzes.document import JsonValue, MalformedError, Part

COLUMNS = ("who", "relation", "whom")
Row = Mapping[str, JsonValue]
"""A row of the table as stored: some of who, relation and whom."""


class Tie(Document):
    """Who does what to whom. Fighting, alliance and rivalry run both ways."""

    who: Key
    relation: Relation
    whom: Key
    feedback: Text | None = None

    @property
    def key(self) -> str:
        """Name the tie; one that runs both ways has one name."""
        who, whom = sorted((self.who, self.whom)) if self.symmetric else (self.who, self.whom)
        return f"{who} {self.relation} {whom}"

    @property
    def symmetric(self) -> bool:
        """Tell whether it runs both ways."""
        return self.relation in SYMMETRIC

    @property
    def pair(self) -> frozenset[str]:
        """Give the two actors, whichever comes first."""
        return frozenset((self.who, self.whom))

    @property
    def row(self) -> dict[str, str]:
        """Write the tie as a row of the table."""
        return {"who": self.who, "relation": self.relation.value, "whom": self.whom}

    def same_as(self, other: Tie) -> bool:
        """Tell whether both say the same, whatever their feedback."""
        return self.key == other.key


def tie_of(claim: Claim) -> Tie:
    """Give the tie that a claim states."""
    return Tie(who=claim.who, relation=claim.relation, whom=claim.whom)


def ties_of(claims: Iterable[Claim]) -> list[Tie]:
    """Give the ties that claims state, each once."""
    return distinct(tie_of(claim) for claim in claims)


def distinct(ties: Iterable[Tie]) -> list[Tie]:
    """Keep the first of those that say the same."""
    by_key: dict[str, Tie] = {}
    for tie in ties:
        by_key.setdefault(tie.key, tie)
    return list(by_key.values())


def read_ties(rows: Iterable[Row], said: Iterable[Tie]) -> tuple[Tie, ...]:
    """Read complete rows as ties, with the feedback of those said before, or raise MalformedError.

    None may say the same as another.
    """
    known = {tie.key: tie for tie in said}
    ties = [_tie(row) for row in rows]
    given = [tie for tie in ties if tie is not None]
    if len(distinct(given)) < len(ties):
        raise MalformedError("key-incomplete", field="question")
    return tuple(known.get(tie.key, tie) for tie in given)


def fault(given: Tie, wanted: Collection[Tie], lesson: Lesson) -> str:
    """Name what is wrong with a tie that is not wanted, in the order in which it helps most.

    The code is one of: "wrong-direction", "not-asked" (the lesson states it, the key has others),
    "wrong-relation", "not-in-lesson".
    """
    near = [tie for tie in wanted if tie.pair == given.pair]
    if any(tie.relation == given.relation for tie in near):
        return "wrong-direction"
    between = (claim for claim in lesson.claims if {claim.who, claim.whom} == given.pair)
    if any(tie_of(claim).same_as(given) for claim in between):
        return "not-asked"
    return "wrong-relation" if near else "not-in-lesson"


def mark_ties(rows: Mapping[str, Row], wanted: Collection[Tie], lesson: Lesson) -> tuple[Part, ...]:
    """Give a part for each row, in order, then one for each wanted tie that no row gives."""
    given = list(_given(rows, wanted, lesson))
    found = {part.key for part in given if part.right}
    missed = (_part(tie, lesson, chosen=False) for tie in wanted if tie.key not in found)
    return (*given, *missed)


def name_of(id_: JsonValue, lesson: Lesson) -> str:
    """Give an actor's name; what is no actor keeps its id."""
    actor = lesson.actors_by_id.get(id_) if isinstance(id_, str) else None
    return actor.name if actor else str(id_ or "")


def in_names(row: Row, lesson: Lesson) -> dict[str, JsonValue]:
    """Give a row of the table as a reader sees it."""
    return {
        "who": name_of(row.get("who"), lesson),
        "relation": row.get("relation"),
        "whom": name_of(row.get("whom"), lesson),
    }


def short_name(id_: str, lesson: Lesson) -> str:
    """Give an actor's short name, as on the actor map."""
    actor = lesson.actors_by_id.get(id_)
    return actor.short if actor else id_


def _given(rows: Mapping[str, Row], wanted: Collection[Tie], lesson: Lesson) -> Iterator[Part]:
    by_key, found = {tie.key: tie for tie in wanted}, set[str]()
    for number, row in rows.items():
        tie = _tie(row)
        if tie is None:
            yield Part(f"row {number}", False, code="incomplete")
        elif tie.key in found:
            yield _part(tie, lesson, code="again")
        elif tie.key in by_key:
            found.add(tie.key)
            yield _part(by_key[tie.key], lesson)
        else:
            yield _part(tie, lesson, code=fault(tie, wanted, lesson))


def _tie(row: Row) -> Tie | None:
    try:
        return Tie.model_validate({column: row.get(column) for column in COLUMNS})
    except ValidationError:
        return None


def _part(tie: Tie, lesson: Lesson, *, chosen: bool = True, code: str | None = None) -> Part:
    text = f"{name_of(tie.who, lesson)} · {tie.relation} · {name_of(tie.whom, lesson)}"
    key = f"{tie.key} (again)" if code == "again" else tie.key
    return Part(key, code is None, chosen, text, tie.feedback, code)
