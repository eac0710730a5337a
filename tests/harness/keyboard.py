"""A reader without a mouse."""

from __future__ import annotations

from playwright.sync_api import Page

FOCUSED = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return '';
  const label = e.labels && e.labels[0];
  const name = e.getAttribute('aria-label') || (label && label.innerText) || e.innerText || e.name;
  return (name || e.id || e.tagName).trim().replace(/\\s+/g, ' ');
}"""
FOCUS_SHOWS = """() => {
  const e = document.activeElement, shown = getComputedStyle(e);
  const label = e.closest('label'), around = label && getComputedStyle(label);
  const drawn = s => s && ((s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) ||
    s.boxShadow !== 'none');
  return Boolean(drawn(shown) || drawn(around));
}"""


def focused(page: Page) -> str:
    """Name what has the focus: its label or text; empty if nothing has."""
    return page.evaluate(FOCUSED)


def tab_to(page: Page, name: str, most: int = 120) -> None:
    """Press Tab until something whose name begins so has the focus, and it can be seen there."""
    passed: list[str] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        passed.append(focused(page))
        if passed[-1].startswith(name):
            assert page.evaluate(FOCUS_SHOWS), f"the focus cannot be seen on {passed[-1]!r}"
            return
    raise AssertionError(f"Tab does not lead to {name!r}, only to {list(dict.fromkeys(passed))}")


def press_on(page: Page, name: str, key: str = "Enter") -> None:
    """Go to something by Tab and press a key on it."""
    tab_to(page, name)
    page.keyboard.press(key)
