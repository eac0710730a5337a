"""Write a question as a QTI item, in the names of version 2; names.py gives those of 3."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

from quizzes.exchange.foreign import Foreign, Kind, Pair, Picture, Weighed
from quizzes.exchange.qti import gap_items, processing, typed_items
from quizzes.exchange.qti.building import Content, element, lines
from quizzes.exchange.qti.parts import Written, declared, mapping
from quizzes.exchange.qti.pictures import images
from quizzes.exchange.qti.processing import (
    EXPLANATION,
    FEEDBACK,
    FLOAT,
    IDENTIFIER,
    MAXSCORE,
    RESPONSE,
    SCORE,
    put,
)
from quizzes.exchange.xml_tree import Node

SHOWN = "explanation"


def parts_of(question: Foreign) -> Written:
    """Write the parts of a question."""
    return WRITERS[question.kind](question)


def outcomes(written: Written, question: Foreign, **score: str) -> Iterator[Node]:
    """Declare the score, the most that it can be, and which feedback is shown."""
    for name, start in ((SCORE, "0"), (MAXSCORE, "1")):
        yield element(
            "outcomeDeclaration",
            element("defaultValue", element("value", start)),
            identifier=name,
            cardinality="single",
            baseType=FLOAT,
            **({"normalMaximum": "1", **score} if name == SCORE else {}),
        )
    for name, wanted in ((FEEDBACK, written.feedback), (EXPLANATION, question.explanation)):
        if wanted:
            several = written.several and name == FEEDBACK
            yield element(
                "outcomeDeclaration",
                identifier=name,
                cardinality="multiple" if several else "single",
                baseType=IDENTIFIER,
            )


def prompt(question: Foreign) -> Node:
    """Write what is asked."""
    return element("prompt", *lines(question.stem), *images(question.images))


def _choices(question: Foreign) -> Written:
    several = question.kind is Kind.CHOICES
    ids = [f"c{number}" for number in range(1, len(question.options) + 1)]
    right = [id_ for id_, o in zip(ids, question.options, strict=True) if o.percent > 0]
    worth = [(id_, 1 if id_ in right else -1) for id_ in ids]
    mapped = mapping(worth, len(right)) if several else None
    rule = processing.mapped(len(right)) if several else processing.all_or_nothing()
    told = {i: o.feedback for i, o in zip(ids, question.options, strict=True) if o.feedback}
    show = [put(FEEDBACK, processing.variable(RESPONSE))] if told else []
    cardinality = "multiple" if several else "single"
    key = declared(cardinality, IDENTIFIER, right, mapped)
    return Written([key], _offered(question, ids, several), [rule, *show], told, several)


def _offered(question: Foreign, ids: list[str], several: bool) -> Node:
    most, texts = "0" if several else "1", [illustrated(option) for option in question.options]
    if question.sentences:
        hot = [element("hottext", *text, identifier=i) for i, text in zip(ids, texts, strict=True)]
        spaced = [part for one in hot for part in (one, " ")][:-1]
        return element(
            "hottextInteraction",
            prompt(question),
            element("p", *spaced),
            responseIdentifier=RESPONSE,
            maxChoices=most,
        )
    options = (
        element("simpleChoice", *text, identifier=i) for i, text in zip(ids, texts, strict=True)
    )
    return element(
        "choiceInteraction",
        prompt(question),
        *options,
        responseIdentifier=RESPONSE,
        shuffle="true" if question.shuffle and question.kind is not Kind.TRUE_FALSE else "false",
        maxChoices=most,
    )


def illustrated(option: Weighed) -> list[Content]:
    """Write an option's text, and its images below it."""
    return [*lines(option.text), *images(option.images)]


def _ordering(question: Foreign) -> Written:
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
    return Written(
        [declared("ordered", IDENTIFIER, right)], body, [processing.neighbours(right)], {}
    )


def _mixed(text: str, number: int) -> str:
    return sha256(f"{text}{number}".encode()).hexdigest()


def _matching(question: Foreign) -> Written:
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
    told = declared("multiple", "directedPair", key, worth)
    return Written([told], body, [processing.mapped(len(key))], {})


def _members(prompts: list[Pair]) -> Iterator[Node]:
    for number, pair in enumerate(prompts, start=1):
        yield _member(f"p{number}", pair.prompt, 1, pair.images)


def _member(identifier: str, text: str, most: int, pictures: Sequence[Picture] = ()) -> Node:
    inner = [*lines(text), *images(pictures)]
    return element("simpleAssociableChoice", *inner, identifier=identifier, matchMax=str(most))


def _gaps(question: Foreign) -> Written:
    rules = list(gap_items.rules_for(question))
    return Written(gap_items.declarations(question), gap_items.body_of(question), rules, {})


WRITERS = {
    Kind.OPEN: typed_items.written,
    Kind.NUMERICAL: typed_items.number,
    Kind.GAPS: _gaps,
    Kind.CHOICE: _choices,
    Kind.CHOICES: _choices,
    Kind.TRUE_FALSE: _choices,
    Kind.ORDERING: _ordering,
    Kind.MATCHING: _matching,
    Kind.SHORT: typed_items.short,
}
