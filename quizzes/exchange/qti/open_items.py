"""Items that a person scores: texts to be written, with the rubric by which they are read."""

from __future__ import annotations

from collections.abc import Iterator

from quizzes.exchange.foreign import Foreign, Looked
from quizzes.exchange.qti.building import block, element, lines
from quizzes.exchange.qti.parts import Written, prompt
from quizzes.exchange.qti.processing import RESPONSE
from quizzes.exchange.qti.texts import Texts
from quizzes.exchange.xml_tree import Node

RUBRIC, SCORER, BOTH = "rubric", "scorer", "candidate scorer"


def written(question: Foreign) -> Written:
    """Write a text that a teacher marks: no rule scores it; what helps is for scorers."""
    key = element(
        "responseDeclaration", identifier=RESPONSE, cardinality="single", baseType="string"
    )
    entry = element(
        "extendedTextInteraction",
        prompt(question),
        responseIdentifier=RESPONSE,
        expectedLines="10",
    )
    return Written(
        [key],
        entry,
        [],
        {},
        notes=question.else_feedback,
        rubric=question.rubric,
        open_rubric=question.open_rubric,
    )


def for_scorers(written: Written, *, three: bool) -> Iterator[Node]:
    """Write what helps to score an answer; candidates see the rubric if its author says so."""
    if written.notes:
        yield rubric_block(block(written.notes), SCORER, three=three)
    if written.rubric:
        view = BOTH if written.open_rubric else SCORER
        yield rubric_block(rubric(written.rubric), view, three=three, **{"class": RUBRIC})


def rubric_block(inner: Node, view: str, *, three: bool, **more: str) -> Node:
    """Write a note, and whom it is for."""
    content = element("contentBody", inner) if three else inner
    return element("rubricBlock", content, view=view, **more)


def rubric(criteria: tuple[Looked, ...]) -> Node:
    """Write criteria, each with a list of its levels and their points."""
    return element("ul", *(criterion(looked) for looked in criteria))


def criterion(looked: Looked) -> Node:
    """Write what is looked for."""
    levels = (
        element("li", element("span", str(points)), " ", *lines(text))
        for text, points in looked.levels
    )
    return element("li", element("p", *lines(looked.text)), element("ul", *levels))


def read_rubric(item: Node, texts: Texts) -> tuple[tuple[Looked, ...], bool]:
    """Read the rubric of one of our own exports, and whether candidates see it."""
    blocks = [one for one in item.find("rubricBlock") if one.get("class") == RUBRIC]
    lists = [one for found in blocks[:1] for one in found.find("ul")[:1]]
    criteria = tuple(read_criterion(node, texts) for one in lists for node in one.all("li"))
    return criteria, any(one.get("view") == BOTH for one in blocks)


def read_criterion(node: Node, texts: Texts) -> Looked:
    """Read one criterion; a level whose points are no number makes it none."""
    levels = []
    for level in (one for inner in node.all("ul") for one in inner.all("li")):
        points = level.first("span")
        said = points.text if points else ""
        for span in level.all("span"):
            texts.mark(span, "")
        number = int(said) if said.isascii() and said.isdigit() and len(said) < 3 else -1
        levels.append((texts.read(level), number))
    return Looked(texts.read(node.first("p")), tuple(levels))
