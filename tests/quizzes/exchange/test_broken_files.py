"""Good files with something broken in them are read or refused by name, and soon."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.exchange import FORMATS, FileRefusedError, read_questions, write_questions
from tests.quizzes.exchange.questions import LESSON, SAMPLES

JUNK = st.sampled_from(
    [
        *(b"{", b"}", b"=", b"~", b"####", b"->", b"%1e999%", b"\0", b"\xff\xfe", b"\xef\xbb\xbf"),
        *(b"\r", b"\n\n", b"::", b"\\", b'"', b"'", b"=1+1", b"1e999", b"9" * 400, b"<b>"),
        *(b"</text>", b"<![CDATA[", b"]]>", b"&#0;", b"ANSWER: ", b"A) ", b"\xed\xa0\x80"),
        *(b"{1:NM:=1e9}", b"NaN", b"inf", b"(1/0)", b"\t", b",", b"relations", b"$CATEGORY: a/b"),
        b"\xe9\xe8",
    ]
)
CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), JUNK), min_size=1, max_size=6)


@pytest.mark.parametrize("name", ["gift", "aiken", "csv", "moodle-xml"])
def test_a_broken_file_is_read_or_refused_by_name(name):
    good = write_questions(SAMPLES, LESSON, FORMATS[name]).content

    @settings(max_examples=25)
    @given(CHANGES)
    def check(changes):
        content = good
        for where, dropped, added in changes:
            at = int(where * len(content))
            content = content[:at] + added + content[at + dropped :]
        try:
            found = read_questions(content, FORMATS[name])
        except FileRefusedError as error:
            str(error.note)
            return
        assert all(str(note) for entry in found.entries for note in entry.notes)

    check()


DEEP = "/".join(["c"] * 10_000)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("gift", f"$CATEGORY: {DEEP}\n\nx {{T}}".encode()),
        ("gift", b"x {" + b"=a ~" * 10_000 + b"}"),
        ("gift", b"\\" * 200_000 + b"{T}"),
        ("gift", b"x {=a\n\n" * 4_000),
        ("gift", b"{T}\n" * 3_000),
        ("gift", b"// [tag:" * 10_000 + b"\nx {T}"),
        ("aiken", b"A) x\n" * 10_000),
        ("csv", b'type,question\nsingle-choice,"' + b"a" * 200_000 + b'"'),
        ("csv", b"type,question\n" + b"," * 200_000),
        (
            "moodle-xml",
            b'<quiz><question type="cloze"><questiontext><text>'
            + b"{1:MC:" * 10_000
            + b"</text></questiontext></question></quiz>",
        ),
    ],
)
def test_hostile_texts_take_no_more_time_than_others_of_their_size(name, content):
    begun = time.process_time()
    try:
        read_questions(content, FORMATS[name])
    except FileRefusedError as error:
        str(error.note)
    assert time.process_time() - begun < 5
