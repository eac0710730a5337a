"""A real Chromium on the real app. Each test has its own database, and windows like new."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect, sync_playwright

from setup import chromium
from tests.harness import cast as casting
from tests.harness.site import Stage, served
from tests.harness.windows import Window, Windows

ARGUMENTS = [
    "--no-sandbox",  # it shows only our own pages, and containers often cannot make a sandbox
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


expect.set_options(timeout=10_000)  # as long as an action may take on a busy machine


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


@pytest.fixture(scope="session")
def stage() -> Iterator[Stage]:
    """The address that every app is served at, one after the other."""
    with served() as stage:
        yield stage


@pytest.fixture(scope="session")
def windows(browser: Browser, stage: Stage) -> Windows:
    """All windows of the browser."""
    return Windows(browser, stage.address)


@pytest.fixture
def site(stage: Stage, app: Flask) -> Iterator[str]:
    """The address of the app, served."""
    with stage.showing(app) as address:
        yield address


@pytest.fixture
def cast(app: Flask) -> casting.Cast:
    """The cast in the site's database."""
    return casting.bring(app).cast


OpenWindow = Callable[..., Page]


@pytest.fixture
def window(windows: Windows, site: str, request: pytest.FixtureRequest) -> Iterator[OpenWindow]:
    """Open windows: `window()` for a stranger, `window(cast.amina)`, `window(javascript=False)`.

    Each is a device of its own. What goes wrong behind the page fails the test.
    """
    opened: list[Window] = []
    failed = request.session.testsfailed

    def open_window(
        member: casting.Member | None = None, javascript: bool = True, width: int = 1280
    ) -> Page:
        opened.append(windows.take(javascript))
        return opened[-1].hand_to(member, width)

    yield open_window
    sound = request.session.testsfailed == failed
    away = windows.give_back if sound else Window.close
    problems = [problem for window in opened for problem in away(window)]
    assert not problems, "\n".join(problems)


@pytest.fixture
def page(window: OpenWindow) -> Page:
    """A stranger's window."""
    return window()
