"""Relations: fill a table "who · relation · whom" with ties between the lesson's actors."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from lessons.document import Key, Lesson, Relation
from lessons.problems import unknown
from quizzes.document import Answer, Grade, JsonValue, MalformedError, Question, Raw
from quizzes.ties import (
    COLUMNS,
    Tie,
    distinct,
    in_names,
    mark_ties,
    read_ties,
    short_name,
    ties_of,
)
from quizzes.types.base import Finding, Sample, Samples, asked, mapping_or_empty, share
from quizzes.types.options import words_differ
from quizzes.types.review import reviewed, verdict_of
from quizzes.types.sample_lesson import LESSON
from quizzes.types.submission import all_values, known, one_value, typed_rows

name = "relations"
FIELD = re.compile(r"(who|relation|whom)-([1-9]\d?)")


class Relations(Question):
    """The actors and relations on offer. The ties are the key; without any, the claims' are."""

    type: ClassVar[str] = name

    actors: Annotated[tuple[Key, ...], Field(min_length=2), AfterValidator(words_differ)]
    relations: Annotated[tuple[Relation, ...], Field(min_length=1), AfterValidator(words_differ)]
    ties: tuple[Tie, ...] = ()

    @model_validator(mode="after")
    def _there_is_a_key(self) -> Relations:
        if not self.ties and not self.claims:
            message = "name the ties to be found: their claims under 'claims', or rows of 'ties'"
            raise PydanticCustomError("no-ties", message)
        return self


model = Relations


def build(data: Mapping[str, Any]) -> Relations:
    """Make a question from plain data."""
    return Relations.model_validate(data)


def wanted(question: Relations, lesson: Lesson) -> list[Tie]:
    """Give the ties that are the key."""
    if question.ties:
        return distinct(question.ties)
    found = (lesson.claims_by_id.get(id_) for id_ in question.claims)
    return ties_of(claim for claim in found if claim)


def present(question: Relations, lesson: Lesson, seed: str) -> dict[str, Any]:
    """Give the actors and relations on offer, and the number of rows: one for each tie."""
    return asked(question) | {
        "actors": [{"key": id_, "text": short_name(id_, lesson)} for id_ in question.actors],
        "relations": [relation.value for relation in question.relations],
        "rows": len(wanted(question, lesson)),
    }


def parse(question: Relations, raw: Raw) -> Answer:
    """Read `who-1`, `relation-1`, `whom-1`, …; a row may be filled in part."""
    options = {"who": question.actors, "relation": question.relations, "whom": question.actors}
    rows: dict[int, dict[str, str]] = {}
    for field in sorted(raw):
        if found := FIELD.fullmatch(field):
            value = one_value(raw, field)
            row = _row_number(question, found[2], field)
            if value is not None:
                rows.setdefault(row, {})[found[1]] = known(value, options[found[1]], field)
    return Answer(
        {str(n): {c: rows[n][c] for c in COLUMNS if c in rows[n]} for n in sorted(rows)} or None
    )


def fields(question: Relations, answer: Answer) -> Raw:
    """Give the fields of each row."""
    rows = _rows(answer).items()
    return {f"{part}-{n}": [str(given)] for n, row in rows for part, given in row.items()}


def grade(question: Relations, answer: Answer, lesson: Lesson) -> Grade:
    """Give ties found / ties; each counts once, and a wrong row costs no more than its place."""
    ties = wanted(question, lesson)
    parts = mark_ties(_rows(answer), ties, lesson)
    found = sum(part.right and part.chosen for part in parts)
    return Grade(share(found, len(ties)), parts)


def review(question: Relations, answer: Answer, lesson: Lesson, seed: str) -> dict[str, Any]:
    """Show each row with its verdict, and the ties that were not found."""
    marked = grade(question, answer, lesson)
    ties = {tie.key: tie for tie in wanted(question, lesson)}
    given = [part for part in marked.parts if part.chosen]
    rows = zip(_rows(answer).values(), given, strict=True)
    missed = [part for part in marked.parts if not part.chosen]
    return reviewed(question, answer, marked, lesson) | {
        "rows": [in_names(row, lesson) | verdict_of(part) for row, part in rows],
        "missed": [in_names(ties[p.key].row, lesson) | verdict_of(p) for p in missed],
    }


def check(question: Relations, lesson: Lesson) -> Iterator[Finding]:
    """Ask for actors that exist, ties that the lesson states, and none that is left out."""
    for number, id_ in enumerate(question.actors):
        if id_ not in lesson.actors_by_id:
            what = unknown("actor", id_, lesson.actors_by_id)
            yield Finding(f"actors.{number}", what, "unknown-actor")
    stated = {tie.key for tie in ties_of(lesson.claims)}
    for number, tie in enumerate(question.ties):
        if tie.key not in stated:
            what = f"no claim of the lesson states '{tie.key}'"
            yield Finding(f"ties.{number}", what, "tie-unstated", tie.row)
    for tie in wanted(question, lesson):
        if not _on_offer(question, tie):
            what = f"nobody can choose '{tie.key}'; add its actors and relation"
            yield Finding("actors", what, "tie-not-on-offer", tie.row)
    yield from _check_nothing_is_left_out(question, lesson)


def read_form(raw: Raw) -> dict[str, Any]:
    """Read checkboxes `actors` and `relations`, and rows `ties-0-who`, …"""
    ties = list(typed_rows(raw, "ties", (*COLUMNS, "feedback")).values())
    return {
        "actors": all_values(raw, "actors"),
        "relations": all_values(raw, "relations"),
        **({"ties": ties} if ties else {}),
    }


def key(question: Relations, lesson: Lesson) -> Answer:
    """Give every tie."""
    return _answer(_numbered(wanted(question, lesson)))


def rekey(question: Relations, key: Answer, lesson: Lesson) -> Relations:
    """Ask for other ties: every row is complete, and none says the same as another."""
    ties = read_ties(_rows(key).values(), wanted(question, lesson))
    return question.model_copy(update={"ties": ties})


def guess(question: Relations, lesson: Lesson, chance: random.Random) -> Answer:
    """Fill every row with any actors and any relation."""
    rows = []
    for _ in wanted(question, lesson):
        who, whom = chance.sample(question.actors, 2)
        rows.append(Tie(who=who, relation=chance.choice(question.relations), whom=whom))
    return _answer(_numbered(rows))


def samples() -> Samples:
    """Make a question about the sample lesson."""
    north = {"who-1": ["northland"], "relation-1": ["backs"], "whom-1": ["river-league"]}
    fight = {"who-2": ["hill-front"], "relation-2": ["fights"], "whom-2": ["river-league"]}
    turned = {"who-1": ["river-league"], "relation-1": ["backs"], "whom-1": ["northland"]}
    return Samples(
        question=build(SAMPLE),
        lesson=LESSON,
        right=(Sample(north | fight, share(2, 2)),),
        partly=(Sample(north, share(1, 2)), Sample(turned | fight, share(1, 2))),
        wrong=(Sample(turned, share(0, 2)), Sample({"who-1": ["northland"]}, share(0, 2))),
        blank=({}, {"who-1": [""], "relation-1": [""], "whom-1": [""]}),
        malformed=(
            north | {"who-1": ["westland"]},
            north | {"relation-1": ["adores"]},
            {"who-9": ["northland"]},
            {"whom-1": ["northland", "southland"]},
        ),
        other_keys=(turned | fight,),
        no_keys=({"who-1": ["northland"]},),
    )


def _row_number(question: Relations, written: str, field: str) -> int:
    if int(written) > max(len(question.ties), len(question.claims)):
        raise MalformedError("unknown-option", field=field)
    return int(written)


def _numbered(ties: Sequence[Tie]) -> dict[int, dict[str, str]]:
    return {number: tie.row for number, tie in enumerate(ties, start=1)}


def _answer(rows: Mapping[int, Mapping[str, str]]) -> Answer:
    value: dict[str, JsonValue] = {
        str(number): {column: rows[number][column] for column in COLUMNS if column in rows[number]}
        for number in sorted(rows)
    }
    return Answer(value or None)


def _rows(answer: Answer) -> dict[str, dict[str, JsonValue]]:
    rows = mapping_or_empty(answer.value)
    ordered = sorted(rows, key=lambda number: (len(number), number))
    return {number: row for number in ordered if isinstance(row := rows[number], dict)}


def _on_offer(question: Relations, tie: Tie) -> bool:
    return tie.pair <= set(question.actors) and tie.relation in question.relations


def _check_nothing_is_left_out(question: Relations, lesson: Lesson) -> Iterator[Finding]:
    keys = {tie.key for tie in wanted(question, lesson)}
    for claim in lesson.claims:
        [tie] = ties_of([claim])
        if tie.key not in keys and _on_offer(question, tie):
            also = f"the lesson also states '{tie.key}' (claim '{claim.id}')"
            what = f"{also}; add it, or offer fewer actors or relations"
            yield Finding("actors", what, "tie-left-out", tie.row)


SAMPLE = {
    "id": "who-does-what",
    "stem": "Fill the table: who backs whom, and who fights whom?",
    "level": "apply",
    "claims": ["north-backs-league", "league-fights-front"],
    "actors": ["northland", "river-league", "hill-front"],
    "relations": ["backs", "fights"],
}
