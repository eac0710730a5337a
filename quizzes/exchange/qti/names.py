"""Names of QTI 3 as those of QTI 2, and back: one vocabulary for all versions within."""

from __future__ import annotations

import re

from quizzes.exchange.xml_tree import Node

PREFIX = "qti-"
HTML = frozenset({"p", "div", "br", "span", "ul", "li", "img"})
CAPITAL = re.compile(r"(?<!^)([A-Z])")
HYPHEN = re.compile(r"-([a-z])")
OTHERS = ("data-", "aria-")


def as_version_2(node: Node) -> Node:
    """Rename an element of QTI 3, and all in it, in place."""
    for one in node.walk():
        if one.name.startswith(PREFIX):
            one.name = camel(one.name.removeprefix(PREFIX))
        one.attributes = {
            name if name.startswith(OTHERS) else camel(name): value
            for name, value in one.attributes.items()
        }
    return node


def as_version_3(node: Node) -> Node:
    """Rename an element of QTI 2, and all in it, in place."""
    for one in node.walk():
        if one.name not in HTML:
            one.name = PREFIX + kebab(one.name)
        one.attributes = {
            name if ":" in name else kebab(name): value for name, value in one.attributes.items()
        }
    return node


def camel(name: str) -> str:
    """Write simple-choice as simpleChoice."""
    return HYPHEN.sub(lambda found: found[1].upper(), name)


def kebab(name: str) -> str:
    """Write simpleChoice as simple-choice."""
    return CAPITAL.sub(r"-\1", name).lower()
