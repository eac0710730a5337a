"""QTI 2.1, the package that most programs read."""

from __future__ import annotations

from collections.abc import Iterable

from quizzes.exchange import qti
from quizzes.exchange.foreign import Foreign
from quizzes.exchange.qti import packages, versions

TITLE = "QTI 2.1"
SUFFIX = ".qti21.zip"
ENDINGS: tuple[str, ...] = (SUFFIX, ".zip")
MIMETYPE = qti.MIMETYPE
TYPES = qti.TYPES
CARRIES = qti.CARRIES
cannot = qti.cannot
parse = packages.parse


def render(questions: Iterable[Foreign]) -> bytes:
    """Write a package."""
    return versions.render(questions, versions.TWO_ONE)
