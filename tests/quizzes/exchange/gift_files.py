"""Read GIFT in tests."""

from __future__ import annotations

from quizzes.exchange import FORMATS, read_questions


def read(text):
    content = text if isinstance(text, bytes) else text.encode()
    return read_questions(content, FORMATS["gift"])


def one(text):
    (entry,) = read(text).entries
    return entry


def codes(entry):
    return [note.code for note in entry.notes]
