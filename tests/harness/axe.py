"""Axe, asked for what breaks WCAG 2.2 AA or its good practice."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

from playwright.sync_api import Page

SCRIPT = Path(find_spec("axe_playwright_python").origin).with_name("axe.min.js").read_text()
EVERYTHING = {
    "resultTypes": ["violations"],
    "runOnly": [
        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice",
    ],
}  # fmt: skip
SHAPES = {**EVERYTHING, "rules": {"color-contrast": {"enabled": False}}}  # colours know no width
COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]}
IS_THERE = "() => 'axe' in window"
RUN = "options => axe.run(document, options).then(results => results.violations)"
RUN_ON_ONE_OF_EACH_LOOK = """options => {
  const known = new Map();
  const behind = e => {
    if (!e) return '';
    if (!known.has(e)) known.set(e, behind(e.parentElement) + paintedBy(e));
    return known.get(e);
  };
  const paintedBy = e => {
    const shown = getComputedStyle(e);
    return [e.tagName, e.getAttribute('class'), shown.backgroundColor, shown.backgroundImage,
      shown.opacity, e.ariaDisabled, e.matches(':disabled')].join();
  };
  const look = e => {
    const shown = getComputedStyle(e), around = getComputedStyle(e.parentElement);
    return [behind(e), shown.color, around.color, shown.fontSize, shown.fontWeight,
      shown.textShadow, shown.textDecorationLine, e.type].join();
  };
  const holdsText = e => e.matches('input, select, textarea') ||
    [...e.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const isSeen = e => e.checkVisibility({visibilityProperty: true, opacityProperty: true});
  const texts = [...document.body.querySelectorAll('*')].filter(e => holdsText(e) && isSeen(e));
  const looks = new Map(texts.reverse().map(e => [look(e), e]));
  if (!looks.size) return [];
  return axe.run({include: [...looks.values()]}, options).then(results => results.violations);
}"""


def ask(page: Page, options: dict[str, object] = EVERYTHING) -> list[str]:
    """Ask of the whole page."""
    return told_by(page, RUN, options)


def ask_of_colours(page: Page) -> list[str]:
    """Ask of the colours alone: once of all text that the same rules paint the same.

    Where text lies is for `ask` to see; another scheme of colours moves nothing.
    """
    return told_by(page, RUN_ON_ONE_OF_EACH_LOOK, COLOURS)


def told_by(page: Page, run: str, options: dict[str, object]) -> list[str]:
    """Write each violation as a line."""
    if not page.evaluate(IS_THERE):
        page.evaluate(SCRIPT)
    return [
        f"{v['id']}: {v['help']}: {node['html'][:160]} {shortly(node.get('failureSummary', ''))}"
        for v in page.evaluate(run, options)
        for node in v["nodes"]
    ]


def shortly(text: str) -> str:
    """Fold a report's lines into one."""
    return re.sub(r"\s+", " ", text)[:300]
