"""The table as a workbook: every sort of cell, and nothing that calculates."""

from __future__ import annotations

import io
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook, load_workbook

from quizzes.exchange import FORMATS, FileRefusedError, read_questions, write_questions
from quizzes.exchange.xlsx_table import template
from quizzes.exchange.zip_files import Archive, pack
from quizzes.types import build_question
from tests.quizzes.exchange.questions import LESSON

HEAD = ["type", "question", "right", "option-1", "option-2", "option-3"]


def workbook(*rows):
    book = Workbook()
    for row in (HEAD, *rows):
        book.active.append(row)
    return book


def read(book, changed=None):
    out = io.BytesIO()
    book.save(out)
    content = out.getvalue()
    if changed:
        old = Archive(content)
        content = pack({name: changed.get(name, old.read(name)) for name in old.names} | changed)
    return read_questions(content, FORMATS["xlsx"]).entries


def one(*row):
    (entry,) = read(workbook(row))
    return entry


def test_the_template_reads_without_a_change():
    entries = read_questions(template(), FORMATS["xlsx"]).entries
    assert {entry.outcome for entry in entries} == {"imported"}
    assert len({entry.type for entry in entries}) >= 5


def test_numbers_dates_and_switches_are_read_as_they_stand_on_the_screen():
    book = workbook(["single-choice", "When?", 1, date(2024, 11, 27), 7, time(9, 30)])
    book.active["E2"].number_format = "000"
    (entry,) = read(book)
    assert [row["text"] for row in entry.data["options"]] == ["2024-11-27", "007", "09:30"]
    assert [str(note) for note in entry.notes] == [
        "A number or date, column “option-1”, was read as “2024-11-27”.",
        "A number or date, column “option-3”, was read as “09:30”.",
    ]


@pytest.mark.parametrize(
    ("value", "format_", "text"),
    [
        (12.5, "General", "12.5"),
        (0.1 + 0.2, "General", "0.3"),
        (3.0, "General", "3"),
        (0.5, "0%", "50%"),
        (0.125, "0.0%", "12.5%"),
        (42, "@", "42"),
        (datetime(2024, 11, 27, 8, 5), "yyyy-mm-dd hh:mm", "2024-11-27 08:05"),
        ("007", "General", "007"),
        ("_x0041_bc", "General", "Abc"),
    ],
)
def test_a_value_is_read_as_text(value, format_, text):
    book = workbook(["short-answer", "What?", None, value])
    book.active["D2"].number_format = format_
    assert read(book)[0].data["accept"] == [text]


def test_a_switch_may_be_a_tick_of_the_spreadsheet():
    assert one("true-false", "So?", True).data["options"][0]["correct"] is True


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (["single-choice", "What?", 1, "=1+1", "b"], "cell-formula"),
        (["single-choice", "What?", 1, "#REF!", "b"], "cell-error"),
        (["single-choice", "What?", 1, "a", "b", "c", "beyond"], "long-row"),
        (["single-choice", "What?", 1.2, "a", "b"], "right"),
        (["poem", "What?"], "unknown-type"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_with_its_number(row, code):
    good, bad = read(workbook(["true-false", "So?", "true"], row))
    assert (good.outcome, bad.outcome) == ("imported", "refused")
    assert (bad.notes[0].code, bad.line) == (code, 3)


def test_no_cell_is_a_formula_and_every_text_comes_back():
    texts = ["=1+1", "+1", "@x", "#REF!", "007", "_x0041_", "2024-11-27", "TRUE", "a\nb"]
    options = [{"key": f"k{n}", "text": text} for n, text in enumerate(texts)]
    options[0]["correct"] = True
    question = build_question(
        {"id": "q", "type": "single-choice", "level": "apply", "stem": "=x", "options": options}
    )
    content = write_questions([question], LESSON, FORMATS["xlsx"]).content
    cells = [c for row in load_workbook(io.BytesIO(content)).active for c in row if c.value]
    assert {cell.data_type for cell in cells} == {"s"}
    (entry,) = read_questions(content, FORMATS["xlsx"]).entries
    assert entry.outcome == "imported"
    assert [option["text"] for option in entry.data["options"]] == texts


SHEET = "xl/worksheets/sheet1.xml"
MAIN = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'


@pytest.mark.parametrize(
    ("sheet", "code"),
    [
        (b'<!DOCTYPE x [<!ENTITY a "aa">]><worksheet>&a;</worksheet>', "dtd"),
        (b"not xml", "xml"),
        (MAIN + b"</sheetData></worksheet>", "nothing"),
        (MAIN + b'<row r="x"><c r="?"/></row></sheetData></worksheet>', "not-xlsx"),
        (MAIN + b'<row r="99999999999"/></sheetData></worksheet>', "nothing"),
    ],
)
def test_a_workbook_that_is_hostile_or_broken_is_refused_as_a_whole(sheet, code):
    with pytest.raises(FileRefusedError) as refused:
        read(workbook(), {SHEET: sheet})
    assert refused.value.note.code == code


def test_a_row_with_too_many_cells_is_refused_before_they_fill_the_memory(monkeypatch):
    monkeypatch.setattr("quizzes.exchange.xml_tree.MOST_ELEMENTS", 1_000)
    sheet = MAIN + b"<row>" + b"<c/>" * 1_001 + b"</row></sheetData></worksheet>"
    with pytest.raises(FileRefusedError, match="too-many"):
        read(workbook(), {SHEET: sheet})


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04rest", pack({"a.txt": b"x"})])
def test_a_file_that_is_no_workbook_is_refused(content):
    with pytest.raises(FileRefusedError):
        read_questions(content, FORMATS["xlsx"])
