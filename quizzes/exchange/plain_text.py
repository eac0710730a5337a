"""HTML to the plain text that our documents hold."""

from __future__ import annotations

import html
import re

from quizzes.exchange.entries import Note
from quizzes.types.submission import storable

UNSEEN = re.compile(
    r"<!--(?:(?!<!--).)*?-->|<(script|style)\b[^<>]*>(?:(?!<\1\b).)*?</\1\s*>", re.S | re.I
)
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)((?:\s[^<>]*|/)?)>")
ALT = re.compile(r"\balt\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.I)
BLOCKS = frozenset(
    {"address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figure", "hr", "li"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "pre", "section", "table", "td", "th"}
    | {"tr", "ul"}
)
QUIET = frozenset({"p", "br", "div", "span"})
NO_TEXT = dict.fromkeys((0xFEFF, 0xFFFE, 0xFFFF))
SPACES = re.compile(r"[ \t\n\r\f\u00a0]+")


def from_html(text: str) -> tuple[str, tuple[Note, ...]]:
    """Take tags away and decode entities; say what was dropped that a reader would miss."""
    text, unseen = UNSEEN.subn("", text)
    names = {"script"} if unseen else set[str]()
    images = 0

    def replace(tag: re.Match[str]) -> str:
        nonlocal images
        name = tag[2].lower()
        names.add(name)
        if name == "img":
            images += 1
            alt = ALT.search(tag[3])
            return f" {alt[1] or alt[2] or ''} " if alt else " "
        return "\n" if name in BLOCKS else ""

    lines = TAG.sub(replace, SPACES.sub(" ", text)).split("\n")
    decoded = (SPACES.sub(" ", html.unescape(line)).strip() for line in lines)
    notes = [Note("image", {"count": str(images)})] if images else []
    notes += [Note("formatting")] if names - QUIET - {"img"} else []
    return "\n".join(line for line in decoded if line), tuple(notes)


def looks_like_html(text: str) -> bool:
    """Tell whether a text has tags or entities."""
    return TAG.search(text) is not None or html.unescape(text) != text


def kept(text: str) -> str:
    """Give a text as files can hold it: without control characters and what is no character."""
    return storable(text.translate(NO_TEXT))
