"""Say where words stand that are not where somebody looked for them."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from lessons.document import Lesson
from lessons.sentences import find, fold, sentences

LOOKALIKES = str.maketrans("’‘“”–—−\u00a0", "''\"\"--- ")
"""One character each, so that places stay the same."""


def missing_words(words: str, paragraph: str, lesson: Lesson) -> str:
    """Say that words do not stand in a paragraph, and what was probably meant."""
    said = f"these words do not stand in paragraph '{paragraph}'"
    elsewhere = [p.id for p in lesson.paragraphs.values() if find(words, p.text)]
    if elsewhere:
        return f"{said}; they stand in '{elsewhere[0]}'"
    text = fold(lesson.paragraphs[paragraph].text)
    alike = _alike(words, text) or _nearest(words, text)
    return f"{said}; it says: {alike}" if alike else f"{said}; copy them from there"


def _alike(words: str, text: str) -> str | None:
    """Find the words with other capitals, quotation marks or dashes."""
    pattern = re.escape(fold(words).translate(LOOKALIKES))
    found = re.search(pattern, text.translate(LOOKALIKES), re.IGNORECASE)
    return text[found.start() : found.end()] if found else None


def _nearest(words: str, text: str) -> str | None:
    """Find the sentence that shares most with the words, if it shares half of them."""
    ratios = [(SequenceMatcher(None, words, s).ratio(), s) for s in sentences(text)]
    best = max(ratios, default=(0.0, ""))
    return best[1] if best[0] > 0.5 else None
