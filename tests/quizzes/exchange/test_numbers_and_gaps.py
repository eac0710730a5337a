"""Numerical questions and texts with gaps, as other sites write them."""

from __future__ import annotations

import pytest

from quizzes.exchange import FORMATS, read_questions, write_questions
from quizzes.exchange.sameness import content_mark
from quizzes.types import build_question
from tests.quizzes.exchange.questions import LESSON
from tests.quizzes.samples import sample


def gift(answers):
    [entry] = read_questions(f"::t::How many? {{{answers}}}".encode(), FORMATS["gift"]).entries
    return entry


def moodle(inside, type_name="numerical", text="How many?"):
    [entry] = moodle_entries(inside, type_name, text)
    return entry


def moodle_entries(inside, type_name, text):
    question = (
        f'<question type="{type_name}"><name><text>n</text></name>'
        f"<questiontext><text><![CDATA[{text}]]></text></questiontext>{inside}</question>"
    )
    content = f"<quiz>{question}</quiz>".encode()
    return read_questions(content, FORMATS["moodle-xml"]).entries


@pytest.mark.parametrize(
    ("answers", "amounts"),
    [
        ("#3:0.5", [{"value": "3", "tolerance": "0.5"}]),
        ("#1..5", [{"least": "1", "most": "5"}]),
        ("#-2", [{"value": "-2"}]),
        ("# = 3.14 : .01 ", [{"value": "3.14", "tolerance": "0.01"}]),
        (
            "#\n=1822:0#Right.\n=%50%1822:2#Near.\n",
            [
                {"value": "1822", "feedback": "Right."},
                {"value": "1822", "tolerance": "2", "points": "1/2", "feedback": "Near."},
            ],
        ),
        ("#=3 =%33.33333%4", [{"value": "3"}, {"value": "4", "points": "1/3"}]),
    ],
)
def test_numbers_in_gift(answers, amounts):
    entry = gift(answers)
    assert (entry.outcome, entry.type) == ("imported", "numerical")
    assert entry.data["answers"] == amounts


def test_wrong_numbers_in_gift_and_the_feedback_to_all_others():
    entry = gift("#=3#Yes. =%0%4#Not four. =%0%5 ~#Count again.####Three.")
    assert entry.data["wrong"] == [{"value": "4", "feedback": "Not four."}]
    assert entry.data["else-feedback"] == "Count again."
    assert entry.data["explanation"] == "Three."
    assert [note.code for note in entry.notes] == ["answer-dropped"]


def test_numbers_in_moodle_xml_with_tolerances_units_and_a_catch_all():
    entry = moodle(
        '<answer fraction="100"><text>23.8</text><tolerance>0.5</tolerance>'
        "<feedback><text>Good.</text></feedback></answer>"
        '<answer fraction="0"><text>*</text><tolerance>0</tolerance>'
        "<feedback><text>No.</text></feedback></answer>"
        "<units><unit><multiplier>1</multiplier><unit_name>km</unit_name></unit>"
        "<unit><multiplier>1000</multiplier><unit_name>m</unit_name></unit></units>"
    )
    assert entry.data["answers"] == [{"value": "23.8", "tolerance": "0.5", "feedback": "Good."}]
    assert (entry.data["unit"], entry.data["else-feedback"]) == ("km", "No.")
    assert [note.code for note in entry.notes] == ["units"]


def test_a_text_with_embedded_lists():
    entry = moodle(
        "",
        "cloze",
        "<p>Complete it.</p><p>The {1:MULTICHOICE:=League#Yes.~Front#No.~%0%Guard} holds "
        "{2:MCS:%100%the \\}bridge~the pass}.</p>",
    )
    assert entry.type == "gap"
    assert entry.data["stem"] == "Complete it."
    assert entry.data["text"] == "The {gap-1} holds {gap-2}."
    first, second = entry.data["gaps"]
    assert [(o["text"], o.get("correct", False)) for o in first["options"]] == [
        ("League", True),
        ("Front", False),
        ("Guard", False),
    ]
    assert [option.get("feedback") for option in first["options"]] == ["Yes.", "No.", None]
    assert [option["text"] for option in second["options"]] == ["the }bridge", "the pass"]
    assert [note.code for note in entry.notes] == ["gap-weights"]


@pytest.mark.parametrize(
    ("text", "type_name"),
    [
        ("Who? {1:SHORTANSWER:=League~Front#No.}", "short-answer"),
        ("How many? {:NM:=3:0.5~%50%4}", "numerical"),
    ],
)
def test_one_embedded_answer_to_type_is_a_question_of_its_own(text, type_name):
    entry = moodle("", "cloze", text)
    assert entry.type == type_name
    assert entry.stem.endswith("? _____")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{1:SA:~a}", "no-accepted"),
        ("{1:DRAWING:=a}", "unknown-type"),
        ("{1:MC:=a~=b}", "two-keys"),
        ("{1:NM:=many}", "number"),
    ],
)
def test_other_embedded_answers_are_refused_by_name(text, code):
    entry = moodle("", "cloze", text)
    assert entry.data is None
    assert [note.code for note in entry.notes] == [code]


def test_a_text_with_gaps_of_several_kinds_becomes_a_question_each():
    text = "A is {1:SA:=a#Yes.} of {1:MC:=b~c} and {2:MR:=d~=e~f}, {1:NM:=3:1}."
    entries = moodle_entries("", "cloze", text)
    assert [(entry.type, entry.data["stem"]) for entry in entries] == [
        ("short-answer", "A is _____ of […] and […], […]."),
        ("single-choice", "A is […] of _____ and […], […]."),
        ("multiple-choice", "A is […] of […] and _____, […]."),
        ("numerical", "A is […] of […] and […], _____."),
    ]
    assert [str(entry.notes[0])[:10] for entry in entries] == [f"Gap {n} of 4" for n in "1234"]


@pytest.mark.parametrize(
    ("type_name", "option"), [("gapselect", "selectoption"), ("ddwtos", "dragbox")]
)
def test_words_to_be_put_into_gaps_are_options_of_the_gaps_of_their_group(type_name, option):
    words = (("cat", 1), ("mat", 2), ("dog", 1), ("sea", 2))
    inner = "".join(f"<{option}><text>{t}</text><group>{g}</group></{option}>" for t, g in words)
    entry = moodle(inner, type_name, "Read.<br>The [[1]] is on the [[2]]; a [[3]] looks.")
    assert (entry.data["stem"], entry.data["text"]) == (
        "Read.", "The {gap-1} is on the {gap-2}; a {gap-3} looks.")  # fmt: skip
    told = [[(o["text"], "correct" in o) for o in gap["options"]] for gap in entry.data["gaps"]]
    animals = [[("cat", right == "cat"), ("dog", right == "dog")] for right in ("cat", "dog")]
    assert told == [animals[0], [("mat", True), ("sea", False)], animals[1]]


def test_one_gap_goes_to_gift_as_a_missing_word_and_more_are_left_out():
    one = sample("gap", text="Arms go to {taker}, it says.", gaps=[
        {"key": "taker", "options": [{"key": "a", "text": "A", "correct": True},
                                     {"key": "b", "text": "B"}]}])  # fmt: skip
    export = write_questions([one, sample("gap")], LESSON, FORMATS["gift"])
    assert b"Arms go to {\n\t=A\n\t~B\n}, it says." in export.content
    (left_out,) = export.losses
    assert "many-gaps" in {note.code for note in left_out.notes}
    assert read_questions(export.content, FORMATS["gift"]).entries[0].type == "gap"


def test_a_text_with_gaps_is_named_as_left_out_of_aiken():
    [loss] = write_questions([sample("gap")], LESSON, FORMATS["aiken"]).losses
    assert (loss.left_out, [note.code for note in loss.notes]) == (True, ["left-out"])


def test_an_essay_is_an_open_response_with_a_plain_rubric_and_says_so():
    for entry in (
        gift(""),
        moodle("<graderinfo><text>Look for two.</text></graderinfo>", "essay"),
    ):
        assert (entry.type, entry.outcome) == ("open-response", "changed")
        assert [note.code for note in entry.notes] == ["by-hand"]
        assert type_of_entry(entry)
    assert entry.data["feedback"] == "Look for two."


def test_numbers_that_ask_something_else_are_no_twins():
    texts = ("#=4", "#=5", "#=4:1")
    marks = [content_mark(e.type, e.data) for e in map(gift, texts)]
    assert marks[0] == marks[2] != marks[1]


def type_of_entry(entry):
    return build_question({"id": "x", "level": "apply", "type": entry.type, **entry.data})


@pytest.mark.parametrize("name", ["gift", "moodle-xml"])
def test_an_open_response_goes_out_as_an_essay_and_its_rubric_is_named_as_lost(name):
    export = write_questions([sample("open-response")], LESSON, FORMATS[name])
    [loss] = export.losses
    assert not loss.left_out
    assert "rubric" in {note.code for note in loss.notes}
    [entry] = read_questions(export.content, FORMATS[name]).entries
    assert (entry.type, entry.stem) == ("open-response", sample("open-response").stem)
