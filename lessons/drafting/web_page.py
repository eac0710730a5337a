"""The main text and the citation of a saved web page."""

from __future__ import annotations

import re
from typing import Any


def read_web_page(html: str) -> dict[str, str | None]:
    """Find text, title, publisher, author, date, address, licence and language of a page."""
    import trafilatura  # noqa: PLC0415 - it takes a second to load, and only web pages need it

    try:
        found: Any = trafilatura.bare_extraction(
            html, with_metadata=True, include_comments=False, include_tables=False
        )
    except Exception:
        # A page too broken for the library is a page in which nothing was found.
        found = None
    names = {"publisher": "sitename", "address": "url", "licence": "license"}
    fields = ("text", "title", "publisher", "author", "date", "address", "licence", "language")
    page = {field: _text(found, names.get(field, field)) for field in fields}
    language = re.search(r"<html[^>]*\slang=[\"']?([a-zA-Z]{2})", html)
    return page | {"language": page["language"] or (language[1].lower() if language else None)}


def _text(found: Any, name: str) -> str | None:
    value = getattr(found, name, None)
    return str(value).strip() or None if value else None
