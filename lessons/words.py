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
    if elsewhere := standing_in(words, lesson):
        return f"{said}; they stand in '{elsewhere[0]}'"
    alike = nearest_words(words, lesson.paragraphs[paragraph].text)
    return f"{said}; it says: {alike}" if alike else f"{said}; copy them from there"


def standing_in(words: str, lesson: Lesson) -> list[str]:
    """Name the paragraphs in which words stand."""
    return [p.id for p in lesson.paragraphs.values() if find(words, p.text)]


def nearest_words(words: str, text: str) -> str | None:
    """Find the words of a text that were probably meant."""
    folded = fold(text)
    return _alike(words, folded) or _nearest(words, folded)


def _alike(words: str, text: str) -> str | None:
    """Find the words with other capitals, quotation marks or dashes."""
    pattern = re.escape(fold(words).translate(LOOKALIKES))
    found = re.search(pattern, text.translate(LOOKALIKES), re.IGNORECASE)
    return text[found.start() : found.end()] if found else None


def _nearest(words: str, text: str) -> str | None:
    """Find the sentence with most of the words, in their order, if it has half of them."""
    wanted = _bare(words)
    shares = [(_shared(wanted, _bare(sentence)), sentence) for sentence in sentences(text)]
    most, sentence = max(shares, default=(0, ""))
    return sentence if most * 2 >= len(wanted) else None


def _shared(wanted: list[str], words: list[str]) -> int:
    blocks = SequenceMatcher(None, wanted, words, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks)


def _bare(text: str) -> list[str]:
    """List the words without their capitals and marks."""
    return re.findall(r"\w+", text.casefold())
