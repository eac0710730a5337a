"""Read Moodle XML: each question becomes one of ours, or is refused by name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quizzes.exchange.album import Album
from quizzes.exchange.decoding import check_size
from quizzes.exchange.entries import Note, RefusedError
from quizzes.exchange.foreign import Foreign, Refused
from quizzes.exchange.image_marks import mark_moodle
from quizzes.exchange.moodle_xml.answers import READERS, Texts
from quizzes.exchange.moodle_xml.cloze import read_cloze
from quizzes.exchange.moodle_xml.elements import Element, Reader
from quizzes.exchange.xml_refusals import check_encoding

EXTRAS = {"hint", "correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"}
ROOTS = ("$course$", "$system$", "$module$", "top")


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
            yield from map(album.settle, read_question(element, category))


def category_of(element: Element) -> tuple[str, ...]:
    """Read the path of a category."""
    names = (name.strip() for name in element.said("category").split("/"))
    return tuple(name for name in names if name and name not in ROOTS)


def read_question(element: Element, category: tuple[str, ...]) -> Iterator[Foreign | Refused]:
    """Read one question; a text with answers to be typed into it becomes several."""
    type_name, texts = element.attributes.get("type", ""), Texts()
    stem = texts.read(element.first("questiontext"))
    shared = shared_of(element, texts, category)
    try:
        if type_name == "cloze":
            own = [(data, notes) for data, notes in read_cloze(stem)]
        elif type_name in READERS:
            own = [({"stem": stem} | READERS[type_name](element, texts), ())]
        else:
            raise RefusedError("unknown-type", type=type_name[:40])
    except RefusedError as error:
        yield Refused(error.line or element.line, stem[:120], error.note)
        return
    notes = (*texts.notes, *unseen_files(element, texts))
    yield from (Foreign(**shared, **data, notes=(*notes, *more)) for data, more in own)


def shared_of(element: Element, texts: Texts, category: tuple[str, ...]) -> dict[str, Any]:
    """Read what every type has."""
    tags = element.first("tags")
    return {
        "line": element.line,
        "explanation": texts.read(element.first("generalfeedback")),
        "title": " ".join(element.said("name").split()) or element.said("idnumber"),
        "category": category,
        "tags": tuple(tag.text.strip() or tag.said("text") for tag in tags.all("tag"))
        if tags
        else (),
        "extras": any(has_text(child) for child in element.children if child.name in EXTRAS),
    }


def unseen_files(element: Element, texts: Texts) -> list[Note]:
    """Name the files that no image shows, and that nobody would miss otherwise."""
    images = sum(int(note.details["count"]) for note in texts.notes if note.code == "image")
    names = [file.attributes.get("name", "") for file in element.within("file")]
    return [Note("files", {"names": ", ".join(names)[:200]})] if len(names) > images else []


def has_text(element: Element) -> bool:
    """Tell whether an element says something."""
    return bool(element.said("text") or element.text.strip())
