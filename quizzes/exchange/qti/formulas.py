"""Formulas in MathML, written in one line."""

from __future__ import annotations

from quizzes.exchange.xml_tree import Node

BETWEEN = {"msup": "^", "msub": "_", "mfrac": "/", "mover": "^", "munder": "_"}
UNSAID = frozenset({"annotation", "annotation-xml"})


def formula(node: Node) -> str:
    """Write E = mc^2 for what stands in two dimensions."""
    if node.name in UNSAID:
        return ""
    if not node.children:
        return "".join(node.text.split())
    parts = [formula(child) for child in node.children]
    if node.name in BETWEEN:
        return BETWEEN[node.name].join(map(bracketed, parts))
    return f"√{bracketed(''.join(parts))}" if node.name == "msqrt" else "".join(parts)


def bracketed(text: str) -> str:
    """Keep what is longer than a letter or a number together."""
    return text if text.isalnum() else f"({text})"
