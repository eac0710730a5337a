"""A file's format is told by what it holds, where that is certain."""

from __future__ import annotations

import pytest

from quizzes.exchange import FORMATS, FileRefusedError, write_questions
from quizzes.exchange.recognising import recognise
from quizzes.exchange.zip_files import pack
from tests.quizzes.exchange.questions import LESSON, SAMPLES


@pytest.mark.parametrize("name", ["moodle-xml", "xlsx", "qti-2.1"])
def test_an_export_is_recognised(name):
    assert recognise(write_questions(SAMPLES, LESSON, FORMATS[name]).content) == name


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- <x> -->\n<quiz>', "moodle-xml"),
        (b'<qti-assessment-item xmlns="x">', "qti-3.0"),
        (b"<qti:assessmentItem>", "qti-2.1"),
        (b"<questestinterop>", "qti-2.1"),
        (b"<b>Who</b>? {T}", None),
        (b"Who? {T}", None),
        (b"", None),
        (pack({"a.txt": b"x"}), None),
    ],
)
def test_what_is_not_certain_is_left_to_the_name(content, name):
    assert recognise(content) == name


def test_a_lesson_pack_among_questions_is_told_where_it_belongs():
    with pytest.raises(FileRefusedError, match="is-pack"):
        recognise(pack({"lessons/a/lesson.md": b"x"}))
