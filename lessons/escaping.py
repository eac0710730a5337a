r"""Let any text stand in lesson.md as nothing but itself.

A backslash before a punctuation mark takes its meaning away (`\#`, `\{`, `\\`), and `&#10;` is
the character with that number.
"""

from __future__ import annotations

import re

MEANT = re.compile(r"\\|\{(?=#)|&(?=#\d)|(?<![^ ])#")
r"""What would mean something if it stood bare: \, {#, &#1, and # at the start of a word."""
UNSEEN = re.compile("(?<= ) |[\\x00-\\x1f\\x7f-\\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What a line of text cannot show or keep: spaces after a space, line ends, control characters."""
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&#(\d{1,7});")


def escape(text: str) -> str:
    """Write a text so that it stands in lesson.md as nothing but itself."""
    return UNSEEN.sub(lambda m: f"&#{ord(m[0])};", MEANT.sub(r"\\\g<0>", text))


def unescape(text: str) -> str:
    """Read what escape wrote."""
    return ESCAPED.sub(lambda m: m[1] or _character(m[0], int(m[2])), text)


def _character(written: str, number: int) -> str:
    """Give a character by its number, or what was written if there is none."""
    surrogate = 0xD800 <= number <= 0xDFFF
    return written if surrogate or number > 0x10FFFF else chr(number)
