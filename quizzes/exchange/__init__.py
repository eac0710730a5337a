"""Other formats of questions, in and out: one line each. Everything else asks here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from lessons.document import Lesson
from quizzes.document import Question
from quizzes.exchange import aiken, csv_table, gift, moodle_xml, xlsx_table
from quizzes.exchange.base import Format
from quizzes.exchange.decoding import check_size
from quizzes.exchange.entries import (
    MOST_ENTRIES,
    Entry,
    Export,
    FileRefusedError,
    Import,
    Loss,
    Note,
)
from quizzes.exchange.foreign import Foreign, Kind, Refused
from quizzes.exchange.incoming import settle_all
from quizzes.exchange.outgoing import features, foreign_of
from quizzes.exchange.pictures import with_pictures
from quizzes.exchange.qti import v2_1, v3_0

FORMATS: dict[str, Format] = {
    "gift": gift,
    "aiken": aiken,
    "csv": csv_table,
    "xlsx": xlsx_table,
    "moodle-xml": moodle_xml,
    "qti-2.1": v2_1,
    "qti-3.0": v3_0,
}

FOR_TEXTS = ("moodle-xml", "gift", "qti-2.1", "qti-3.0")
"""The formats that have room for texts that ask nothing."""
TOLD_EVERY = 2_000
LEFT_OUT = frozenset({"left-out", "like-option", "many-letters", "many-gaps", "many-statements"})

__all__ = [
    "FORMATS",
    "FOR_TEXTS",
    "Entry",
    "Export",
    "FileRefusedError",
    "Import",
    "Loss",
    "Note",
    "read_questions",
    "write_questions",
    "write_texts",
]


def read_questions(
    content: bytes, format_: Format, progress: Callable[[int], None] | None = None
) -> Import:
    """Read a file: every entry is imported, changed or refused; or raise FileRefusedError.

    `progress` is told now and then how many entries have been read.
    """
    check_size(content)
    found: list[Foreign | Refused] = []
    for one in format_.parse(content):
        found.append(one)
        if len(found) > MOST_ENTRIES:
            raise FileRefusedError("too-many", most=str(MOST_ENTRIES))
        if progress and len(found) % TOLD_EVERY == 0:
            progress(len(found))
    if not found:
        raise FileRefusedError("nothing")
    return settle_all(found)


def write_questions(
    questions: Iterable[Question],
    lesson: Lesson,
    format_: Format,
    images: Mapping[str, bytes] = MappingProxyType({}),
) -> Export:
    """Write questions into a file, and say of each what the format cannot carry.

    `images` holds the bytes of what they show.
    """
    written: list[Foreign] = []
    losses: list[Loss] = []
    for question in questions:
        found = foreign_of(question, lesson) if question.type in format_.TYPES else None
        found = with_pictures(found, question, images) if found else None
        notes = tuple(_lost(question, found, format_))
        left_out = found is None or any(note.code in LEFT_OUT for note in notes)
        if found and not left_out:
            written.append(found)
        if notes:
            losses.append(Loss(question.id, question.stem, notes, left_out))
    return Export(format_.render(written), len(written), tuple(losses))


def write_texts(texts: Iterable[str], format_: Format) -> bytes:
    """Write texts that ask nothing into a file of a format that has room for them."""
    numbered = enumerate(texts, start=1)
    return format_.render(Foreign(n, Kind.TEXT, text, title=f"Text {n}") for n, text in numbered)


def _lost(question: Question, found: Foreign | None, format_: Format) -> Iterator[Note]:
    if found is None:
        yield Note("left-out")
        return
    yield from format_.cannot(found)
    for feature in features(question, found):
        if feature not in format_.CARRIES:
            yield Note(feature)
