"""A teacher brings a file with questions in, in a real browser, and takes the import back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.harness.browser import inspect

FILE = """::One::Who holds the **bridge**? {=The League#Yes. ~%-50%The Front#No.}

Put the bridges in order. {>1 x}

Read the treaty first:
it names both bridges.

[html]<p>من <b>يملك</b> الجسر؟</p> {T}
"""


@pytest.mark.parametrize("javascript", [True, False])
def test_a_file_is_looked_at_imported_and_taken_back(window, cast, javascript):
    page: Page = window(cast.chidi, javascript=javascript)
    page.goto("/questions")
    page.get_by_role("link", name="Import questions").click()
    if javascript:
        inspect(page, "import")
    content = {"name": "bridge.gift", "mimeType": "text/plain", "buffer": FILE.encode()}
    page.get_by_label("File").set_input_files([content])
    page.get_by_role("button", name="Read the file").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Import of bridge.gift")
    expect(page.get_by_role("row", name="A question of the type")).to_be_visible()
    if javascript:
        inspect(page, "import-dry-run")
    page.get_by_role("button", name="Import 2 questions").click()
    expect(page.get_by_text("2 drafts were made.")).to_be_visible()
    page.get_by_role("button", name="Undo the import").click()
    expect(page.get_by_text("2 drafts were removed.")).to_be_visible()


HOLD = """addEventListener("submit", (event) => {
  window.sent = (window.sent ?? 0) + !event.defaultPrevented;
  event.preventDefault();
})"""


def test_a_file_that_takes_long_is_said_to_be_read_and_sent_once(window, cast):
    page: Page = window(cast.chidi)
    page.goto("/questions/import")
    content = {"name": "bridge.gift", "mimeType": "text/plain", "buffer": FILE.encode()}
    page.get_by_label("File").set_input_files([content])
    page.evaluate(HOLD)
    page.get_by_role("button", name="Read the file").click()
    expect(page.get_by_role("status")).to_have_text(re.compile("Reading the file… [1-9][0-9]* s"))
    page.get_by_role("button", name="Read the file").click()
    assert page.evaluate("sent") == 1


def test_an_export_suits_every_reader(window, cast):
    page: Page = window(cast.chidi)
    page.goto("/questions/quizzes/actors/export")
    page.get_by_text("What is lost").first.click()
    inspect(page, "export")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download GIFT").click()
    assert download.value.suggested_filename == "actors.gift.txt"
