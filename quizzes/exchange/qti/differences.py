"""What of another program's item is shown or marked otherwise here."""

from __future__ import annotations

from collections.abc import Iterator

from quizzes.exchange.entries import Note
from quizzes.exchange.qti.declarations import Declaration, Scoring
from quizzes.exchange.xml_tree import Node

CHOICES = ("simpleChoice", "hottext", "inlineChoice", "simpleAssociableChoice", "gapText")
PAIRED = frozenset({"matchInteraction", "associateInteraction", "gapMatchInteraction"})
MINDED = "candidate"


def shuffled(node: Node) -> bool:
    """Tell whether the choices of an interaction are shuffled, all of them."""
    return node.get("shuffle", "false") == "true" and not has_fixed(node)


def has_fixed(node: Node) -> bool:
    """Tell whether a choice keeps its place while others are shuffled."""
    fixed = any(one.get("fixed") == "true" for one in node.find(*CHOICES))
    return fixed and node.get("shuffle", "false") == "true"


def differences(node: Node, told: Declaration, scoring: Scoring) -> Iterator[Note]:
    """Name what an interaction asks for that ours do not."""
    if has_fixed(node) and node.name not in PAIRED:
        yield Note("fixed-items" if node.name == "orderInteraction" else "fixed-options")
    if told.cardinality == "multiple" and node.name not in PAIRED:
        yield from limits(node)
    if scoring is Scoring.MAPPED:
        costly = told.default < 0 or any(points < 0 for _, points in told.entries)
        if costly and node.name in PAIRED:
            yield Note("wrong-pairs")
        elif costly and told.cardinality == "multiple" and told.lower != 0:
            yield Note("below-nothing")


def limits(node: Node) -> Iterator[Note]:
    """Name how many are to be chosen, if not all of them may be, or more than one must."""
    count = len(node.find(*CHOICES))
    least, most = number(node.get("minChoices", "0")), number(node.get("maxChoices", "1"))
    if least > 1 or 1 < most < count:
        yield Note("choice-limits", {"limits": f"{least}-{most or count}"})


def number(written: str) -> int:
    """Read a limit; what is none limits nothing."""
    return int(written) if written.isascii() and written.isdigit() and len(written) < 5 else 0


def others_notes(item: Node, *read: str) -> Iterator[Note]:
    """Name for whom notes are that do not come along."""
    views = [view for one in item.find("rubricBlock") for view in one.get("view").split()[:1]]
    left = sorted({view for view in views if view not in {MINDED, *read}})
    if left:
        yield Note("qti-notes", {"views": ", ".join(view[:20] for view in left)})
    if item.first("companionMaterialsInfo"):
        yield Note("materials")


def whole_feedback(item: Node, left: bool) -> bool:
    """Tell whether something is said after an answer that has no place here."""
    hidden = any(one.get("showHide") == "hide" for one in item.all("modalFeedback"))
    return left or hidden or any(map(_stands_alone, item.all("itemBody")))


def _stands_alone(node: Node) -> bool:
    """Look for feedback outside of choices, which is read with them."""
    return any(
        child.name in {"feedbackBlock", "feedbackInline"} or _stands_alone(child)
        for child in node.children
        if child.name not in CHOICES
    )
