"""A real Chromium on the real app. Each test has its own site, database and window."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright

from app.security import COOKIE
from setup import chromium
from tests.harness import cast as casting
from tests.harness.browser import PLAIN, Watch
from tests.harness.site import served

ARGUMENTS = [
    "--no-sandbox",  # it shows only our own pages, and containers often cannot make a sandbox
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    place = chromium.find()
    if place is None:
        pytest.fail(chromium.HOW, pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=place, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def site(app: Flask) -> Iterator[str]:
    """The address of the app, served."""
    with served(app) as address:
        yield address


@pytest.fixture
def cast(app: Flask) -> casting.Cast:
    """The cast in the site's database."""
    return casting.bring(app).cast


OpenWindow = Callable[..., Page]


@pytest.fixture
def window(browser: Browser, site: str) -> Iterator[OpenWindow]:
    """Open windows: `window()` for a stranger, `window(cast.amina)`, `window(javascript=False)`.

    Each is a device of its own. What goes wrong behind the page fails the test.
    """
    contexts, watches = [], []

    def open_window(
        member: casting.Member | None = None, javascript: bool = True, width: int = 1280
    ) -> Page:
        context = browser.new_context(
            base_url=site,
            java_script_enabled=javascript,
            viewport={"width": width, "height": 800},
            **PLAIN,
        )
        context.set_default_timeout(10_000)
        if member:
            context.add_cookies([{"name": COOKIE, "value": member.token, "url": site}])
        contexts.append(context)
        page = context.new_page()
        watches.append(Watch(page, site))
        return page

    yield open_window
    for context in contexts:
        context.close()
    problems = [problem for watch in watches for problem in watch.problems]
    assert not problems, "\n".join(problems)


@pytest.fixture
def page(window: OpenWindow) -> Page:
    """A stranger's window."""
    return window()
