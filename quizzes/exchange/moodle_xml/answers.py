"""What the answers of each type of Moodle's questions are, in XML."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from quizzes.exchange.entries import Note, RefusedError
from quizzes.exchange.foreign import FULL, NONE, Blank, Kind, Pair, Weighed
from quizzes.exchange.gap_texts import asked_before
from quizzes.exchange.moodle_xml.elements import Element
from quizzes.exchange.plain_text import read_text

SHARE = re.compile(r"[+-]?(?:[0-9]{1,9}(?:\.[0-9]{0,15})?|\.[0-9]{1,15})")
"""A weight in plain digits: 1e99999999 would fill the memory."""
PLACE = re.compile(r"\[\[([1-9][0-9]?)\]\]")
VERDICTS = ("true", "false")
FORMATS = {"plain_text": "plain", "markdown": "markdown", "moodle_auto_format": "moodle"}


@dataclass
class Texts:
    """The texts of one question, and the notes that come of reading them."""

    notes: list[Note] = field(default_factory=list)

    def read(self, element: Element | None) -> str:
        """Read a text in its format: HTML if none is said."""
        if element is None:
            return ""
        text = (element.first("text") or element).text
        format_ = FORMATS.get(element.attributes.get("format", ""), "html")
        plain, notes = read_text(text, format_)
        self.notes += notes
        return plain


def fraction(answer: Element) -> Fraction:
    """Read an answer's weight, or raise RefusedError."""
    written = answer.attributes.get("fraction", "0").strip().replace(",", ".")
    value = Fraction(written) if SHARE.fullmatch(written) else None
    if value is None or abs(value) > FULL:
        raise RefusedError("weight", answer.line, weight=written[:20])
    return value


def yes(element: Element, name: str, otherwise: str) -> bool:
    """Read a switch."""
    return element.said(name, otherwise).lower() in {"1", "true", "yes"}


def _weighed(answer: Element, texts: Texts) -> Weighed:
    return Weighed(texts.read(answer), fraction(answer), texts.read(answer.first("feedback")))


def _choices(element: Element, texts: Texts) -> dict[str, Any]:
    single = yes(element, "single", "true")
    return {
        "kind": Kind.CHOICE if single else Kind.CHOICES,
        "options": tuple(_weighed(answer, texts) for answer in element.all("answer")),
        "shuffle": yes(element, "shuffleanswers", "true"),
    }


def _true_false(element: Element, texts: Texts) -> dict[str, Any]:
    found = {texts.read(answer).lower(): answer for answer in element.all("answer")}
    if set(found) != set(VERDICTS):
        raise RefusedError("true-false")
    options = (
        Weighed(word, fraction(found[word]), texts.read(found[word].first("feedback")))
        for word in VERDICTS
    )
    return {"kind": Kind.TRUE_FALSE, "options": tuple(options)}


def _short(element: Element, texts: Texts) -> dict[str, Any]:
    if yes(element, "usecase", "0"):
        texts.notes.append(Note("capitals"))
    answers = (
        Weighed(a.said("text"), fraction(a), texts.read(a.first("feedback")))
        for a in element.all("answer")
    )
    return {"kind": Kind.SHORT, "options": tuple(answers)}


def _matching(element: Element, texts: Texts) -> dict[str, Any]:
    pairs = (Pair(texts.read(sub), sub.said("answer")) for sub in element.all("subquestion"))
    return {"kind": Kind.MATCHING, "pairs": tuple(pairs)}


def _ordering(element: Element, texts: Texts) -> dict[str, Any]:
    """Read the items in the order in which they stand, which is the right one."""
    items = (
        Weighed(texts.read(answer), NONE, texts.read(answer.first("feedback")))
        for answer in element.all("answer")
    )
    return {"kind": Kind.ORDERING, "options": tuple(items)}


def _numerical(element: Element, texts: Texts) -> dict[str, Any]:
    answers = (
        Weighed(_amount(a), fraction(a), texts.read(a.first("feedback")))
        for a in element.all("answer")
    )
    units = [unit.said("unit_name") for list_ in element.all("units") for unit in list_.all("unit")]
    if units[1:]:
        texts.notes.append(Note("units", {"units": ", ".join(units[1:])}))
    return {"kind": Kind.NUMERICAL, "options": tuple(answers), "unit": "".join(units[:1])}


def _amount(answer: Element) -> str:
    tolerance = answer.said("tolerance")
    return answer.said("text") + (f":{tolerance}" if tolerance else "")


def _selected(element: Element, texts: Texts) -> dict[str, Any]:
    """Read a text with [[1]], each the option of that number among those of its group."""
    offered = [*element.all("selectoption"), *element.all("dragbox")]
    told = [Weighed(texts.read(option)) for option in offered]
    groups = [option.said("group", "1") for option in offered]
    text = texts.read(element.first("questiontext"))
    numbers = [int(number) for number in PLACE.findall(text)]
    if not numbers or len(set(numbers)) < len(numbers) or max(numbers) > len(told):
        raise RefusedError("gap-marks")
    stem, rest, notes = asked_before(PLACE.sub(r"{gap-\1}", text), f"{{gap-{numbers[0]}}}")
    texts.notes += notes
    return {
        "kind": Kind.GAPS,
        "stem": stem,
        "text": rest,
        "gaps": tuple(blank(number, told, groups) for number in numbers),
        "shuffle": yes(element, "shuffleanswers", "0"),
    }


def blank(number: int, told: list[Weighed], groups: list[str]) -> Blank:
    """Make a gap: it offers its group, each text once."""
    group = groups[number - 1]
    texts = dict.fromkeys(
        option.text for option, own in zip(told, groups, strict=True) if own == group
    )
    right = told[number - 1].text
    return Blank(f"gap-{number}", tuple(Weighed(t, FULL if t == right else NONE) for t in texts))


def _essay(element: Element, texts: Texts) -> dict[str, Any]:
    """Read what graders are told as what a good answer says."""
    return {"kind": Kind.OPEN, "else_feedback": texts.read(element.first("graderinfo"))}


READERS: dict[str, Callable[[Element, Texts], dict[str, Any]]] = {
    "multichoice": _choices,
    "truefalse": _true_false,
    "shortanswer": _short,
    "matching": _matching,
    "ordering": _ordering,
    "numerical": _numerical,
    "gapselect": _selected,
    "ddwtos": _selected,
    "essay": _essay,
    "description": lambda _element, _texts: {"kind": Kind.TEXT},
}
