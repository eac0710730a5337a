"""The table: what a teacher fills in with a spreadsheet, whatever the spreadsheet makes of it."""

from __future__ import annotations

import csv
import io

import pytest

from quizzes.exchange import FORMATS, FileRefusedError, read_questions, write_questions
from quizzes.exchange.csv_table import template
from quizzes.types import build_question
from tests.quizzes.exchange.questions import LESSON

HEAD = "type,question,right,option-1,match-1,feedback-1,option-2,match-2,feedback-2,option-3\n"


def read(text):
    content = text if isinstance(text, bytes) else text.encode()
    return read_questions(content, FORMATS["csv"]).entries


def one(row, head=HEAD):
    (entry,) = read(head + row)
    return entry


def test_the_template_has_every_type_and_reads_without_a_change():
    entries = read(template())
    assert [entry.outcome for entry in entries] == ["imported"] * 10
    assert {entry.type for entry in entries} == FORMATS["csv"].TYPES - {"evidence"}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_spreadsheets_may_divide_and_encode_as_they_like(delimiter, encoding):
    text = template().decode("utf-8-sig")
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(csv.reader(io.StringIO(text)))
    assert [entry.outcome for entry in read(out.getvalue().encode(encoding))] == ["imported"] * 10


@pytest.mark.parametrize(
    ("row", "type_name"),
    [
        ("single-choice,What?,2,a,,,b", "single-choice"),
        ("Multiple-Choice,What?,1 2,a,,,b,,,c", "multiple-choice"),
        ('multiple-choice,What?,"1, 2",a,,,b,,,c', "multiple-choice"),
        ("true-false,So?,TRUE,,,yes", "single-choice"),
        ("short-answer,What?,,a,,fine", "short-answer"),
        ("matching,What?,,a,x,,b,y", "matching"),
        ("ordering,What?,,a,,,b,,,c", "ordering"),
        ("numerical,What?,1 2,12,,,11..13 (1/2)", "numerical"),
    ],
)
def test_a_row_of_each_type_is_read(row, type_name):
    entry = one(row)
    assert (entry.outcome, entry.type, entry.line) == ("imported", type_name, 2)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("essay,What?", "unknown-type"),
        ("single-choice,What?,3,a,,,b", "right"),
        ("single-choice,What?,x,a,,,b", "right"),
        ("single-choice,What?,,a,,,b", "no-full-marks"),
        ("single-choice,What?,1 2,a,,,b", "two-keys"),
        ("single-choice,,1,a,,,b", "no-stem"),
        ("single-choice,What?,1,a", "one-option"),
        ("single-choice,What?,1,a,,,,,why", "empty-option"),
        ("multiple-choice,What?,,a,,,b", "no-key"),
        ("true-false,What?,perhaps", "true-false"),
        ("matching,What?,,a,x,,b", "few-pairs"),
        ("ordering,What?,,a,,,b", "few-items"),
        ("short-answer,What?", "no-accepted"),
        ("single-choice,What?,1,a,,,b,,,c,beyond", "long-row"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused(row, code):
    entry = one(row)
    assert (entry.outcome, entry.notes[0].code, entry.line) == ("refused", code, 2)


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("kind,question\nx,y", "column", "did you mean"),
        ("type,question,optoin-1\nx,y,z", "column", "option-1"),
        ("type,level\nx,y", "no-column", "question"),
        ('type,question\n"single', "csv", "end of data"),
    ],
)
def test_a_table_without_its_columns_is_refused_as_a_whole(text, code, words):
    with pytest.raises(FileRefusedError) as refused:
        read(text)
    assert refused.value.note.code == code
    assert words in str(refused.value.note) or code == "column"


def test_lines_are_counted_through_cells_of_several_lines():
    entries = read(HEAD + '\nordering,"a\nb\nc",,x\n\nessay,z')
    assert [(entry.line, entry.stem) for entry in entries] == [(3, "a\nb\nc"), (7, "z")]


def test_no_cell_is_a_formula_and_every_text_comes_back():
    texts = ["=1+1", "+1", "-1", "@x", "'=1", "'quoted'", "plain"]
    options = [{"key": f"k{n}", "text": text} for n, text in enumerate(texts)]
    options[0]["correct"] = True
    question = build_question(
        {"id": "q", "type": "single-choice", "level": "apply", "stem": "=x", "options": options}
    )
    content = write_questions([question], LESSON, FORMATS["csv"]).content
    cells = [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    (entry,) = read(content)
    assert entry.data["stem"] == "=x"
    assert [option["text"] for option in entry.data["options"]] == texts


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"type": "relations", "actors": "a b", "relations": "backs", "option-1": "a b"}, "tie"),
        ({"type": "relations", "actors": "a b", "relations": "likes"}, "tie"),
        ({"type": "relations", "actors": "a", "relations": "backs"}, "no-ties"),
        ({"type": "open-response", "option-1": "Good", "match-1": "Reasons"}, "rubric-levels"),
        ({"type": "open-response", "option-1": "Good", "match-1": "Reasons: 2"}, "rubric-levels"),
        ({"type": "open-response", "words": "many"}, "words"),
        ({"type": "open-response", "words": "80-20"}, "words"),
        (
            {"type": "gap", "text": "a {1}", "option-1": "x", "match-1": "2", "right": "1"},
            "one-option",
        ),
        ({"type": "gap", "text": "a", "option-1": "x", "option-2": "y", "right": "1"}, "gap-marks"),
    ],
)
def test_a_row_of_the_types_with_columns_of_their_own_is_refused_by_name(cells, code):
    row = {"question": "What?", **cells}
    lines = [",".join(row), ",".join(f'"{cell}"' for cell in row.values())]
    (entry,) = read("\n".join(lines).encode())
    assert (entry.outcome, [note.code for note in entry.notes]) == ("refused", [code])


def test_an_open_response_without_a_rubric_gets_a_plain_one():
    (entry,) = read(b"type,question,words\nopen-response,Why?,20-")
    assert [note.code for note in entry.notes] == ["by-hand"]
    assert entry.data["least-words"] == 20
    assert len(entry.data["rubric"]) == 1


def test_a_row_that_ends_before_its_question_is_refused():
    (entry,) = read("type,level,question\nsingle-choice,remember\n")
    assert entry.outcome == "refused"
