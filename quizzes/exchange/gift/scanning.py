"""Find what stands in a GIFT text unescaped, and undo the escapes."""

from __future__ import annotations

import re
from functools import cache

ESCAPED = re.compile(r"\\([~=#{}:\\n])")
FOLDED = re.compile(r"\n+")


@cache
def pattern_for(wanted: str) -> re.Pattern[str]:
    """Make the pattern that passes over escapes."""
    return re.compile(rf"\\.|({wanted})", re.S)


def places(text: str, wanted: str, start: int = 0) -> list[re.Match[str]]:
    """List where a pattern stands that no backslash goes before."""
    return [found for found in pattern_for(wanted).finditer(text, start) if found[1] is not None]


def place(text: str, wanted: str, start: int = 0) -> int:
    """Give the first such place, or -1."""
    for found in pattern_for(wanted).finditer(text, start):
        if found[1] is not None:
            return found.start()
    return -1


def unescape(text: str) -> str:
    """Undo the escapes; a backslash before any other letter is one."""
    return ESCAPED.sub(lambda found: "\n" if found[1] == "n" else found[1], text)


def cut(text: str, wanted: str) -> tuple[str, str]:
    """Divide at the first unescaped mark; the second part is empty if there is none."""
    at = place(text, re.escape(wanted))
    return (text, "") if at < 0 else (text[:at], text[at + len(wanted) :])
