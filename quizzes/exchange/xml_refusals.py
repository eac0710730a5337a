"""Why a file of XML is refused as a whole, whichever format it is in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from xml.parsers import expat

from quizzes.exchange.entries import FileRefusedError

ENCODING = re.compile(rb"""<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
SURE = frozenset({"utf-8", "utf8", "utf-16", "us-ascii", "ascii", "iso-8859-1", "windows-1252"})


def check_encoding(content: bytes) -> None:
    """Refuse an encoding that could be read as another one."""
    said = ENCODING.search(content[:200])
    if said and said[1].decode().lower() not in SURE:
        raise FileRefusedError("encoding", encoding=said[1].decode())


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what the parser says of a broken file into what a reader is told."""
    try:
        yield
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise FileRefusedError("xml", error.lineno, reason=reason) from error
    except (LookupError, ValueError) as error:
        raise FileRefusedError("encoding", encoding=str(error)) from error
