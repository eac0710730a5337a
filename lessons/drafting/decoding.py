"""Bytes to text, whatever encoding they are in."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from charset_normalizer import from_bytes

CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(content: bytes) -> str | None:
    """Read UTF-8, UTF-16, or what the bytes most look like; None if they are no text."""
    text = _decoded(content)
    if text is None or CONTROL.search(text):
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(content: bytes) -> str | None:
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    try:
        return content.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError:
        return _guessed(content)


def _guessed(content: bytes) -> str | None:
    if b"\x00" in content[:1000]:
        return None
    try:
        western = content.decode("cp1252")
    except UnicodeDecodeError:
        western = ""
    if western and _western(western):
        return western
    best = from_bytes(content).best()
    return str(best) if best else None


def _western(text: str) -> bool:
    """Tell whether nearly all of a text is plain ASCII, as English in Windows-1252 is."""
    strange = sum(letter > "\x7f" for letter in text)
    return strange <= len(text) * 0.05
