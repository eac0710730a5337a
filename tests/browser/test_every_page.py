"""Each page of the site, with something on it, in light and dark, on a narrow phone."""

from __future__ import annotations

import re

import pytest

from app.demo.people import FIRST_CLASS, TEACHERS
from tests.harness.browser import at_widths, in_modes, listed
from tests.harness.crawl import addresses
from tests.harness.visitor import Visitor

READERS = {"stranger": None, "student": FIRST_CLASS[5], "teacher": TEACHERS[0]}


@pytest.fixture
def site(stage, demo):
    with stage.showing(demo) as address:
        yield address


def look_at(page, reader, endpoint, address):
    answer = page.goto(address)
    if not answer.ok:
        return [f"it was answered with {answer.status}"]
    name = re.sub(r"\W", "-", f"{reader}-{endpoint}")
    return [*in_modes(page, name, ["light", "dark"]), *at_widths(page, name, [320])]


@pytest.mark.parametrize("reader", READERS)
def test_every_page_suits_every_reader_on_a_phone(demo, demo_member, window, reader):
    member = demo_member(READERS[reader]) if READERS[reader] else None
    page = window(member, width=320)
    problems = []
    for endpoint, address in addresses(Visitor(demo, member and member.token)):
        found = look_at(page, reader, endpoint, address)
        problems += [f"{address}: {problem}" for problem in found]
    assert not problems, listed(reader, problems)
