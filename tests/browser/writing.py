"""What the tests of the question editor share: filling it in, and waiting until it has saved."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from playwright.sync_api import Locator, Page, Request, Response, Route, expect
from sqlalchemy import select

from app.db import db
from app.models import QuestionDraft

NEW = "/questions/new/single-choice?lesson=syria-2024&quiz=actors"
STATUS = "[data-status]"


def stem(page: Page) -> Locator:
    """Find the field of the question's text."""
    return page.get_by_label("Question", exact=True)


def writes(sent: Request | Response) -> bool:
    """Tell whether a request, or an answer to one, is of a save."""
    return (sent.request if isinstance(sent, Response) else sent).method == "POST"


@contextmanager
def saving(page: Page) -> Iterator[None]:
    """Wait until what is typed inside has been saved by itself."""
    with page.expect_response(writes):
        yield
    expect(page.locator(STATUS)).to_contain_text("Saved ")


def drafts(app: Flask) -> list[str]:
    """Give the stems of all drafts in the database."""
    with app.app_context():
        return [row.data.get("stem", "") for row in db.session.scalars(select(QuestionDraft))]


def fill_options(page: Page) -> None:
    """Write three options, the first of them the key."""
    texts = ("Hayat Tahrir al-Sham", "Syrian National Army", "Hezbollah")
    for number, text in enumerate(texts, start=1):
        row = page.get_by_role("group", name=f"Option {number}", exact=True)
        row.get_by_label("Text").fill(text)
        row.get_by_label("Feedback").fill(f"The lesson says so of {text}.")
    page.get_by_role("group", name="Option 1", exact=True).get_by_label("This is the key").check()


def without_writing(route: Route) -> None:
    """Let nothing through that writes, as a broken line would."""
    if route.request.method == "POST":
        route.abort("aborted")
    else:
        route.continue_()
