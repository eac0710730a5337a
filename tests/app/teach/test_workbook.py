"""Workbooks hold what was written, and nothing that a program would run."""

from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook

from app.teach.workbook import Sheet, workbook


def read(sheets):
    return load_workbook(BytesIO(workbook("x.xlsx", sheets).data))


def test_what_looks_like_a_formula_is_text():
    book = read([Sheet("A", [["Name"], ["=1+1"], ['=HYPERLINK("x")'], ["@x"], [2.5]])])
    cells = [cell for [cell] in book["A"].iter_rows()]
    assert [cell.value for cell in cells] == ["Name", "=1+1", '=HYPERLINK("x")', "@x", 2.5]
    assert {cell.data_type for cell in cells[:4]} == {"s"}


def test_what_a_workbook_cannot_hold_is_left_out():
    book = read([Sheet("Who: [all]/?", [["a\x00b\x0bc"], ["x" * 40_000]])])
    [[first], [second]] = book.worksheets[0].iter_rows(values_only=True)
    assert (first, len(second)) == ("abc", 32_767)
