"""GIFT: what has no place here is refused with line and reason, and harms nothing else."""

from __future__ import annotations

import pytest

from quizzes.exchange import FileRefusedError
from tests.quizzes.exchange.gift_files import codes, one, read


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("\n\nHow many? {#three}", "number", 3),
        ("How many? {#\n=5..1#ok\n}", "number", 1),
        ("How many? {#=%50%3}", "no-accepted", 1),
        ("Order. {>3 ALL a b c}", "unknown-type", 1),
        ("::open {T}", "title-open", 1),
        ("a\nb {=x", "brace-open", 2),
        ("a {=x {y}", "brace-again", 1),
        ("a }\n{=x}", "brace-stray", 1),
        ("a {=x} and {=y}", "brace-again", 1),
        ("a {text =x ~y}", "before-answers", 1),
        ("a {=b -> c =d}", "no-arrow", 1),
        ("a {=b -> c}", "few-pairs", 1),
        ("a {~%150%b ~c}", "weight", 1),
        ("a {~b ~c}", "no-key", 1),
        ("a {=b =c ~d}", "two-keys", 1),
        ("a {=b ~}", "empty-option", 1),
        ("{=b ~c}", "no-stem", 1),
        ("a {~%50%b =%50%c}", "no-full-marks", 1),
        ("a {=%50%b}", "no-accepted", 1),
        ("a {=b ~" + "x" * 10_001 + "}", "too-long", 1),
        ("a {=b " + "~c " * 101 + "}", "many-options", 1),
    ],
)
def test_what_has_no_place_is_refused_with_its_line(text, code, line):
    entry = one(text)
    assert entry.outcome == "refused"
    assert codes(entry) == [code]
    assert entry.line == line
    assert str(entry.notes[0])


def test_one_broken_question_spoils_no_other():
    found = read("a {T}\n\nb {=x\n\nc {F}\r\n\r\nd {#}\r\rE {T}")
    assert [entry.outcome for entry in found.entries] == [
        "imported",
        "refused",
        "imported",
        "refused",
        "imported",
    ]
    assert [entry.line for entry in found.entries] == [1, 3, 5, 7, 9]


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"a {T}\nb\x00 {T}", "not-text", 2),
        ("a {T}\n\ncaf\u00e9 {T}".encode("cp1252"), "not-utf-8", 3),
        (b"", "nothing", 1),
        (b"// only a comment\n\n", "nothing", 1),
        (b"x" * (10 * 1024 * 1024 + 1), "too-large", 1),
        (b"a{T}\n\n" * 20_001, "too-many", 1),
        (b"PK\x03\x04\xff\xfe", "not-utf-8", 1),
    ],
)
def test_a_file_that_is_none_is_refused_as_a_whole(content, code, line):
    with pytest.raises(FileRefusedError) as refused:
        read(content)
    assert (refused.value.note.code, refused.value.line) == (code, line)
    assert str(refused.value.note)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_that_says_how_it_is_encoded_is_read(encoding):
    assert one("من؟ {=é ~b}".encode(encoding)).data["stem"] == "من؟"


def test_ten_thousand_questions_are_read_in_one_go():
    text = "".join(f"::q{n}::Question {n}? {{=a#yes ~b#no}}\n\n" for n in range(10_000))
    assert read(text).count("imported") == 10_000
