"""Bytes to text, or a refusal: a letter is never guessed."""

from __future__ import annotations

import codecs

from quizzes.exchange.entries import MEBIBYTE, MOST_BYTES, FileRefusedError

MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def decode(content: bytes) -> str:
    """Read text that says by its mark how it is encoded, UTF-8 if it does not."""
    check_size(content)
    encoding = next((name for mark, name in MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FileRefusedError("not-utf-8", line) from error
    if "\0" in text:
        raise FileRefusedError("not-text", text.count("\n", 0, text.index("\0")) + 1)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def check_size(content: bytes) -> None:
    """Refuse a file that is too large."""
    if len(content) > MOST_BYTES:
        raise FileRefusedError("too-large", most=str(MOST_BYTES // MEBIBYTE))
