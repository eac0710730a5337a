"""Read and write text files, whatever bytes are in them."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from lessons.problems import Problem, Reading

LARGEST = 1024 * 1024
"""Bytes. The longest lesson file we know has 30 thousand."""

UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML 1.2 does not let stand in a file, except behind a backslash."""


def read_text(path: Path) -> Reading[str]:
    """Read a UTF-8 text file, with or without a byte order mark. Line ends become newlines."""
    try:
        if not path.is_file():
            return _unreadable(path, "the file is missing" + _what_is_there(path))
        if path.stat().st_size > LARGEST:
            return _unreadable(path, f"the file is larger than {LARGEST} bytes; divide it")
        content = path.read_bytes()
    except OSError as error:
        return _unreadable(path, f"the file cannot be read: {error.strerror}")
    return _decoded(path, content)


def write_text(path: Path, text: str) -> None:
    """Write a UTF-8 file whole or not at all: a crash leaves the old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(text.encode())
    beside.replace(path)


def _decoded(path: Path, content: bytes) -> Reading[str]:
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return _unreadable(path, "the file is in UTF-16; save it as UTF-8")
    try:
        text = content.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return _unreadable(path, "this line is not in UTF-8; save the file as UTF-8", line)
    strange = UNPRINTABLE.search(text)
    if strange:
        line = text.count("\n", 0, strange.start()) + 1
        message = f"the character U+{ord(strange[0]):04X} cannot stand here; delete it"
        return _unreadable(path, message, line)
    return Reading(text.replace("\r\n", "\n").replace("\r", "\n"))


def _what_is_there(path: Path) -> str:
    return "; a folder has its name" if path.is_dir() else ""


def _unreadable(path: Path, message: str, line: int = 1) -> Reading[str]:
    return Reading(None, (Problem(str(path), line, message),))
