"""Write a question as a QTI item, in the names of version 2; names.py gives those of 3."""

from __future__ import annotations

from collections.abc import Iterator

from quizzes.exchange.foreign import Foreign, Kind
from quizzes.exchange.qti import gap_items, open_items, pair_items, processing, typed_items
from quizzes.exchange.qti.building import element, lines
from quizzes.exchange.qti.parts import STATEMENTS, Written, declared, illustrated, mapping, prompt
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
TIE = "tie"


def parts_of(question: Foreign) -> Written:
    """Write the parts of a question."""
    return WRITERS[question.kind](question)


def outcomes(written: Written, question: Foreign, **score: str) -> Iterator[Node]:
    """Declare the score, the most that it can be, and which feedback is shown."""
    if question.kind is Kind.TEXT:
        return
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


def _gaps(question: Foreign) -> Written:
    rules, told = list(gap_items.rules_for(question)), dict(gap_items.told_of(question))
    body = gap_items.body_of(question)
    return Written(gap_items.declarations(question), body, rules, told, several=True)


def _statements(question: Foreign) -> Written:
    """As many may be chosen as there are rows in the table; each that is right earns its share."""
    ids = [".".join((TIE, *tie)) for tie in question.ties]
    told = zip(ids, question.options, strict=True)
    right = [id_ for id_, option in told if option.percent > 0]
    offered = (
        element("simpleChoice", *lines(option.text), identifier=id_)
        for id_, option in zip(ids, question.options, strict=True)
    )
    body = element(
        "choiceInteraction",
        prompt(question),
        *offered,
        responseIdentifier=RESPONSE,
        shuffle="true",
        maxChoices=str(len(right)) if len(right) > 1 else "0",
        **{"class": STATEMENTS},
    )
    said = {i: o.feedback for i, o in zip(ids, question.options, strict=True) if o.feedback}
    show = [put(FEEDBACK, processing.variable(RESPONSE))] if said else []
    key = declared("multiple", IDENTIFIER, right, mapping([(id_, 1) for id_ in right], len(right)))
    return Written([key], body, [processing.mapped(len(right)), *show], said, several=True)


def _text(question: Foreign) -> Written:
    """Write what asks nothing."""
    return Written([], element("div", *lines(question.stem), *images(question.images)), [], {})


WRITERS = {
    Kind.OPEN: open_items.written,
    Kind.NUMERICAL: typed_items.number,
    Kind.GAPS: _gaps,
    Kind.CHOICE: _choices,
    Kind.CHOICES: _choices,
    Kind.TRUE_FALSE: _choices,
    Kind.ORDERING: pair_items.ordering,
    Kind.MATCHING: pair_items.matching,
    Kind.RELATIONS: _statements,
    Kind.TEXT: _text,
    Kind.SHORT: typed_items.short,
}
