"""Files for spreadsheets: what is in a cell is text or a number, never a formula."""

from __future__ import annotations

import csv
import io

import pytest
from flask import has_request_context
from hypothesis import given
from hypothesis import strategies as st

from app.teach.spreadsheet import GUARD, MARK, STARTERS, cell, download, file_name, lines

# What a database of ours can hold: no surrogates, no NUL.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
starts = st.sampled_from([*STARTERS, *(" " + start for start in STARTERS)])
dangerous = st.builds(lambda start, rest: start + rest, starts, texts)
values = st.one_of(texts, dangerous, st.integers(), st.none())


def read_back(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix(MARK), newline="")))


@given(st.lists(st.lists(st.one_of(texts, dangerous), min_size=2), min_size=1))
def test_no_cell_of_text_begins_a_formula(rows):
    for row in read_back("".join(lines(rows))):
        for written in row:
            assert not written.lstrip(" \u00a0").startswith(STARTERS)


@given(st.lists(st.lists(values, min_size=2), min_size=1))
def test_a_reader_gets_every_cell_back_without_its_guard(rows):
    back = read_back("".join(lines(rows)))
    assert len(back) == len(rows)
    for row, found in zip(rows, back, strict=True):
        wanted = ["" if value is None else str(value) for value in row]
        assert wanted == [unguarded(text, value) for text, value in zip(found, row, strict=True)]


def unguarded(text: str, value: object) -> str:
    guarded = isinstance(value, str) and value.lstrip(" \u00a0").startswith(STARTERS)
    return text.removeprefix(GUARD) if guarded else text


@given(texts)
def test_only_what_could_be_a_formula_is_guarded(text):
    if not text.lstrip(" \u00a0").startswith(STARTERS):
        assert cell(text) == text


def test_the_file_says_that_it_is_utf_8_and_ends_its_lines_as_rfc_4180_asks():
    written = "".join(lines([["Zoë", 'say "hi", then\nleave'], ["", 1]]))
    assert written == '\ufeffZoë,"say ""hi"", then\nleave"\r\n,1\r\n'


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.1 + 0.2, "0.3"),
        (7.0, "7"),
        (2 / 3, "0.6667"),
        (-0.00001, "0"),
        (-0.25, "-0.25"),
        (3, "3"),
    ],
)
def test_numbers_stay_numbers(value, written):
    assert cell(value) == written


@given(texts, texts)
def test_a_file_name_is_plain_whatever_the_class_is_called(one, two):
    name = file_name(one, two)
    assert name.endswith(".csv")
    assert name.removesuffix(".csv").replace("-", "").isalnum()
    assert name.isascii()
    assert len(name) < 100


def test_a_file_name_keeps_what_can_be_kept():
    assert file_name("Größe 10b / Zoë", "gradebook") == "groe-10b-zoe-gradebook.csv"


def test_a_file_is_written_within_its_request_however_late_it_is_read(app):
    with app.test_request_context():
        response = download("x.csv", ([str(has_request_context())] for _row in range(2)))
    assert response.get_data(as_text=True) == "\ufeffTrue\r\nTrue\r\n"
