"""Moodle XML, type by type: what has no place is refused by name, what is hostile as a whole."""

from __future__ import annotations

import tracemalloc

import pytest

from quizzes.exchange import FORMATS, FileRefusedError, read_questions, write_questions
from tests.quizzes.exchange.questions import LESSON, SAMPLES

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n'


def read(content):
    content = content if isinstance(content, bytes) else content.encode()
    return read_questions(content, FORMATS["moodle-xml"])


def one(type_name, inside, stem="<p>What?</p>"):
    text = f'<question type="{type_name}"><questiontext format="html"><text><![CDATA[{stem}]]>'
    (entry,) = read(f"{HEAD}{text}</text></questiontext>{inside}</question></quiz>").entries
    return entry


def answer(text, fraction=0, feedback="", format_="html"):
    told = f"<feedback><text>{feedback}</text></feedback>" if feedback else ""
    return f'<answer fraction="{fraction}" format="{format_}"><text>{text}</text>{told}</answer>'


def codes(entry):
    return [note.code for note in entry.notes]


def test_a_single_choice():
    entry = one(
        "multichoice",
        "<single>true</single><shuffleanswers>0</shuffleanswers>"
        "<generalfeedback format='html'><text>So &amp;lt; it is</text></generalfeedback>"
        "<tags><tag><text>level:apply</text></tag><tag><text>war</text></tag></tags>"
        + answer("a &amp;amp; b", 100, "yes")
        + answer("&lt;b&gt;c&lt;/b&gt;", 0, "no"),
    )
    assert entry.type == "single-choice"
    assert entry.data["shuffle"] is False
    assert entry.data["level"] == "apply"
    assert entry.data["explanation"] == "So < it is"
    assert [(o["text"], o.get("correct"), o["feedback"]) for o in entry.data["options"]] == [
        ("a & b", True, "yes"),
        ("c", None, "no"),
    ]
    assert codes(entry) == ["formatting"]


def test_a_multiple_choice_with_moodles_fractions():
    inside = "<single>false</single>" + "".join(answer(t, 33.33333) for t in "abc")
    entry = one("multichoice", inside + answer("d", -33.33333))
    assert (entry.type, entry.outcome) == ("multiple-choice", "imported")


def test_true_and_false_in_either_order():
    entry = one("truefalse", answer("False", 0, "no") + answer("true", 100, "yes"))
    assert [(o["key"], o.get("correct"), o["feedback"]) for o in entry.data["options"]] == [
        ("true", True, "yes"),
        ("false", None, "no"),
    ]


def test_a_short_answer():
    entry = one(
        "shortanswer", "<usecase>1</usecase>" + answer("a&lt;b", 100) + answer("*", 0, "no")
    )
    assert (entry.data["accept"], entry.data["else-feedback"]) == (["a<b"], "no")
    assert codes(entry) == ["capitals"]


def test_matching_with_a_choice_that_fits_nothing():
    pairs = (("cat", "meow"), ("dog", "woof"), ("", "moo"))
    inside = "".join(
        f"<subquestion><text>{a}</text><answer><text>{b}</text></answer></subquestion>"
        for a, b in pairs
    )
    entry = one("matching", inside)
    assert len(entry.data["prompts"]) == 2
    assert [row["text"] for row in entry.data["choices"]] == ["meow", "woof", "moo"]


def test_ordering_keeps_the_order_of_the_file():
    entry = one("ordering", answer("x") + answer("b") + answer("a"))
    assert [item["text"] for item in entry.data["items"]] == ["x", "b", "a"]


def test_an_image_whose_file_stands_elsewhere_is_named_and_leaves_its_description():
    stem = 'See <img src="@@PLUGINFILE@@/m.png" alt="the map">.'
    data = '<file name="m.png" encoding="base64">' + "QUJD" * 1000 + "</file>"
    entry = one("truefalse", data + answer("true", 100) + answer("false"), stem)
    assert entry.data["stem"] == "See the map ."
    assert sorted(codes(entry)) == ["files", "image-missing"]


def test_a_file_that_no_image_shows_is_named():
    data = '<file name="notes.pdf" encoding="base64">QUJD</file>'
    entry = one("truefalse", data + answer("true", 100) + answer("false"))
    assert [str(note) for note in entry.notes] == ["Files were dropped: notes.pdf."]


@pytest.mark.parametrize(
    ("type_name", "code"),
    [
        ("cloze", "cloze-empty"),
        ("calculated", "unknown-type"),
        ("", "unknown-type"),
    ],
)
def test_types_that_are_not_here_are_refused_by_name(type_name, code):
    entry = one(type_name, answer("1", 100))
    assert (entry.outcome, codes(entry), entry.line) == ("refused", [code], 3)
    assert type_name in str(entry.notes[0]) or code != "unknown-type"


def test_a_description_is_kept_with_what_was_to_be_said_after_it():
    entry = one("description", "<generalfeedback><text>So.</text></generalfeedback>")
    assert (entry.outcome, codes(entry), entry.line) == ("kept", ["kept"], 3)
    assert entry.stem.endswith("\n\nSo.")
    assert entry.data is None


@pytest.mark.parametrize(
    "fraction", ["150", "-101", "x", "1/3", "nan", "1e9999999999", "9" * 50, ""]
)
def test_fractions_that_are_none_are_reported(fraction):
    entry = one("multichoice", answer("a", 100) + answer("b", fraction))
    assert codes(entry) == ["weight"]


def test_categories_titles_and_hints_are_counted():
    found = read(
        HEAD + '<question type="category"><category><text>$course$/top/A/B</text></category>'
        '</question><question type="truefalse"><name><text>T</text></name>'
        "<questiontext><text>x</text></questiontext><hint><text>h</text></hint>"
        + answer("true", 100)
        + answer("false")
        + "</question></quiz>"
    )
    assert [note.code for note in found.unkept] == ["titles", "categories", "extras"]
    assert found.count("imported") == 1


BOMB = '<!DOCTYPE quiz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><quiz>&b;</quiz>'
OUTSIDE = '<!DOCTYPE quiz SYSTEM "file:///etc/passwd"><quiz/>'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (BOMB.encode(), "dtd"),
        (OUTSIDE.encode(), "dtd"),
        (b"<!DOCTYPE quiz><quiz/>", "dtd"),
        (b"<quiz>&nbsp;</quiz>", "xml"),
        (b"<quiz><question></quiz>", "xml"),
        (b"<quiz>\x00</quiz>", "xml"),
        (b"<quiz>&#0;</quiz>", "xml"),
        (b"", "xml"),
        (b"not xml", "xml"),
        ("<quiz>caf\u00e9</quiz>".encode("cp1252"), "xml"),
        (b'<?xml version="1.0" encoding="utf-7"?><quiz/>', "encoding"),
        (b'<?xml version="1.0" encoding="cp1047"?><quiz/>', "encoding"),
        (b"<html/>", "not-moodle"),
        (b"<quiz>" + b"<a>" * 100_000, "too-deep"),
        (b"<quiz><question>" + b"<a/>" * 20_000 + b"</question></quiz>", "too-many"),
        (b"<quiz>" + b"<question/>" * 20_001 + b"</quiz>", "too-many"),
        (b"<quiz/>", "nothing"),
        (b" " * (10 * 1024 * 1024 + 1), "too-large"),
    ],
)
def test_what_is_hostile_or_broken_is_refused_as_a_whole(content, code):
    with pytest.raises(FileRefusedError) as refused:
        read(content)
    assert refused.value.note.code == code
    assert str(refused.value.note)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252", "iso-8859-1"])
def test_an_encoding_that_is_said_is_read(encoding):
    body = "".join((answer("true", 100), answer("false")))
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><quiz><question type="truefalse">'
        f"<questiontext><text>caf\u00e9</text></questiontext>{body}</question></quiz>"
    )
    assert read(text.encode(encoding)).entries[0].data["stem"] == "caf\u00e9"


def test_ten_thousand_nested_categories_are_one_category():
    path = "/".join(f"c{n}" for n in range(10_000))
    entries = read(
        f'<quiz><question type="category"><category><text>{path}</text></category></question>'
        '<question type="truefalse"><questiontext><text>x</text></questiontext>'
        f"{answer('true', 100)}{answer('false')}</question></quiz>"
    )
    assert entries.count("imported") == 1


def test_memory_stays_flat_with_large_files_inside():
    inside = b"<file>" + b"QUJD" * 2_000_000 + b"</file>"
    content = b'<quiz><question type="essay">' + inside + b"</question></quiz>"
    tracemalloc.start()
    read(content)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 4 * 1024 * 1024


def test_an_export_keeps_feedback_level_and_claims():
    export = write_questions(SAMPLES, LESSON, FORMATS["moodle-xml"])
    losses = {loss.key: [note.code for note in loss.notes] for loss in export.losses}
    assert "who-holds-the-bridge" not in losses
    entries = read(export.content).entries
    assert entries[0].data["level"] == "remember"
    assert entries[0].data["claims"] == ["river-holds-bridge"]
