"""What a QTI item declares: the key of each response, what its answers earn, and how they do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from quizzes.exchange.entries import RefusedError
from quizzes.exchange.xml_tree import Node

LONGEST_NUMBER = 24
NUMBER = re.compile(r"([+-]?(?:\d{1,20}(?:\.\d{0,20})?|\.\d{1,20}))(?:[eE]([+-]?\d{1,2}))?", re.A)
"""Powers of ten stay small: a few letters could stand for a number that fills the memory."""


class Scoring(StrEnum):
    """How the points of a response come about."""

    CORRECT = "match_correct"
    MAPPED = "map_response"
    OTHER = "other"


TEMPLATES = {
    "match_correct": Scoring.CORRECT,
    "match": Scoring.CORRECT,
    "match_basic": Scoring.CORRECT,
    "map_response": Scoring.MAPPED,
}


@dataclass(frozen=True)
class Declaration:
    """A response: its key, and what its values earn if that is mapped.

    `entries` are as the file has them, a value that comes twice included.
    """

    identifier: str
    cardinality: str
    base_type: str
    correct: tuple[str, ...] = ()
    entries: tuple[tuple[str, Fraction], ...] = ()
    default: Fraction = Fraction(0)
    lower: Fraction | None = None
    upper: Fraction | None = None
    case_sensitive: bool = False

    @property
    def worth(self) -> Mapping[str, Fraction]:
        """Give what each value earns."""
        return dict(self.entries)

    def minds_capitals(self, scoring: Scoring) -> bool:
        """Tell whether capitals make a difference: a key does, a mapping says so."""
        if scoring is Scoring.MAPPED and self.entries:
            return self.case_sensitive
        return any(value.lower() != value.upper() for value in self.correct)

    def worth_of(self, value: str) -> Fraction:
        """Give what one value earns."""
        return self.worth.get(value, self.default)


def declarations_of(item: Node) -> dict[str, Declaration]:
    """Read the declarations of responses, by their identifiers."""
    found = (read_declaration(node) for node in item.all("responseDeclaration"))
    return {declaration.identifier: declaration for declaration in found}


def read_declaration(node: Node) -> Declaration:
    """Read one."""
    correct, mapping = node.first("correctResponse"), node.first("mapping")
    values = tuple(folded(value.text) for value in correct.all("value")) if correct else ()
    mapped = mapping.all("mapEntry") if mapping else []
    worth = ((folded(one.get("mapKey")), number(one.get("mappedValue"), one)) for one in mapped)
    bounds = {name: _bound(mapping, f"{name}Bound") for name in ("lower", "upper")}
    default = mapping.get("defaultValue", "0") if mapping else "0"
    return Declaration(
        node.get("identifier"),
        node.get("cardinality", "single"),
        node.get("baseType"),
        values,
        tuple(worth),
        number(default, mapping or node),
        case_sensitive=any(one.get("caseSensitive", "true") == "true" for one in mapped),
        **bounds,
    )


def _bound(mapping: Node | None, name: str) -> Fraction | None:
    written = mapping.get(name) if mapping else ""
    return number(written, mapping) if mapping and written else None


def number(written: str, node: Node) -> Fraction:
    """Read a number of the file, or raise RefusedError."""
    written = written.strip()
    found = NUMBER.fullmatch(written)
    value = Fraction(found[1]) * Fraction(10) ** int(found[2] or 0) if found else None
    if value is None or abs(value) > 10**6:
        raise RefusedError("number", node.line, number=written[:LONGEST_NUMBER])
    return value


def folded(text: str) -> str:
    """Read a value: white space around it, and the sort of it within, mean nothing."""
    return " ".join(text.split())


def scoring_of(item: Node, declaration: Declaration) -> Scoring:
    """Tell by the response processing how a response earns points."""
    processing = item.first("responseProcessing")
    if processing is None:
        return Scoring.MAPPED if declaration.worth else Scoring.CORRECT
    template = processing.get("template") or processing.get("templateLocation")
    stem = template.rpartition("/")[2].lower().removesuffix(".xml").removeprefix("cc2_")
    if template and not processing.children:
        return TEMPLATES.get(stem, Scoring.OTHER)
    if _about(processing, "mapResponse", declaration.identifier):
        return Scoring.MAPPED
    correct = _about(processing, "correct", declaration.identifier)
    return Scoring.CORRECT if correct and _gains(processing) < 2 else Scoring.OTHER


def _gains(processing: Node) -> int:
    """Count the branches that set a number of points."""
    given = (rule.first("baseValue") for rule in processing.find("setOutcomeValue"))
    numbers = [one for one in given if one and one.get("baseType") in {"float", "integer"}]
    return sum(number(one.text, one) > 0 for one in numbers)


def _about(processing: Node, name: str, identifier: str) -> bool:
    return any(node.get("identifier") == identifier for node in processing.find(name))
