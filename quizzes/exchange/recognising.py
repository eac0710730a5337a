"""Tell by what a file holds which format it is in, where that is certain."""

from __future__ import annotations

import re

from quizzes.exchange.entries import FileRefusedError
from quizzes.exchange.zip_files import SIGNATURE, Archive

LOOKED_AT = 4_096
COMMENT = re.compile(rb"<!--.*?-->|<\?.*?\?>", re.S)
ROOT = re.compile(rb"\s*<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
BEFORE = b"\xef\xbb\xbf \t\r\n"
ROOTS = {
    "quiz": "moodle-xml",
    "assessmentItem": "qti-2.1",
    "qti-assessment-item": "qti-3.0",
    "questestinterop": "qti-2.1",
}
INSIDE = {"workbook.xml": "xlsx", "imsmanifest.xml": "qti-2.1", "lesson.md": "lesson-pack"}


def recognise(content: bytes) -> str | None:
    """Name the format, None if only a name could tell; raise FileRefusedError for a lesson pack."""
    if content.startswith(SIGNATURE):
        ends = {name.rpartition("/")[2] for name in Archive(content).names}
        found = next((format_ for end, format_ in INSIDE.items() if end in ends), None)
        if found == "lesson-pack":
            raise FileRefusedError("is-pack")
        return found
    start = COMMENT.sub(b"", content[:LOOKED_AT].lstrip(BEFORE))
    root = ROOT.match(start)
    return ROOTS.get(root[1].decode()) if root else None
