"""Read Moodle XML: each question becomes one of ours, or is refused by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from quizzes.exchange.album import Album
from quizzes.exchange.decoding import check_size
from quizzes.exchange.entries import Note, RefusedError
from quizzes.exchange.foreign import FULL, NONE, Foreign, Kind, Pair, Refused, Weighed
from quizzes.exchange.image_marks import mark_moodle
from quizzes.exchange.moodle_xml.cloze import read_cloze
from quizzes.exchange.moodle_xml.elements import Element, Reader
from quizzes.exchange.plain_text import from_html
from quizzes.exchange.xml_refusals import check_encoding

EXTRAS = {"hint", "correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"}
SHARE = re.compile(r"[+-]?(?:[0-9]{1,9}(?:\.[0-9]{0,15})?|\.[0-9]{1,15})")
"""A weight in plain digits: 1e99999999 would fill the memory."""
VERDICTS = ("true", "false")
ROOTS = ("$course$", "$system$", "$module$", "top")


@dataclass
class Texts:
    """The texts of one question, and the notes that come of reading them."""

    notes: list[Note] = field(default_factory=list)

    def read(self, element: Element | None) -> str:
        """Read a text in its format: HTML if none is said."""
        if element is None:
            return ""
        text = (element.first("text") or element).text
        format_ = element.attributes.get("format", "html")
        if format_ == "plain_text":
            return text.strip()
        if format_ == "markdown":
            self.notes.append(Note("markdown"))
            return text.strip()
        breaks = text.replace("\n", "<br>") if format_ == "moodle_auto_format" else text
        plain, notes = from_html(breaks)
        self.notes += notes
        return plain


def parse(content: bytes) -> Iterator[Foreign | Refused]:
    """Read a file, question by question."""
    check_size(content)
    check_encoding(content)
    category: tuple[str, ...] = ()
    album = Album()
    for element in Reader().questions(content):
        if element.name != "question":
            continue
        if element.attributes.get("type") == "category":
            category = category_of(element)
        else:
            mark_moodle(element, album)
            yield album.settle(read_question(element, category))


def category_of(element: Element) -> tuple[str, ...]:
    """Read the path of a category."""
    names = (name.strip() for name in element.said("category").split("/"))
    return tuple(name for name in names if name and name not in ROOTS)


def read_question(element: Element, category: tuple[str, ...]) -> Foreign | Refused:
    """Read one question."""
    type_name, texts = element.attributes.get("type", ""), Texts()
    stem = texts.read(element.first("questiontext"))
    try:
        if type_name not in READERS:
            raise RefusedError("unknown-type", type=type_name[:40])
        own = READERS[type_name](element, texts)
    except RefusedError as error:
        return Refused(error.line or element.line, stem[:120], error.note)
    tags = element.first("tags")
    return Foreign(
        element.line,
        stem=own.pop("stem", stem),
        explanation=texts.read(element.first("generalfeedback")),
        title=" ".join(element.said("name").split()) or element.said("idnumber"),
        category=category,
        tags=tuple(tag.text.strip() or tag.said("text") for tag in tags.all("tag")) if tags else (),
        extras=any(has_text(child) for child in element.children if child.name in EXTRAS),
        notes=(*texts.notes, *unseen_files(element, texts)),
        **own,
    )


def unseen_files(element: Element, texts: Texts) -> list[Note]:
    """Name the files that no image shows, and that nobody would miss otherwise."""
    images = sum(int(note.details["count"]) for note in texts.notes if note.code == "image")
    names = [file.attributes.get("name", "") for file in element.within("file")]
    return [Note("files", {"names": ", ".join(names)[:200]})] if len(names) > images else []


def has_text(element: Element) -> bool:
    """Tell whether an element says something."""
    return bool(element.said("text") or element.text.strip())


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


def _cloze(element: Element, texts: Texts) -> dict[str, Any]:
    read, notes = read_cloze(texts.read(element.first("questiontext")))
    texts.notes += notes
    return read


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
    "cloze": _cloze,
    "essay": _essay,
    "description": lambda _element, _texts: {"kind": Kind.TEXT},
}
