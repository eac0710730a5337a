"""Write items in which things are put in order, or brought together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

from quizzes.exchange.foreign import Foreign, Pair, Picture
from quizzes.exchange.qti import processing
from quizzes.exchange.qti.building import element, lines
from quizzes.exchange.qti.parts import Written, declared, illustrated, mapping, prompt
from quizzes.exchange.qti.pictures import images
from quizzes.exchange.qti.processing import IDENTIFIER, RESPONSE
from quizzes.exchange.xml_tree import Node


def ordering(question: Foreign) -> Written:
    """Items stand in an order that says nothing, for players that do not shuffle."""
    mixed = sorted(enumerate(question.options), key=lambda one: _mixed(one[1].text, one[0]))
    ids = {place: f"i{number}" for number, (place, _) in enumerate(mixed, start=1)}
    right = [ids[place] for place in range(len(ids))]
    items = (element("simpleChoice", *illustrated(o), identifier=ids[n]) for n, o in mixed)
    body = element(
        "orderInteraction",
        prompt(question),
        *items,
        responseIdentifier=RESPONSE,
        shuffle="true",
        orientation="vertical",
    )
    told = {ids[n]: o.feedback for n, o in enumerate(question.options) if o.feedback}
    rules = [processing.neighbours(right), *processing.all_told(told)]
    return Written([declared("ordered", IDENTIFIER, right)], body, rules, told, several=True)


def _mixed(text: str, number: int) -> str:
    return sha256(f"{text}{number}".encode()).hexdigest()


def matching(question: Foreign) -> Written:
    """Prompts stand in their order, choices in one that says nothing."""
    prompts = [pair for pair in question.pairs if pair.prompt]
    texts = sorted({pair.match for pair in question.pairs}, key=lambda text: _mixed(text, 0))
    ids = {text: f"c{number}" for number, text in enumerate(texts, start=1)}
    key = [f"p{n} {ids[pair.match]}" for n, pair in enumerate(prompts, start=1)]
    worth = mapping([(pair, 1) for pair in key], len(key))
    body = element(
        "matchInteraction",
        prompt(question),
        element("simpleMatchSet", *_members(prompts)),
        element("simpleMatchSet", *(_member(id_, text, len(prompts)) for text, id_ in ids.items())),
        responseIdentifier=RESPONSE,
        shuffle="true",
        maxAssociations=str(len(prompts)),
    )
    told = {f"p{n}": pair.feedback for n, pair in enumerate(prompts, start=1) if pair.feedback}
    rules = [processing.mapped(len(key)), *processing.all_told(told)]
    response = declared("multiple", "directedPair", key, worth)
    return Written([response], body, rules, told, several=True)


def _members(prompts: list[Pair]) -> Iterator[Node]:
    for number, pair in enumerate(prompts, start=1):
        yield _member(f"p{number}", pair.prompt, 1, pair.images)


def _member(identifier: str, text: str, most: int, pictures: Sequence[Picture] = ()) -> Node:
    inner = [*lines(text), *images(pictures)]
    return element("simpleAssociableChoice", *inner, identifier=identifier, matchMax=str(most))
