"""Numbers as people type them."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.numbers import UnreadableError, exact, readings, written

READ = {
    "1,234.5": "1234.5",
    "1.234,5": "1234.5",
    "1 234,5": "1234.5",
    "1\N{NARROW NO-BREAK SPACE}234,5": "1234.5",
    "1\N{RIGHT SINGLE QUOTATION MARK}234'567.89": "1234567.89",
    "1.000.000": "1000000",
    "\N{MINUS SIGN}3": "-3",
    "\N{EN DASH} 3": "-3",
    "+7": "7",
    "50 %": "0.5",
    "1e3": "1000",
    "1.5×10³": "1500",
    "2*10^-2": "0.02",
    "٣٫١٤": "3.14",
    "12": "12",
    ",5": "0.5",
    "5.": "5",
    "007": "7",
    "0,234": "0.234",
    "9007199254740993": "9007199254740993",
    "0.1000000000000000000000000000001": "0.1000000000000000000000000000001",
}
REFUSED = {
    "two": "not-a-number",
    "": "not-a-number",
    "--3": "not-a-number",
    ".": "not-a-number",
    "5 miles": "number-and-words",
    "3 - 2": "number-and-words",
    "1,2,3": "number-groups",
    "1 23": "number-groups",
    "1.5.2": "number-groups",
    "1e999": "number-too-large",
    "9" * 60: "number-too-large",
}


@pytest.mark.parametrize(("text", "number"), READ.items())
def test_a_number_is_read_exactly(text, number):
    assert [written(each) for each in readings(text)] == [number]


@pytest.mark.parametrize(("text", "code"), REFUSED.items())
def test_what_is_no_number_is_refused_with_the_reason(text, code):
    with pytest.raises(UnreadableError) as refused:
        readings(text)
    assert refused.value.code == code


def test_a_mark_that_may_part_thousands_or_decimals_is_read_both_ways():
    assert readings("1,234") == (Decimal(1234), Decimal("1.234"))
    assert readings("1.234") == (Decimal("1.234"), Decimal(1234))
    assert exact("1.234") == Decimal("1.234")
    with pytest.raises(UnreadableError, match="number-ambiguous"):
        exact("1,234")


@pytest.mark.parametrize("text", ["12 km", "12km", "12 KM", "km 12", "12"])
def test_the_unit_may_stand_beside_the_number(text):
    assert readings(text, "km") == (Decimal(12),)


def test_percent_as_the_unit_is_no_hundredth():
    assert readings("50 %", "%") == readings("50", "%") == (Decimal(50),)


@settings(deadline=None, max_examples=60)
@given(st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=6))
def test_what_is_written_reads_the_same(number):
    assert readings(written(number))[0] == number
    assert written(readings(written(number))[0]) == written(number)


TYPED = st.text("0123456789.,' -+eE%×^x\N{MINUS SIGN}³٣", max_size=12) | st.text(max_size=9)


@settings(deadline=None, max_examples=100)
@given(TYPED)
def test_whatever_is_typed_is_a_number_or_refused(text):
    found = ()
    with suppress(UnreadableError):
        found = readings(text)
    assert all(number.is_finite() for number in found)
