"""Ordering: put the items in their right order. Points are for neighbours that stand together."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, Field

from lessons.document import Document, Key, Lesson, Text
from quizzes.document import Answer, Grade, JsonValue, MalformedError, Part, Question, Raw
from quizzes.order import arrange, move, neighbours, tell_their_order
from quizzes.types.base import (
    Finding,
    Sample,
    Samples,
    asked,
    mapping_or_empty,
    share,
    shuffled,
)
from quizzes.types.options import keys_differ
from quizzes.types.review import reviewed
from quizzes.types.sample_lesson import LESSON
from quizzes.types.submission import (
    all_values,
    choices_by_part,
    known,
    one_value,
    typed,
    typed_rows,
    with_keys,
)

name = "ordering"


class Item(Document):
    """Something that has a place in the order."""

    key: Key
    text: Text
    feedback: Text | None = None


class Ordering(Question):
    """Items, written in their right order."""

    type: ClassVar[str] = name

    items: Annotated[tuple[Item, ...], Field(min_length=3), AfterValidator(keys_differ)]


model = Ordering


def build(data: Mapping[str, Any]) -> Ordering:
    """Make a question from plain data."""
    return Ordering.model_validate(data)


def present(question: Ordering, lesson: Lesson, seed: str) -> dict[str, Any]:
    """Give the items in an order that is not the right one, and none of them a place."""
    texts = {item.key: item.text for item in question.items}
    order = _order(question, seed)
    return asked(question) | {"steps": [{"key": key_, "text": texts[key_]} for key_ in order]}


def parse(question: Ordering, raw: Raw) -> Answer:
    """Read a field `place-<item>` each: from 1 on, no place twice. A pressed button is ignored."""
    keys = _keys(question)
    places = [str(number) for number in range(1, len(keys) + 1)]
    taken: dict[str, int] = {}
    for item, place in choices_by_part(raw, "place-", keys).items():
        number = int(known(place, places, f"place-{item}"))
        if number in taken.values():
            raise MalformedError("place-twice", field=f"place-{item}", place=place)
        taken[item] = number
    return _answer(taken)


def press(question: Ordering, raw: Raw, lesson: Lesson, seed: str) -> Answer | None:
    """Do what a move button asks (`move` = `up-<item>`, `down-<item>`): all items get a place.

    None if no such button was pressed.
    """
    button = one_value(raw, "move")
    if button is None:
        return None
    direction, _, item = button.partition("-")
    known(direction, ("up", "down"), "move")
    known(item, _keys(question), "move")
    order = arrange(_order(question, seed), mapping_or_empty(parse(question, raw).value))
    return _placed(move(order, item, direction))


def fields(question: Ordering, answer: Answer) -> Raw:
    """Give a field `place-<item>` each."""
    return {f"place-{item}": [str(n)] for item, n in _places(question, answer).items()}


def typed_again(question: Ordering, raw: Raw) -> JsonValue:
    """Give the place of each item as it was chosen, twice the same or not."""
    given = {key_: "".join(all_values(raw, f"place-{key_}")) for key_ in _keys(question)}
    return {
        key_: int(place) for key_, place in given.items() if place.isascii() and place.isdigit()
    }


def grade(question: Ordering, answer: Answer, lesson: Lesson) -> Grade:
    """Give adjacent pairs in place / (items − 1): the second directly after the first."""
    right, given = list(pairwise(_keys(question))), neighbours(_places(question, answer))
    texts = {item.key: item.text for item in question.items}
    parts = tuple(
        Part(f"{a}>{b}", (a, b) in right, (a, b) in given, f"{texts[a]} → {texts[b]}")
        for a, b in dict.fromkeys((*right, *given))
    )
    return Grade(share(len(set(right) & set(given)), len(right)), parts)


def review(question: Ordering, answer: Answer, lesson: Lesson, seed: str) -> dict[str, Any]:
    """Show the right order, the place each item was given, and which neighbours stood together."""
    marked, places = grade(question, answer, lesson), _places(question, answer)
    given = set(neighbours(places))
    follows = [None, *((pair in given) for pair in pairwise(_keys(question)))]
    steps = [
        {
            "key": item.key,
            "text": item.text,
            "place": number,
            "chosen": places.get(item.key),
            "follows": after,
            "feedback": item.feedback,
        }
        for number, (item, after) in enumerate(zip(question.items, follows, strict=True), start=1)
    ]
    return reviewed(question, answer, marked, lesson) | {"steps": steps}


def check(question: Ordering, lesson: Lesson) -> Iterator[Finding]:
    """Ask for keys that do not tell the order, as "a", "b", "c" or "step-1" would."""
    keys = _keys(question)
    if tell_their_order(keys):
        message = f"the page shows keys, and '{keys[0]}', '{keys[1]}', … tell the order"
        yield Finding("items", f"{message}; name them by what they say", "key-tells-order")


def read_form(raw: Raw) -> dict[str, Any]:
    """Read rows `items-0-text`, … in the order of `items-0-place`, …, from 1 on."""
    rows = typed_rows(raw, "items", ("key", "text", "feedback"))
    order = sorted(rows, key=lambda number: _wanted_place(raw, number))
    return {"items": with_keys(rows[number] for number in order)}


def key(question: Ordering, lesson: Lesson) -> Answer:
    """Give every item its right place."""
    return _placed(_keys(question))


def rekey(question: Ordering, key: Answer, lesson: Lesson) -> Ordering:
    """Put the items in another order; each needs a place."""
    places = _places(question, key)
    items = sorted(question.items, key=lambda item: places.get(item.key, len(question.items)))
    return question.model_copy(update={"items": tuple(items)})


def guess(question: Ordering, lesson: Lesson, chance: random.Random) -> Answer:
    """Put the items in any order."""
    return _placed(chance.sample(_keys(question), len(question.items)))


def samples() -> Samples:
    """Make a question about the sample lesson."""
    fields = ["place-talks", "place-bridge", "place-meeting", "place-truce"]

    def placed(*places: str) -> dict[str, list[str]]:
        return {field: [place] for field, place in zip(fields, places, strict=True)}

    return Samples(
        question=build(SAMPLE),
        lesson=LESSON,
        right=(Sample(placed("1", "2", "3", "4"), share(3, 3)),),
        partly=(
            Sample(placed("4", "1", "2", "3"), share(2, 3)),
            Sample(placed("1", "2", "", ""), share(1, 3)),
        ),
        wrong=(Sample(placed("4", "3", "2", "1"), share(0, 3)),),
        blank=({}, placed("", "", "", ""), {"move": ["up-truce"]}),
        malformed=(placed("1", "1", "2", "3"), placed("0", "", "", ""), {"place-war": ["1"]}),
        other_keys=(placed("2", "1", "3", "4"),),
        no_keys=(placed("2", "1", "", ""),),
    )


def _keys(question: Ordering) -> list[str]:
    return [item.key for item in question.items]


def _answer(places: Mapping[str, int]) -> Answer:
    value: dict[str, JsonValue] = dict(places)
    return Answer(value or None)


def _placed(order: Iterable[str]) -> Answer:
    return _answer({item: place for place, item in enumerate(order, start=1)})


def _order(question: Ordering, seed: str) -> list[str]:
    # Sorted first, so that the shuffled order says nothing about the right one.
    order = shuffled(sorted(_keys(question)), question, seed)
    return order if order != _keys(question) else [*order[1:], order[0]]


def _places(question: Ordering, answer: Answer) -> dict[str, int]:
    value = mapping_or_empty(answer.value)
    places = {key_: value.get(key_) for key_ in _keys(question)}
    return {key_: place for key_, place in places.items() if type(place) is int}


def _wanted_place(raw: Raw, number: int) -> tuple[int, int, int]:
    """Put a row that is moved up before the one whose place it takes, one moved down after it."""
    place = typed(raw, f"items-{number}-place")
    wanted = int(place) if place.isdecimal() else number + 1
    return wanted, (wanted > number + 1) - (wanted < number + 1), number


SAMPLE = {
    "id": "in-which-order",
    "stem": "What happened when? Put the events in order, the earliest first.",
    "level": "remember",
    "evidence": [{"paragraph": "the-months", "words": "In January the talks failed."}],
    "items": [
        {"key": "talks", "text": "The talks failed", "feedback": "January."},
        {"key": "bridge", "text": "The bridge fell", "feedback": "March."},
        {"key": "meeting", "text": "The two sides met", "feedback": "May."},
        {"key": "truce", "text": "They signed a truce", "feedback": "July."},
    ],
}
