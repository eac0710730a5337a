"""Texts with gaps: choices within sentences, in and out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quizzes.exchange.entries import Note, RefusedError
from quizzes.exchange.foreign import FULL, Blank, Foreign, Kind, Weighed
from quizzes.exchange.gap_texts import STEM
from quizzes.exchange.qti.building import element, lines
from quizzes.exchange.qti.declarations import Declaration
from quizzes.exchange.qti.differences import has_fixed, shuffled
from quizzes.exchange.qti.pictures import images
from quizzes.exchange.qti.processing import (
    FEEDBACK,
    FLOAT,
    IDENTIFIER,
    SCORE,
    put,
    value,
    variable,
)
from quizzes.exchange.qti.texts import Texts
from quizzes.exchange.xml_tree import Node
from quizzes.types.gap_text import MARK

INLINE_CHOICE = "inlineChoiceInteraction"


def read_gaps(
    body: Node,
    nodes: list[Node],
    declared: dict[str, Declaration],
    feedback: dict[str, str],
    texts: Texts,
) -> dict[str, Any]:
    """Read a text in which each gap has its own options."""
    gaps = []
    for number, node in enumerate(nodes, start=1):
        told = declared.get(node.get("responseIdentifier"))
        said = {
            f"c{place}": feedback.pop(told_as(number, place), "")
            for place in range(1, len(node.children) + 1)
            if texts.verbatim
        }
        gaps.append(Blank(f"gap-{number}", tuple(_options(node, told, texts, said))))
        texts.mark(node, f"{{gap-{number}}}")
    shuffle = all(map(shuffled, nodes))
    if any(map(has_fixed, nodes)):
        texts.notes.append(Note("fixed-options"))
    own = apart(body, texts) if texts.verbatim else {}
    own = own or parted(texts.read(body), texts)
    return own | {"gaps": tuple(gaps), "shuffle": shuffle}


def apart(body: Node, texts: Texts) -> dict[str, Any]:
    """Read what asks and the text with gaps of our own exports, each from its element."""
    inner = [one for outer in body.all("div") for one in outer.all("div")]
    if len(inner) != 2:
        return {}
    stem, text = map(texts.read, inner)
    return {"kind": Kind.GAPS, "stem": stem, "text": text}


def _options(
    node: Node, told: Declaration | None, texts: Texts, said: dict[str, str]
) -> Iterator[Weighed]:
    worth = told.worth if told else {}
    best = max(worth.values(), default=FULL)
    for one in node.all("inlineChoice"):
        id_ = one.get("identifier")
        points = worth.get(id_, FULL - FULL) * FULL / best if best > 0 else FULL - FULL
        right = told is not None and id_ in told.correct
        percent = FULL if right else min(points, FULL - 1)
        yield Weighed(texts.read(one), percent, said.get(id_, ""))


def parted(text: str, texts: Texts) -> dict[str, Any]:
    """Part what asks, the lines before the first gap, from the text with gaps."""
    rows = text.split("\n")
    first = next((n for n, line in enumerate(rows) if MARK.search(line)), None)
    if first is None:
        raise RefusedError("gap-marks")
    stem = "\n".join(rows[:first]).strip()
    if not stem:
        texts.notes.append(Note("stem-added", {"stem": STEM}))
    own = {"stem": stem or STEM, "text": "\n".join(rows[first:]).strip()}
    return {"kind": Kind.GAPS, **own}


def gap_match(node: Node, key: dict[str, str], said: dict[str, str], texts: Texts) -> Any:
    """Read words that are put into gaps: each gap offers them all."""
    blanks = []
    for number, gap in enumerate(node.find("gap"), start=1):
        right = key[gap.get("identifier")]
        options = (Weighed(t, FULL if i == right else FULL - FULL) for i, t in said.items())
        blanks.append(Blank(f"gap-{number}", tuple(options)))
        texts.mark(gap, f"{{gap-{number}}}")
    texts.notes.append(Note("gaps"))
    return {"gaps": tuple(blanks)}


def response_of(number: int) -> str:
    """Name the response of a gap."""
    return f"RESPONSE{number}"


def body_of(question: Foreign) -> Node:
    """Write what is asked, and under it the text with its choices."""
    numbers = {gap.key: number for number, gap in enumerate(question.gaps, start=1)}
    parts: list[Node | str] = []
    for place, piece in enumerate(MARK.split(question.text)):
        if place % 2:
            parts.append(_inline(question, numbers[piece]))
        else:
            parts += lines(piece)
    stem = element("div", *lines(question.stem), *images(question.images))
    return element("div", stem, element("div", *parts))


def _inline(question: Foreign, number: int) -> Node:
    options = question.gaps[number - 1].options
    choices = (
        element("inlineChoice", option.text, identifier=f"c{n}")
        for n, option in enumerate(options, start=1)
    )
    return element(
        INLINE_CHOICE,
        *choices,
        responseIdentifier=response_of(number),
        shuffle="true" if question.shuffle else "false",
    )


def declarations(question: Foreign) -> list[Node]:
    """Declare a response a gap, with its key."""
    return [_declared(gap, number) for number, gap in enumerate(question.gaps, start=1)]


def _declared(gap: Blank, number: int) -> Node:
    right = next(n for n, o in enumerate(gap.options, start=1) if o.percent >= FULL)
    key = element("correctResponse", element("value", f"c{right}"))
    return element(
        "responseDeclaration",
        key,
        identifier=response_of(number),
        cardinality="single",
        baseType="identifier",
    )


def rules_for(question: Foreign) -> Iterator[Node]:
    """Give a share for each gap that is filled rightly."""
    yield put(SCORE, value(FLOAT, "0"))
    for number in range(1, len(question.gaps) + 1):
        name = response_of(number)
        right = element("match", variable(name), element("correct", identifier=name))
        more = put(SCORE, element("sum", variable(SCORE), value(FLOAT, "1")))
        yield element("responseCondition", element("responseIf", right, more))
    if len(question.gaps) > 1:
        yield put(SCORE, element("divide", variable(SCORE), value(FLOAT, str(len(question.gaps)))))
    for number, place, _text in _told(question):
        chosen = element("match", variable(response_of(number)), value(IDENTIFIER, f"c{place}"))
        more = element("multiple", variable(FEEDBACK), value(IDENTIFIER, told_as(number, place)))
        yield element("responseCondition", element("responseIf", chosen, put(FEEDBACK, more)))


def told_of(question: Foreign) -> Iterator[tuple[str, str]]:
    """Name the feedback on what is chosen for a gap."""
    yield from ((told_as(number, place), text) for number, place, text in _told(question))


def told_as(number: int, place: int) -> str:
    """Name the feedback on an option of a gap."""
    return f"g{number}c{place}"


def _told(question: Foreign) -> Iterator[tuple[int, int, str]]:
    for number, gap in enumerate(question.gaps, start=1):
        for place, option in enumerate(gap.options, start=1):
            if option.feedback:
                yield number, place, option.feedback
