"""A teacher adds an image to a question and sees it as students will, in a real browser."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.harness.browser import inspect
from tests.harness.pictures import drawn


def test_an_image_is_added_described_and_seen_in_the_preview(window, cast):
    page: Page = window(cast.chidi)
    page.goto("/questions/new/single-choice?lesson=syria-2024&quiz=actors")
    page.get_by_label("Question", exact=True).fill("Which city is this?")
    page.get_by_label("Text", exact=True).nth(0).fill("Aleppo")
    page.get_by_role("button", name="Add an image").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Add an image")
    inspect(page, "add-image")
    content = drawn("JPEG", size=(1800, 900), comment=b"Who took it")
    upload = {"name": "city.jpg", "mimeType": "image/jpeg", "buffer": content}
    page.get_by_label("Image", exact=True).set_input_files([upload])
    page.get_by_role("button", name="Add the image").click()
    expect(page.get_by_text("from 1800 × 900 to 1600 × 800 pixels")).to_be_visible()
    page.get_by_label("Description for those who do not see it").fill("A city on a hill")
    page.get_by_role("button", name="Preview").click()
    shown = page.get_by_role("img", name="A city on a hill")
    expect(shown).to_be_visible()
    assert shown.evaluate("image => image.complete && image.naturalWidth") == 1600
