"""Read one QTI item, of version 2 or 3: it becomes a question, or is refused by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from quizzes.exchange.entries import Note, RefusedError
from quizzes.exchange.foreign import Foreign, Kind, Refused
from quizzes.exchange.qti import gap_items
from quizzes.exchange.qti.asked import Asked
from quizzes.exchange.qti.declarations import Declaration, Scoring, declarations_of, scoring_of
from quizzes.exchange.qti.differences import differences, others_notes, whole_feedback
from quizzes.exchange.qti.interactions import READERS
from quizzes.exchange.qti.names import as_version_2
from quizzes.exchange.qti.rule_keys import refuse_without_key, with_rule_key
from quizzes.exchange.qti.stimuli import Find, join_stimuli, nowhere
from quizzes.exchange.qti.texts import Texts
from quizzes.exchange.xml_tree import Node

OURS = "Crosscurrents"
ITEMS = frozenset({"assessmentItem", "qti-assessment-item"})
TYPED, WRITTEN = "textEntryInteraction", "extendedTextInteraction"
BLANK = "_____"
NOT_ASKED = frozenset({"endAttemptInteraction"})
EXPLANATION = "explanation"
RECOGNISED = 120


def read_item(
    node: Node, line: int, tags: tuple[str, ...] = (), find: Find = nowhere
) -> Foreign | Refused:
    """Read an item; `line` tells where in the file, or which of a package's items it is.

    `find` gives the files that several items share.
    """
    notes = list(join_stimuli(node, find))
    item = as_version_2(node)
    texts = Texts(verbatim=item.get("toolName") == OURS, notes=notes)
    body = item.first("itemBody")
    try:
        own = read_body(item, body, texts)
    except RefusedError as error:
        stem = Texts().read(body) or item.get("title")
        return Refused(line, stem[:RECOGNISED], error.note)
    return Foreign(
        line,
        title=item.get("title"),
        tags=tags,
        notes=texts.said(),
        **own,
    )


def read_body(item: Node, body: Node | None, texts: Texts) -> dict[str, Any]:
    """Read what is asked, and the key."""
    if item.get("adaptive") == "true" or item.first("templateProcessing"):
        raise RefusedError("qti-adaptive")
    if body is None:
        raise RefusedError("no-stem")
    feedback = feedback_of(item, texts)
    explanation = feedback.pop(EXPLANATION, "")
    own = read_interactions(item, body, feedback, texts)
    if texts.verbatim:
        return own | {"explanation": explanation}
    texts.notes += others_notes(item, *(["scorer"] if own["kind"] is Kind.OPEN else []))
    return own | {"explanation": explanation, "extras": whole_feedback(item, bool(feedback))}


def read_interactions(
    item: Node, body: Node, feedback: dict[str, str], texts: Texts
) -> dict[str, Any]:
    """Read what is answered, and the text around it."""
    nodes, declared = interactions_of(body), declarations_of(item)
    if not nodes:
        return {"kind": Kind.TEXT, "stem": texts.read(body)}
    if nodes[0].name == gap_items.INLINE_CHOICE:
        return gap_items.read_gaps(body, nodes, declared, feedback, texts)
    [node] = nodes
    declaration, scoring = key_of(item, declared.get(node.get("responseIdentifier")), texts)
    if node.name not in {TYPED, WRITTEN}:
        refuse_without_key(item, declaration)
    if not texts.verbatim:
        texts.notes += differences(node, declaration, scoring)
    asked = Asked(item, node, declaration, scoring, feedback, texts, texts.verbatim)
    own = READERS[node.name](asked)
    stem = stem_of(body, node, texts)
    return own | (gap_items.parted(stem, texts) if "gaps" in own else {"stem": stem})


def key_of(item: Node, declared: Declaration | None, texts: Texts) -> tuple[Declaration, Scoring]:
    """Give the declaration of a response with its key, wherever that is told, and its scoring."""
    if declared is None:
        raise RefusedError("qti-no-key")
    found = with_rule_key(item, declared)
    if not (found.correct or found.entries) or found == declared:
        return declared, scoring_of(item, declared)
    texts.notes.append(Note("rule-key"))
    return found, Scoring.MAPPED if found.entries else Scoring.CORRECT


def interactions_of(body: Node) -> list[Node]:
    """Give the one interaction of an item, or choices within a text; none asks nothing."""
    found = [n for n in body.walk() if n.name.endswith("Interaction") and n.name not in NOT_ASKED]
    for node in found:
        if node.name not in {*READERS, gap_items.INLINE_CHOICE}:
            raise RefusedError("qti-interaction", node.line, name=node.name[:40])
    names = sorted({node.name for node in found})
    if len(found) > 1 and names != [gap_items.INLINE_CHOICE]:
        raise RefusedError("qti-several", count=str(len(found)), names=", ".join(names))
    return found


def feedback_of(item: Node, texts: Texts) -> dict[str, str]:
    """Read the feedback that stands at an item's end, by its identifiers."""
    found: dict[str, str] = {}
    for node in item.all("modalFeedback"):
        if node.get("showHide", "show") == "show" and (told := texts.read(node)):
            found.setdefault(node.get("identifier"), told)
    return found


def stem_of(body: Node, node: Node, texts: Texts) -> str:
    """Read the text of the question: all of the body, without what is chosen from."""
    texts.mark(node, "\n" + INSIDE.get(node.name, prompt_alone)(node, texts) + "\n")
    if node.name == TYPED:
        texts.mark(node, BLANK)
        stem = texts.read(body)
        return stem.removesuffix(BLANK).strip() if stem.endswith(f"\n{BLANK}") else stem
    return texts.read(body)


def prompt_alone(node: Node, texts: Texts) -> str:
    """Read what an interaction asks."""
    return texts.read(node.first("prompt"))


def with_text(node: Node, texts: Texts) -> str:
    """Read what an interaction asks, and the text in which the answers stand."""
    return texts.read(node)


def without_sentences(node: Node, texts: Texts) -> str:
    """Leave a text out if it is made of nothing but what one chooses from."""
    prompt, hot = texts.read(node.first("prompt")), node.find("hottext")
    around = texts.read(node)
    inside = "".join(texts.read(one) for one in hot)
    bare = "".join((prompt + inside).split())
    return prompt if "".join(around.split()) == bare else around


INSIDE: dict[str, Callable[[Node, Texts], str]] = {
    "gapMatchInteraction": with_text,
    "hottextInteraction": without_sentences,
}
