"""Write items whose answer is typed: a short text or a number."""

from __future__ import annotations

from collections.abc import Iterator

from quizzes.exchange.foreign import Foreign
from quizzes.exchange.qti import amounts, processing
from quizzes.exchange.qti.building import element, lines
from quizzes.exchange.qti.parts import Written, declared, mapping
from quizzes.exchange.qti.pictures import images
from quizzes.exchange.qti.processing import FLOAT, RESPONSE
from quizzes.exchange.short_answers import literal
from quizzes.exchange.xml_tree import Node


def short(question: Foreign) -> Written:
    """Write a short answer with every spelling that is accepted."""
    texts = [" ".join(literal(option.text).split()) for option in question.options]
    worth = [(t, int(o.percent > 0)) for t, o in zip(texts, question.options, strict=True)]
    accepted = [text for text, points in worth if points]
    declaration = declared(
        "single", "string", accepted[:1], mapping(worth, 1, caseSensitive="false")
    )
    entry = element("textEntryInteraction", responseIdentifier=RESPONSE, expectedLength="30")
    body = element("div", stem_of(question), element("div", entry))
    told, names = dict(_told(question)), [("right", accepted)]
    wrong = [text for text, points in worth if not points]
    names += [(f"wrong{number}", [text]) for number, text in enumerate(wrong, start=1)]
    rules = [processing.mapped(1), *([processing.answer_feedback(names)] if told else [])]
    return Written([declaration], body, rules, told)


def stem_of(question: Foreign) -> Node:
    """Write what is asked as a block of its own, and its images."""
    return element("div", *lines(question.stem), *images(question.images))


def _told(question: Foreign) -> Iterator[tuple[str, str]]:
    """Name the feedback on typed answers: right, wrong1, wrong2, …, else."""
    wrong = 0
    for option in question.options:
        wrong += option.percent <= 0
        if option.feedback:
            yield ("right" if option.percent > 0 else f"wrong{wrong}"), option.feedback
    if question.else_feedback:
        yield "else", question.else_feedback


def number(question: Foreign) -> Written:
    """Write a number to be typed, its unit beside the field."""
    key = declared("single", FLOAT, [amounts.a_right_one(question)])
    entry = element("textEntryInteraction", responseIdentifier=RESPONSE, expectedLength="12")
    unit: list[Node | str] = [" ", element("span", question.unit)] if question.unit else []
    body = element("div", stem_of(question), element("div", entry, *unit))
    named = zip(amounts.names_of(question), question.options, strict=True)
    told = {name: option.feedback for name, option in named if option.feedback}
    told |= {"else": question.else_feedback} if question.else_feedback else {}
    return Written([key], body, list(amounts.rules_for(question)), told)
