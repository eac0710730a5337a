"""Places that an author must still write, and the check that finds them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lessons.document import Lesson
from lessons.flaws import Flaw
from lessons.tree import Where

MARK = "[to write: "
TEXTS = {"actors": ("who", "aims"), "events": ("what",), "terms": ("meaning",)}


def to_write(what: str) -> str:
    """Mark a place: a lesson with such a mark is not sound."""
    return f"{MARK}{what}]"


def unwritten(lesson: Lesson) -> Iterator[Flaw]:
    """Find every place of a lesson that is still to be written."""
    for where, text in _texts(lesson):
        if isinstance(text, str) and MARK in text:
            what = text.split(MARK, 1)[1].split("]")[0]
            message = f"this is still to be written: {what}"
            yield Flaw(where, message, "unwritten", {"what": what})


def _texts(lesson: Lesson) -> Iterator[tuple[Where, Any]]:
    yield ("front", "title"), lesson.title
    yield ("front", "summary"), lesson.summary
    for i, section in enumerate(lesson.sections):
        for j, paragraph in enumerate(section.paragraphs):
            yield ("sections", i, "paragraphs", j), paragraph.text
    for kind, fields in TEXTS.items():
        for number, row in enumerate(getattr(lesson, kind)):
            for field in fields:
                yield (kind, number, field), getattr(row, field)
