"""Licences under which an article's words may stand in a lesson, with the source named."""

from __future__ import annotations

import re

ALLOWING = {
    "CC0": r"cc ?0|creative commons zero|publicdomain zero",
    "public domain": r"public domain|publicdomain mark",
    "CC BY": r"cc by|creative commons attribution|licenses by",
    "CC BY-SA": r"cc by sa|creative commons attribution share ?alike|licenses by sa",
}
"""Names for people, and how each is written. Those with NC or ND ask for more than naming."""
VERSION = r"(?: \d(?: \d)?)?(?: (?:international|unported|universal|generic|deed|licen[cs]e))*"
ADDRESS = re.compile(r"^https? (?:www )?creativecommons org ")


def allows_copying(licence: str | None) -> bool:
    """Tell whether a licence lets us repeat the article's words; an unknown one does not."""
    words = " ".join(re.findall(r"[a-z]+|\d+", (licence or "").lower()))
    bare = ADDRESS.sub("", words)
    return any(re.fullmatch(f"(?:the )?(?:{way}){VERSION}", bare) for way in ALLOWING.values())
