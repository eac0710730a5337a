"""An item of QTI 1.2: its texts, its rules, and what kind of question it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from quizzes.exchange.entries import Note, RefusedError
from quizzes.exchange.plain_text import from_html
from quizzes.exchange.xml_tree import Node

TYPE, PROFILE = "question_type", "cc_profile"
CARTRIDGE = {
    "cc.multiple_choice": "multiple_choice_question",
    "cc.multiple_response": "multiple_answers_question",
    "cc.true_false": "true_false_question",
    "cc.fib": "short_answer_question",
    "cc.pattern_match": "short_answer_question",
    "cc.essay": "essay_question",
}
"""The kinds of Common Cartridge, without their versions, by the names that Canvas has for them."""
RESPONSES = ("response_lid", "response_str", "response_num", "response_xy", "response_grp")
SHOWN = {"render_choice", "render_fib"}
WITHIN = frozenset({"response_label"})


@dataclass
class Item:
    """An item of version 1.2, the notes that come of reading it, and which feedback was read."""

    node: Node
    notes: list[Note]
    read: set[str] = field(default_factory=set)

    def text(self, node: Node | None) -> str:
        """Read a text: HTML unless it says that it is plain."""
        return self.texts(node.find("mattext") if node else [])

    def texts(self, material: list[Node]) -> str:
        """Read texts, one below the other."""
        told = []
        for one in material:
            plain = one.get("texttype", "text/html") == "text/plain"
            text, notes = (one.text.strip(), ()) if plain else from_html(one.text)
            self.notes += notes
            told.append(text)
        return "\n".join(text for text in told if text)

    @property
    def stem(self) -> str:
        """Read what is asked: all texts but those that one chooses from."""
        presentation = self.node.first("presentation")
        return self.texts(list(asked(presentation))) if presentation else ""

    @property
    def feedback(self) -> dict[str, str]:
        """Read the feedback, by its identifiers."""
        return {one.get("ident"): self.text(one) for one in self.node.all("itemfeedback")}

    @property
    def fields(self) -> dict[str, str]:
        """Read what an item says about itself."""
        found = {}
        for row in self.node.find("qtimetadatafield"):
            label, entry = row.first("fieldlabel"), row.first("fieldentry")
            if label and entry:
                found[label.text.strip()] = entry.text.strip()
        return found

    @property
    def kind(self) -> str:
        """Name the kind of question: as it says itself, else as it is built."""
        said = self.fields
        if TYPE in said:
            return said[TYPE]
        profile = said.get(PROFILE, "").rpartition(".v")[0]
        return CARTRIDGE.get(profile) or built_as(self.node)

    @property
    def conditions(self) -> list[Node]:
        """List the rules that mark it."""
        return self.node.find("respcondition")


def asked(node: Node) -> Iterator[Node]:
    """Give the texts in an element that belong to no option."""
    for child in node.children:
        if child.name == "mattext":
            yield child
        elif child.name not in WITHIN:
            yield from asked(child)


def built_as(item: Node) -> str:
    """Tell by the elements of an item what is to be answered, or raise RefusedError."""
    found = item.find(*RESPONSES)
    if not found:
        return "text_only_question"
    if len(found) > 1:
        names = ", ".join(sorted({node.name for node in found}))
        raise RefusedError("qti-several", count=str(len(found)), names=names)
    [response] = found
    for shown in response.children:
        if shown.name.startswith("render_") and shown.name not in SHOWN:
            raise RefusedError("qti-interaction", shown.line, name=shown.name[:40])
    cardinality = response.get("rcardinality", "Single")
    if response.name == "response_lid" and cardinality in CHOSEN:
        return CHOSEN[cardinality]
    if response.name == "response_num":
        return "numerical_question"
    if response.name == "response_str":
        known = item.find("varequal", "varsubset")
        return "short_answer_question" if known else "essay_question"
    raise RefusedError("qti-interaction", response.line, name=f"{response.name} {cardinality[:20]}")


CHOSEN = {"Single": "multiple_choice_question", "Multiple": "multiple_answers_question"}
