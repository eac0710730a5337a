"""Texts of other programs in their formats, to the plain text that our documents hold."""

from __future__ import annotations

import html
import re

from quizzes.exchange.entries import Note
from quizzes.exchange.html_names import BLOCKS, QUIET
from quizzes.exchange.html_text import TAG, from_html
from quizzes.types.submission import storable

__all__ = ["BLOCKS", "QUIET", "from_html", "kept", "looks_like_html", "read_as_typed", "read_text"]

NO_TEXT = dict.fromkeys((0xFEFF, 0xFFFE, 0xFFFF))
SIGNS = re.compile(r"[*_`]\S|^#|\]\(", re.M)
FORMULA = re.compile(r"\\\(.|\\\[.|\$\$.", re.S)
"""Where a formula in TeX begins, as Moodle's filters know it."""


def read_text(text: str, format_: str) -> tuple[str, tuple[Note, ...]]:
    """Read a text that is html, moodle (html if it looks so, lines kept), markdown or plain."""
    notes: tuple[Note, ...] = ()
    if format_ == "html" or (format_ == "moodle" and looks_like_html(text)):
        text, notes = from_html(text.replace("\n", "<br>") if format_ == "moodle" else text)
    elif format_ == "markdown" and SIGNS.search(text):
        notes = (Note("markdown"),)
    if format_ != "plain" and FORMULA.search(text):
        notes = (*notes, Note("tex"))
    return text.strip(), notes


def looks_like_html(text: str) -> bool:
    """Tell whether a text has tags or entities."""
    return TAG.search(text) is not None or html.unescape(text) != text


def read_as_typed(text: str) -> bool:
    """Tell whether a text is read without a note, whatever its format."""
    return not looks_like_html(text) and FORMULA.search(text) is None


def kept(text: str) -> str:
    """Give a text as files can hold it: without control characters and what is no character."""
    return storable(text.translate(NO_TEXT))
