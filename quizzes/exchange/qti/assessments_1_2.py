"""QTI 1.2 as Canvas, text2qti and Common Cartridges have it: choices, short answers, numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from quizzes.exchange.entries import Note, RefusedError
from quizzes.exchange.foreign import FULL, NONE, Foreign, Kind, Refused, Weighed
from quizzes.exchange.qti.declarations import number
from quizzes.exchange.qti.items_1_2 import Item
from quizzes.exchange.short_answers import escaped
from quizzes.exchange.xml_tree import Node

GENERAL = "general_fb"
VERDICTS = ["true", "false"]
RECOGNISED = 120


def read_assessments(root: Node, first: int | None = None) -> Iterator[Foreign | Refused]:
    """Read every item of a file; lines are the file's, or counted on from `first`."""
    for number_, node in enumerate(root.find("item")):
        yield read_item(node, node.line if first is None else first + number_)


def read_item(node: Node, line: int) -> Foreign | Refused:
    """Read one item."""
    item = Item(node, [])
    stem = item.stem
    try:
        kind = item.kind
        if kind not in READERS:
            raise RefusedError("unknown-type", type=kind[:40])
        own = READERS[kind](item)
    except RefusedError as error:
        return Refused(line, stem[:RECOGNISED] or node.get("title"), error.note)
    feedback = item.feedback
    return Foreign(
        line,
        stem=stem,
        title=node.get("title"),
        explanation=feedback.get(GENERAL, ""),
        extras=any(text for name, text in feedback.items() if name not in {GENERAL, *item.read}),
        notes=tuple(item.notes),
        **own,
    )


def labels(item: Item) -> dict[str, str]:
    """Read the options, by their identifiers."""
    return {n.get("ident"): item.text(n) for n in item.node.find("response_label")}


def gains(condition: Node) -> Fraction:
    """Tell how many points a rule gives: Canvas counts to a hundred, others as they like."""
    signs = {"Subtract": -1}
    given = [
        signs.get(node.get("action"), 1) * number(node.text, node)
        for node in condition.all("setvar")
    ]
    return max(given, default=NONE)


def most(item: Item) -> Fraction:
    """Tell how many points the best rule gives."""
    return max([*map(gains, item.conditions), NONE]) or FULL


def limits(node: Node) -> Iterator[Note]:
    """Name how many are to be chosen, if not all of them may be."""
    least, most_ = node.get("minnumber", "0"), node.get("maxnumber")
    if most_.isdigit() and 1 < int(most_[:4]) < len(node.find("response_label")):
        yield Note("choice-limits", {"limits": f"{least[:4]}-{most_[:4]}"})


def shuffled(item: Item) -> bool:
    """Tell whether the options are shuffled: only an item that says so forbids it."""
    said = [node.get("shuffle") for node in item.node.find("render_choice")]
    fixed = any(one.get("rshuffle") == "No" for one in item.node.find("response_label"))
    if fixed and "Yes" in said:
        item.notes.append(Note("fixed-options"))
    return "No" not in said and not fixed


def feedback_for(item: Item, identifier: str) -> str:
    """Give the feedback that a rule shows for one option or answer."""
    told = item.feedback
    for condition in item.conditions:
        if any(folded(node) == identifier for node in condition.find("varequal")):
            for link in condition.all("displayfeedback"):
                if link.get("linkrefid") in told and not gains(condition):
                    item.read.add(link.get("linkrefid"))
                    return told[link.get("linkrefid")]
    item.read.add(f"{identifier}_fb")
    return told.get(f"{identifier}_fb", "")


def folded(node: Node) -> str:
    """Read a value."""
    return " ".join(node.text.split())


def _choice(item: Item) -> dict[str, Any]:
    worth, best = dict[str, Fraction](), most(item)
    for condition in item.conditions:
        for name in named(condition):
            worth[name] = max(worth.get(name, NONE), gains(condition) * FULL / best)
    options = tuple(
        Weighed(text, worth.get(id_, NONE), feedback_for(item, id_))
        for id_, text in labels(item).items()
    )
    if [option.text.lower() for option in options] == VERDICTS:
        return {"kind": Kind.TRUE_FALSE, "options": options}
    return {"kind": Kind.CHOICE, "options": options, "shuffle": shuffled(item)}


def named(condition: Node) -> list[str]:
    """Name the values that a rule looks for, without those that it denies."""
    denied = {id(n) for no in condition.find("not") for n in no.find("varequal")}
    return [folded(node) for node in condition.find("varequal") if id(node) not in denied]


def _choices(item: Item) -> dict[str, Any]:
    """Read several answers: those of the rule for full marks, or of a rule each."""
    full = [condition for condition in item.conditions if gains(condition) > 0]
    if not full:
        raise RefusedError("no-key")
    each = len(full) > 1 and all(len(named(condition)) == 1 for condition in full)
    right = {name for condition in (full if each else full[:1]) for name in named(condition)}
    options = labels(item)
    share = FULL / max(1, len(right))
    item.notes.append(Note("qti-scoring" if each else "all-or-nothing"))
    item.notes += [note for node in item.node.find("render_choice") for note in limits(node)]
    weighed = (
        Weighed(text, share if id_ in right else -share, feedback_for(item, id_))
        for id_, text in options.items()
    )
    return {"kind": Kind.CHOICES, "options": tuple(weighed), "shuffle": shuffled(item)}


def _short(item: Item) -> dict[str, Any]:
    options, best = [], most(item)
    for condition in item.conditions:
        worth = gains(condition) * FULL / best
        for text in named(condition) if worth > 0 else ():
            options.append(Weighed(escaped(text), worth, feedback_for(item, text)))
    if any(node.get("case") == "Yes" for node in item.node.find("varequal")):
        item.notes.append(Note("capitals"))
    return {"kind": Kind.SHORT, "options": tuple(options)}


def _numerical(item: Item) -> dict[str, Any]:
    """Read ranges, and numbers whose range says how exact they are to be."""
    options = tuple(
        Weighed(_amount(condition), worth * FULL / most(item))
        for condition in item.conditions
        if (worth := gains(condition)) > 0 and condition.find("varequal", "vargte", "vargt")
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
