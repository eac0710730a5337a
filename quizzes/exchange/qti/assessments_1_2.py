"""QTI 1.2 as Canvas and text2qti write it: choices, short answers and numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from quizzes.exchange.entries import Note, RefusedError
from quizzes.exchange.foreign import FULL, NONE, Foreign, Kind, Refused, Weighed
from quizzes.exchange.plain_text import from_html
from quizzes.exchange.qti.declarations import number
from quizzes.exchange.short_answers import escaped
from quizzes.exchange.xml_tree import Node

TYPE = "question_type"
GENERAL = ("general_fb", "general_incorrect_fb", "correct_fb")
VERDICTS = ["true", "false"]
RECOGNISED = 120


@dataclass
class Item:
    """An item of version 1.2, and the notes that come of reading it."""

    node: Node
    notes: list[Note]

    def text(self, node: Node | None) -> str:
        """Read a text: HTML unless it says that it is plain."""
        material = node.find("mattext") if node else []
        told = []
        for one in material:
            plain = one.get("texttype", "text/html") == "text/plain"
            text, notes = (one.text.strip(), ()) if plain else from_html(one.text)
            self.notes += notes
            told.append(text)
        return "\n".join(text for text in told if text)

    @property
    def feedback(self) -> dict[str, str]:
        """Read the feedback, by its identifiers."""
        return {one.get("ident"): self.text(one) for one in self.node.all("itemfeedback")}

    @property
    def kind(self) -> str:
        """Name the type of question that Canvas says it is."""
        for field in self.node.find("qtimetadatafield"):
            label, entry = field.first("fieldlabel"), field.first("fieldentry")
            if label and entry and label.text.strip() == TYPE:
                return entry.text.strip()
        return ""

    @property
    def conditions(self) -> list[Node]:
        """List the rules that mark it."""
        return self.node.find("respcondition")


def read_assessments(root: Node, first: int | None = None) -> Iterator[Foreign | Refused]:
    """Read every item of a file; lines are the file's, or counted on from `first`."""
    for number_, node in enumerate(root.find("item")):
        yield read_item(node, node.line if first is None else first + number_)


def read_item(node: Node, line: int) -> Foreign | Refused:
    """Read one item."""
    item = Item(node, [])
    presentation = node.first("presentation")
    stem = item.text(presentation.first("material", "flow")) if presentation else ""
    try:
        if item.kind not in READERS:
            raise RefusedError("unknown-type", type=item.kind[:40])
        own = READERS[item.kind](item)
    except RefusedError as error:
        return Refused(line, stem[:RECOGNISED] or node.get("title"), error.note)
    feedback = item.feedback
    return Foreign(
        line,
        stem=stem,
        title=node.get("title"),
        explanation=feedback.get(GENERAL[0], ""),
        extras=any(feedback.get(name) for name in GENERAL[1:]),
        notes=tuple(item.notes),
        **own,
    )


def labels(item: Item) -> dict[str, str]:
    """Read the options, by their identifiers."""
    return {n.get("ident"): item.text(n) for n in item.node.find("response_label")}


def gains(condition: Node) -> Fraction:
    """Tell how many of a hundred a rule gives."""
    given = [number(node.text, node) for node in condition.all("setvar")]
    return max(given, default=NONE)


def feedback_for(item: Item, identifier: str) -> str:
    """Give the feedback that a rule shows for one option or answer."""
    told = item.feedback
    for condition in item.conditions:
        if any(folded(node) == identifier for node in condition.find("varequal")):
            for link in condition.all("displayfeedback"):
                if link.get("linkrefid") in told and not gains(condition):
                    return told[link.get("linkrefid")]
    return told.get(f"{identifier}_fb", "")


def folded(node: Node) -> str:
    """Read a value."""
    return " ".join(node.text.split())


def _choice(item: Item) -> dict[str, Any]:
    worth: dict[str, Fraction] = {}
    for condition in item.conditions:
        for node in condition.find("varequal"):
            name = folded(node)
            worth[name] = max(worth.get(name, NONE), gains(condition))
    options = tuple(
        Weighed(text, worth.get(id_, NONE), feedback_for(item, id_))
        for id_, text in labels(item).items()
    )
    verdicts = [option.text.lower() for option in options] == VERDICTS
    return {"kind": Kind.TRUE_FALSE if verdicts else Kind.CHOICE, "options": options}


def _choices(item: Item) -> dict[str, Any]:
    """Read several answers: those that the rule for full marks does not negate."""
    full = [condition for condition in item.conditions if gains(condition) > 0]
    if not full:
        raise RefusedError("no-key")
    denied = {folded(n) for no in full[0].find("not") for n in no.find("varequal")}
    right = {folded(n) for n in full[0].find("varequal")} - denied
    options = labels(item)
    share = FULL / max(1, len(right))
    item.notes.append(Note("all-or-nothing"))
    weighed = (
        Weighed(text, share if id_ in right else -share, feedback_for(item, id_))
        for id_, text in options.items()
    )
    return {"kind": Kind.CHOICES, "options": tuple(weighed)}


def _short(item: Item) -> dict[str, Any]:
    options = []
    for condition in item.conditions:
        worth = gains(condition)
        for node in condition.find("varequal") if worth else ():
            text = folded(node)
            options.append(Weighed(escaped(text), worth, feedback_for(item, text)))
    return {"kind": Kind.SHORT, "options": tuple(options)}


def _numerical(item: Item) -> dict[str, Any]:
    """Read ranges, and numbers whose range says how exact they are to be."""
    options = tuple(
        Weighed(_amount(condition), worth)
        for condition in item.conditions
        if (worth := gains(condition)) and condition.find("varequal", "vargte", "vargt")
    )
    return {"kind": Kind.NUMERICAL, "options": options}


def _amount(condition: Node) -> str:
    first = {name: next(map(folded, condition.find(*names)), "") for name, names in ENDS.items()}
    exact, least, most = first["exact"], first["least"], first["most"]
    if exact and not (least and most):
        return exact
    if exact:
        below = number(exact, condition) - number(least, condition)
        above = number(most, condition) - number(exact, condition)
        if below == above:
            return f"{exact}:{decimal(above)}"
    return f"{least}..{most}"


def decimal(value: Fraction) -> str:
    """Write a difference of two decimals."""
    return f"{float(value):.12g}"


ENDS = {
    "exact": ("varequal",),
    "least": ("vargte", "vargt"),
    "most": ("varlte", "varlt"),
}
READERS: dict[str, Callable[[Item], dict[str, Any]]] = {
    "multiple_choice_question": _choice,
    "true_false_question": _choice,
    "multiple_answers_question": _choices,
    "short_answer_question": _short,
    "numerical_question": _numerical,
    "essay_question": lambda _item: {"kind": Kind.OPEN},
    "text_only_question": lambda _item: {"kind": Kind.TEXT},
}
