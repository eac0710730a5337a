"""QTI 3.0, the package for programs of the last years."""

from __future__ import annotations

from collections.abc import Iterable

from quizzes.exchange import qti
from quizzes.exchange.foreign import Foreign
from quizzes.exchange.qti import packages, versions

TITLE = "QTI 3.0"
SUFFIX = ".qti3.zip"
ENDINGS: tuple[str, ...] = (SUFFIX,)
MIMETYPE = qti.MIMETYPE
TYPES = qti.TYPES
CARRIES = qti.CARRIES
cannot = qti.cannot
parse = packages.parse


def render(questions: Iterable[Foreign]) -> bytes:
    """Write a package."""
    return versions.render(questions, versions.THREE)
