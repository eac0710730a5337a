"""What became of a file's entries, in a teacher's words."""

from __future__ import annotations

import re

from flask_babel import gettext
from flask_babel import lazy_gettext as _l

from quizzes.exchange import FORMATS, Note
from quizzes.exchange.words import WORDS

OUTCOMES = {
    "imported": _l("taken as it is"),
    "changed": _l("taken with changes"),
    "kept": _l("kept, not marked automatically"),
    "refused": _l("refused"),
    "twin": _l("left out: here already"),
}
TWINS = {
    "bank": _l("The same question is in the lesson's bank, or among your drafts."),
    "file": _l("The same question stands earlier in this file."),
}

GOING_TO = {
    "moodle-xml": _l("For Moodle."),
    "qti-2.1": _l("For other learning platforms: most of them take this version of QTI."),
    "qti-3.0": _l("For platforms that take the newest version of QTI."),
    "gift": _l("For Moodle too; a text that you can read and change."),
    "xlsx": _l("A table to read and change in a spreadsheet, and to bring back."),
    "csv": _l("The same table as a text."),
    "aiken": _l("A plain text, for programs that take nothing else."),
}
"""What each format is good for, in the order in which a teacher is offered them."""


def say(note: Note) -> str:
    """Say a note in the reader's language."""
    return str(gettext(WORDS[note.code]) % dict(note.details))


def format_by_name(file_name: str) -> str:
    """Tell by a file's name which format it has; GIFT is the most common one."""
    endings = {ending: name for name, format_ in FORMATS.items() for ending in format_.ENDINGS}
    longest_first = sorted(endings, key=len, reverse=True)
    fitting = (ending for ending in longest_first if file_name.lower().endswith(ending))
    return endings[next(fitting, ".gift")]


def safe_name(slug: str, format_name: str) -> str:
    """Name the file of an export: letters, digits and hyphens, whatever the quiz is called."""
    return re.sub(r"[^a-z0-9-]+", "-", slug.lower())[:80] + FORMATS[format_name].SUFFIX
