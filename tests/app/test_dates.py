"""Dates read as exactly as they are known."""

from __future__ import annotations

import pytest

from app.presentation import date_span, partial_date


@pytest.fixture(autouse=True)
def page(app):
    with app.test_request_context():
        yield


@pytest.mark.parametrize(
    ("known", "written"),
    [
        (None, ""),
        ("2015", "2015"),
        ("2015-09", "September 2015"),
        ("2024-11-27", "27 November 2024"),
    ],
)
def test_a_date_is_written_as_exactly_as_it_is_known(known, written):
    assert partial_date(known) == written


def test_a_month_can_be_short_where_there_is_little_room():
    assert partial_date("2024-11-27", "MMM") == "27 Nov 2024"


@pytest.mark.parametrize(
    ("since", "until", "written"),
    [
        ("2024-11-27", None, "27 November 2024"),
        ("2022-10", "2022-10", "October 2022"),
        ("2024-11-29", "2024-11-30", "29–30 November 2024"),
        ("2024-11-30", "2024-12-01", "30 November 2024 – 1 December 2024"),
        ("2023-10", "2024-11-27", "October 2023 – 27 November 2024"),
    ],
)
def test_a_span_says_each_thing_once(since, until, written):
    assert date_span(since, until) == written
