"""A page as a test sees it: fetched, parsed strictly and checked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from xml.etree.ElementTree import Element

import html5lib
from werkzeug.test import TestResponse

from tests.harness.forms import Form


class Page:
    """An HTML answer and what stands in it."""

    def __init__(self, response: TestResponse) -> None:
        self.response = response
        self.status = response.status_code
        self.path = response.request.path
        self.address = response.request.full_path.rstrip("?")
        self.html = response.get_data(as_text=True)
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        self.root: Element = parser.parse(self.html)
        self.parse_errors = [
            f"line {place[0]}: {code} {values or ''}" for place, code, values in parser.errors
        ]

    def all(self, *tags: str) -> Iterator[Element]:
        """Give every element of these tags in the page's order."""
        return (element for element in self.root.iter() if element.tag in tags)

    @cached_property
    def parents(self) -> dict[Element, Element]:
        """Know each element's parent, which ElementTree does not."""
        return {child: parent for parent in self.root.iter() for child in parent}

    def ancestors(self, element: Element) -> Iterator[Element]:
        """Give an element's parents, the nearest first."""
        while (parent := self.parents.get(element)) is not None:
            yield parent
            element = parent

    @property
    def h1(self) -> str:
        """Read the main heading."""
        return next((text_of(heading) for heading in self.all("h1")), "")

    @property
    def title(self) -> str:
        """Read the title of the window."""
        return next((text_of(title) for title in self.all("title")), "")

    @cached_property
    def text(self) -> str:
        """Read all that a reader can read, with white space folded."""
        body = next(self.all("body"))
        return text_of(body)

    @property
    def links(self) -> dict[str, str]:
        """Give the links' addresses by their text."""
        return {text_of(link): link.get("href", "") for link in self.all("a")}

    @property
    def errors(self) -> list[str]:
        """Give the lines of the error summary."""
        boxes = (box for box in self.root.iter() if box.get("role") == "alert")
        return [text_of(line) for box in boxes for line in box.iter("li")]

    @property
    def forms(self) -> list[Form]:
        """Give the page's forms, with the values they would send."""
        return [Form(element, self.root, self.address) for element in self.all("form")]

    def form(self, button: str = "", action: str = "") -> Form:
        """Find the one form with this text on a button, or this action."""
        found = [form for form in self.forms if form.matches(button, action)]
        assert found, f"{self.address} has no form {button or action!r}: {self.forms}"
        return found[0]


def text_of(element: Element) -> str:
    """Read an element's text with white space folded, leaving out what is never shown."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: Element) -> Iterator[str]:
    if element.tag in {"script", "style", "template"} or not isinstance(element.tag, str):
        return
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""
    if element.tag in {"p", "li", "td", "th", "dt", "dd", "div", "h1", "h2", "h3", "option"}:
        yield " "
