"""Divide a paragraph into its sentences, always in the same way."""

from __future__ import annotations

import re

ENDS = re.compile(r"(?<=[.!?…؟。])[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?[^\W_a-zß-öø-ÿ])")
"""A full stop with its closing quotation marks, before white space and no small letter."""

SHORTENED = re.compile(
    r"(?:^|[\s(\"'“‘])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Sgt|St|No|Nos|vs|approx|ca|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|e\.g|i\.e|cf|(?:[A-Z]\.)+[A-Z])\.$"
)
"""A word that ends in a full stop although its sentence goes on: an initial, Dr., U.S."""


def sentences(text: str) -> tuple[str, ...]:
    """Give the sentences of a text, white space folded. Abbreviations end none."""
    folded = " ".join(text.split())
    found, start = [], 0
    for end in ENDS.finditer(folded):
        sentence = folded[start : end.end()].strip()
        if not SHORTENED.search(sentence):
            found.append(sentence)
            start = end.end()
    rest = folded[start:].strip()
    return (*found, rest) if rest else tuple(found)
