"""The rules as a linguist keeps them: lists in rules/*.yaml, read and checked once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import Field

from lessons.building import build, build_each
from lessons.document import ActorKind, Document, Means, Relation, Text
from lessons.problems import Problem, Reading
from lessons.yaml_file import read_yaml

FOLDER = Path(__file__).parent / "rules"
Words = tuple[Text, ...]


class Country(Document):
    """A state, its adjectives, and the cities that stand for its government."""

    name: Text
    adjectives: Words = ()
    capitals: Words = ()
    also: Words = ()


class Organisation(Document):
    """A widely known name; `state` says whose government it is."""

    name: Text
    also: Words = ()
    kind: ActorKind
    state: Text | None = None


class Verb(Document):
    """A verb that ties two actors."""

    verb: Text
    forms: Words = ()
    relation: Relation
    means: tuple[Means, ...] = ()
    prepositions: tuple[str, ...] = ("",)
    whom: Text | None = None


class Noun(Document):
    """A noun that ties two actors; `to` are the prepositions before the second."""

    noun: Text
    relation: Relation
    means: tuple[Means, ...] = ()
    to: Words = ()
    mutual: bool = False


class Role(Document):
    """What one actor is to another: an ally, a rival, a backer."""

    noun: Text
    relation: Relation
    means: tuple[Means, ...] = ()
    reversed: bool = False


class Collective(Document):
    """A group without a name of its own."""

    name: Text
    kind: ActorKind
    words: Words


class Names(Document):
    """What a name's own words, and those around it, tell of it."""

    kinds: dict[ActorKind, Words]
    unlike_the_name: dict[ActorKind, Words] = Field(default_factory=dict)
    places: Words
    place_prepositions: Words
    titles: Words
    persons: Words
    not_names: Words
    rulers: Words
    collectives: tuple[Collective, ...] = ()
    told_at_once: Words = ()
    again: dict[ActorKind, Words]


class CertaintyWords(Document):
    """Words that make a claim somebody's claim, or somebody's judgement."""

    speaking: Words
    judging: Words
    attributing: Words
    unnamed: Words
    hedges: Words
    analysts: Words
    negations: Words


class Frames(Document):
    """The small words that the patterns are built of."""

    light: Words
    light_irregular: Words
    control: Words
    control_irregular: Words
    auxiliaries: Words
    adding: Words
    such: Words
    links: Words
    compounds: dict[str, Relation]
    held: Words
    organs: Words


class PlaceWords(Document):
    """The words by which a place is known, and those that end a clause before one."""

    prepositions: Words
    prepositions_of_kinds: Words
    sides: Words
    kinds: Words
    inner: Words
    never: Words
    happenings: Words
    closing: Words


class Phrase(Document):
    """How a relation is stated, for one actor and for several."""

    relation: Relation
    one: Text
    several: Text


class Phrases(Document):
    """The words of plain sentences that state claims."""

    relations: tuple[Phrase, ...]
    means: dict[Means, Text]
    with_the: Words
    several: Words


class Rules(Document):
    """All rules together."""

    countries: tuple[Country, ...]
    organisations: tuple[Organisation, ...]
    names: Names
    places: PlaceWords
    certainty: CertaintyWords
    verbs: tuple[Verb, ...]
    nouns: tuple[Noun, ...]
    roles: tuple[Role, ...]
    frames: Frames
    phrases: Phrases


LISTS: dict[str, type[Document]] = {
    "countries": Country,
    "organisations": Organisation,
    "verbs": Verb,
    "nouns": Noun,
    "roles": Role,
}
SINGLE: dict[str, type[Document]] = {
    "names": Names,
    "places": PlaceWords,
    "certainty": CertaintyWords,
    "frames": Frames,
    "phrases": Phrases,
}
D = TypeVar("D", bound=Document)


def read_rules(folder: Path = FOLDER) -> Reading[Rules]:
    """Read the rules; every problem is told as file:line."""
    found: dict[str, object] = {}
    problems: list[Problem] = []
    for name, model in LISTS.items():
        rows, trouble = _rows(folder / f"{name}.yaml", model)
        found[name], problems = rows, [*problems, *trouble]
    for name, model in SINGLE.items():
        reading = _single(folder / f"{name}.yaml", model)
        found[name], problems = reading.value, [*problems, *reading.problems]
    if problems:
        return Reading(None, tuple(problems))
    return Reading(Rules.model_validate(found))


@cache
def rules() -> Rules:
    """Give the shipped rules, which are known to be sound."""
    reading = read_rules()
    assert reading.value is not None, reading.problems
    return reading.value


def _rows(path: Path, model: type[D]) -> tuple[tuple[D, ...], tuple[Problem, ...]]:
    tree = read_yaml(path)
    if tree.value is None:
        return (), tree.problems
    readings = build_each(model, tree.value)
    problems = (*tree.problems, *(p for reading in readings for p in reading.problems))
    return tuple(reading.value for reading in readings if reading.value), problems


def _single(path: Path, model: type[D]) -> Reading[D]:
    tree = read_yaml(path)
    if tree.value is None:
        return Reading(None, tree.problems)
    reading = build(model, tree.value)
    return Reading(reading.value, (*tree.problems, *reading.problems))
