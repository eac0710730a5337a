"""Bytes to text, whatever encoding they are in."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from charset_normalizer import from_bytes

DOCUMENTS = (b"%PDF-", b"{\\rtf", b"PK\x03\x04")
"""How PDF, RTF, and the files of word processors begin: no text to read as it stands."""
MAIL = re.compile(rb"^MIME-Version:.*^Content-Type: multipart/", re.DOTALL | re.MULTILINE)
"""A page saved as a single file: its text is coded within."""
CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)
CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(content: bytes) -> str | None:
    """Read UTF-8, UTF-16, or what the bytes most look like; None if they are no text."""
    text = _decoded(content)
    if text is None or CONTROL.search(text):
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(content: bytes) -> str | None:
    if content.lstrip().startswith(DOCUMENTS) or MAIL.search(content[:4000]):
        return None
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    if wide := _wide(content):
        return content.decode(wide, errors="replace")
    try:
        return content.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError:
        return _named(content) or _guessed(content)


def _wide(content: bytes) -> str | None:
    """Name the UTF-16 of a text without its mark: every other byte of English is nothing."""
    start = content[:2000]
    empty = [start[n::2].count(0) for n in (0, 1)]
    if max(empty) * 2 < len(start) * 0.9 or min(empty):
        return None
    return "utf-16-le" if empty[1] else "utf-16-be"


def _named(content: bytes) -> str | None:
    """Read a web page as it says itself that it is to be read."""
    said = CHARSET.search(content[:4000])
    try:
        return content.decode(said[1].decode()) if said else None
    except (LookupError, UnicodeDecodeError):
        return None


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
