"""What is inspected on a page in a browser."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Page

from tests.harness import axe
from tests.harness.windows import HEIGHT, PLAIN

WIDTHS = (320, 360, 768, 1280)
MODES = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"color_scheme": "light", "forced_colors": "active"},
}
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
TOO_WIDE = """() => {
  const excess = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  return excess > 0 ? [`the page is ${excess} px too wide`] : [];
}"""


def inspect(page: Page, name: str = "") -> None:
    """Look at a page as different readers would: axe in every mode, every width, large targets.

    With PICTURES=1 in the environment, pictures are kept in build/pages/.
    """
    found = [*in_modes(page, name, MODES), *at_widths(page, name, WIDTHS, shapes=True)]
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
        told = axe.ask_of_colours(page) if number else axe.ask(page)
        found += [f"{mode}: {problem}" for problem in told]
        keep_picture(page, name, mode)
    page.emulate_media(**PLAIN)
    return found


def at_widths(page: Page, name: str, widths: Iterable[int], shapes: bool = False) -> list[str]:
    """Look for sideways scrolling and small targets.

    With `shapes`, ask axe in the narrowest window for all that a width may change.
    """
    before = page.viewport_size
    found: list[str] = []
    for width in sorted(widths):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        told = [*page.evaluate(TOO_WIDE), *page.evaluate(SMALL_TARGETS)]
        told += axe.ask(page, axe.SHAPES) if shapes and width == min(widths) else []
        found += [f"at {width} px: {problem}" for problem in told]
        keep_picture(page, name, str(width))
    if before:
        page.set_viewport_size(before)
    return found


def keep_picture(page: Page, name: str, mode: str) -> None:
    """Keep a picture of the page for a look with one's own eyes, if asked to."""
    if name and os.environ.get("PICTURES"):
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURES / f"{name}-{mode.replace(' ', '-')}.png", full_page=True)
