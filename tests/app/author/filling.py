"""Filling the editor in, as an author does: what a question's data are in fields of the form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quizzes.types.sample_lesson import LESSON
from tests.harness.page import Page
from tests.harness.taking import SLUG
from tests.harness.visitor import Visitor

NEW = f"/questions/new/single-choice?lesson={LESSON.slug}&quiz={SLUG}"
"""The address of an empty editor."""

GROWING = ("Add rows", "Show the gaps", "Show the sentences", "Quote more words")
"""Buttons that save and give more fields."""


def fields_of(data: dict[str, Any]) -> dict[str, Any]:
    """Give the fields that say what a question's plain data say."""
    return {name: value for field in data for name, value in _fields(field, data[field], data)}


def _fields(name: str, value: Any, data: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    if name == "accept":
        yield name, "\n".join(value)
    elif isinstance(value, bool):
        yield name, ["1"] if value else []
    elif isinstance(value, int):
        yield name, str(value)
    elif name == "preset":
        return
    elif isinstance(value, dict):
        yield from ((f"{name}-{key}", words) for key, words in value.items())
    elif value and isinstance(value, list) and isinstance(value[0], dict):
        for number, row in enumerate(value):
            yield from _row(name, number, row, data)
    else:
        yield name, value


def _row(group: str, number: int, row: dict[str, Any], data: dict[str, Any]) -> Iterator[Any]:
    for name, value in row.items():
        if name == "correct":
            several = sum("correct" in other for other in data[group.rpartition("-")[2]]) > 1
            field = f"{group}-{number}-correct" if several else f"{group}-correct"
            yield field, "1" if several else str(number)
        elif name == "match":
            keys = [choice["key"] for choice in data["choices"]]
            yield f"{group}-{number}-match", str(keys.index(value))
        elif isinstance(value, list):
            yield from _fields(f"{group}-{number}-{name}", value, row)
        elif not (data.get("preset") and name in {"key", "text"}):
            yield f"{group}-{number}-{name}", str(value)


def press(visitor: Visitor, button: str, status: int = 200, **fields: Any) -> Page:
    """Change fields of the editor on the page, and press a button of it."""
    return visitor.fill(fields, button, action=editor_address(visitor.page), status=status)


def fill_in(visitor: Visitor, data: dict[str, Any], button: str = "Save draft") -> Page:
    """Fill the editor on the page in, pressing for more rows until there are enough."""
    wanted = fields_of(data)
    for _ in range(8):
        there = names_on(visitor.page)
        ready = {name: value for name, value in wanted.items() if name in there}
        if len(ready) == len(wanted):
            return press(visitor, button, **ready)
        grow = next(b for b in GROWING if b in visitor.page.text)
        press(visitor, grow, **ready)
    raise AssertionError(f"there are no fields {sorted(set(wanted) - there)}")


def editor(page: Page):
    """Give the editor's form."""
    return next(form for form in page.forms if form.element.get("id") == "question")


def editor_address(page: Page) -> str:
    """Give the address that the editor is sent to."""
    return editor(page).action.split("?")[0]


def names_on(page: Page) -> set[str]:
    """Name the fields of the editor."""
    return {control.get("name") for control in editor(page).controls}


def typed(page: Page, name: str = "stem") -> str:
    """Give what stands in a field of the editor."""
    return editor(page).fields()[name]


def sent(visitor: Visitor, button: str = "Save draft", **changes: Any) -> Any:
    """Give what the editor on the page would send, with changes."""
    return editor(visitor.page).filled(changes, button)
