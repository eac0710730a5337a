"""Browser tests: what is watched while they run, and what is inspected on a page."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request, Response

WIDTHS = (320, 360, 768, 1280)
MODES = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"color_scheme": "light", "forced_colors": "active"},
}
PLAIN = {"color_scheme": "light", "forced_colors": "none", "reduced_motion": "no-preference"}
AXE = {
    "resultTypes": ["violations"],
    "runOnly": [
        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice",
    ],
}  # fmt: skip
SHAPES = {**AXE, "rules": {"color-contrast": {"enabled": False}}}  # colours know no width
COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]}
PICTURES = Path(__file__).parent.parent.parent / "build" / "pages"
SMALL_TARGETS = """() => {
  const isWithinText = e => {
    const around = e.closest('p, li, td, dd, figcaption');
    return around && getComputedStyle(e).display.startsWith('inline') &&
      around.textContent.trim().length > e.textContent.trim().length + 8;
  };
  return [...document.querySelectorAll(
    'button, select, summary, input:not([type=hidden]), a.button, nav a')]
  .filter(e => e.checkVisibility({visibilityProperty: true, opacityProperty: true}))
  .filter(e => !isWithinText(e))
  .map(e => [e, (e.closest('label') || e).getBoundingClientRect()])
  .filter(([e, box]) => box.width && box.height && (box.height < 43.5 || box.width < 24))
  .map(([e, box]) => `${e.tagName.toLowerCase()} "${(e.innerText || e.name || '').trim()}" is ` +
    `${Math.round(box.width)} by ${Math.round(box.height)} px`)
}"""
TOO_WIDE = """() => document.documentElement.scrollWidth - document.documentElement.clientWidth"""


class Watch:
    """What goes wrong in a page behind the reader's back. Ask for `problems` in the end."""

    def __init__(self, page: Page, address: str) -> None:
        self.host = urlsplit(address).netloc
        self.problems: list[str] = []
        page.on("console", self.on_console)
        page.on("pageerror", lambda error: self.problems.append(f"a script broke: {error}"))
        page.on("request", self.on_request)
        page.on("response", self.on_response)
        page.on("requestfailed", self.on_failure)

    def on_console(self, message: ConsoleMessage) -> None:
        """Note errors; refused pages are the tests' own business."""
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.problems.append(f"the console says: {message.text}")

    def on_request(self, request: Request) -> None:
        """Note whatever goes to another host."""
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != self.host:
            self.problems.append(f"a request went to another host: {request.url}")

    def on_response(self, response: Response) -> None:
        """Note broken answers, and static files that are not there."""
        path = urlsplit(response.url).path
        if response.status >= 500 or (response.status >= 400 and path.startswith("/static/")):
            self.problems.append(f"{path} was answered with {response.status}")

    def on_failure(self, request: Request) -> None:
        """Note requests without an answer, but for those the browser itself gave up."""
        if "ERR_ABORTED" not in (request.failure or ""):
            self.problems.append(f"{request.url} failed: {request.failure}")


def inspect(page: Page, name: str = "") -> None:
    """Look at a page as different readers would: axe in every mode, every width, large targets.

    With PICTURES=1 in the environment, pictures are kept in build/pages/.
    """
    found = [*in_modes(page, name, MODES), *at_widths(page, name, WIDTHS), *axe_on_a_phone(page)]
    assert not found, listed(page.url, found)


def listed(title: str, problems: list[str]) -> str:
    """Write problems one a line, each once, and not too many."""
    lines = [f"  - {problem}" for problem in dict.fromkeys(problems)]
    return "\n".join([f"{title}: {len(lines)} problems", *lines[:30]])


def in_modes(page: Page, name: str, modes: Iterable[str]) -> list[str]:
    """Ask axe for everything in the first mode, and for what colours change in the others."""
    found: list[str] = []
    for number, mode in enumerate(modes):
        page.emulate_media(**{**PLAIN, **MODES[mode]})
        found += [f"{mode}: {problem}" for problem in axe(page, COLOURS if number else AXE)]
        keep_picture(page, name, mode)
    page.emulate_media(**PLAIN)
    return found


def at_widths(page: Page, name: str, widths: Iterable[int]) -> list[str]:
    """Look for sideways scrolling and small targets."""
    before = page.viewport_size
    found: list[str] = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        if (excess := page.evaluate(TOO_WIDE)) > 0:
            found.append(f"at {width} px the page is {excess} px too wide")
        found += [f"at {width} px: {problem}" for problem in page.evaluate(SMALL_TARGETS)]
        keep_picture(page, name, str(width))
    if before:
        page.set_viewport_size(before)
    return found


def axe_on_a_phone(page: Page) -> list[str]:
    """Ask axe on the narrowest window for all that a width may change."""
    before = page.viewport_size
    page.set_viewport_size({"width": min(WIDTHS), "height": 800})
    found = [f"at {min(WIDTHS)} px: {problem}" for problem in axe(page, SHAPES)]
    if before:
        page.set_viewport_size(before)
    return found


def axe(page: Page, options: dict[str, object] = AXE) -> list[str]:
    """Ask axe for what breaks WCAG 2.2 AA or its good practice."""
    violations = Axe().run(page, options=options).response["violations"]
    return [
        f"{v['id']}: {v['help']}: {node['html'][:160]} {shortly(node.get('failureSummary', ''))}"
        for v in violations
        for node in v["nodes"]
    ]


def shortly(text: str) -> str:
    """Fold a report's lines into one."""
    return re.sub(r"\s+", " ", text)[:300]


def keep_picture(page: Page, name: str, mode: str) -> None:
    """Keep a picture of the page for a look with one's own eyes, if asked to."""
    if name and os.environ.get("PICTURES"):
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURES / f"{name}-{mode.replace(' ', '-')}.png", full_page=True)
