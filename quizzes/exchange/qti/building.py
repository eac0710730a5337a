"""Make elements and write them as XML. Nothing is added between texts: spaces are theirs."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from quizzes.exchange.xml_tree import Node

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
Content = Node | str


def element(name: str, *content: Content, **attributes: str) -> Node:
    """Make an element; an attribute without a value is left out."""
    given = {name.replace("__", ":"): value for name, value in attributes.items() if value}
    return Node(name, attributes=given, content=list(content))


def lines(text: str) -> Iterator[Content]:
    """Write a text whose lines are kept."""
    for number, line in enumerate(text.split("\n")):
        if number:
            yield element("br")
        yield line


def block(text: str) -> Node:
    """Write a text as a block of its own."""
    return element("div", *lines(text))


def document(node: Node) -> bytes:
    """Write a whole document."""
    return (HEAD + "".join(_pieces(node)) + "\n").encode()


def _pieces(node: Node) -> Iterator[str]:
    given = "".join(f" {name}={quoteattr(value)}" for name, value in node.attributes.items())
    if not node.content:
        yield f"<{node.name}{given}/>"
        return
    yield f"<{node.name}{given}>"
    for part in node.content:
        yield escape(part) if isinstance(part, str) else "".join(_pieces(part))
    yield f"</{node.name}>"
