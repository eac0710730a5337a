"""The errors that students share, in sentences."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.services.shared_errors import SharedError
from app.wording import MISCONCEPTIONS

SENTENCES = {
    "all-rebels-one": _l("%(n)s of %(all)s took all rebels for one group."),
    "sna-is-sdf": _l("%(n)s of %(all)s took SNA and SDF for the same group."),
    "backed-is-controlled": _l("%(n)s of %(all)s took “backed by” for “controlled by”."),
    "enemy-of-enemy": _l("%(n)s of %(all)s took the enemy of an enemy for an ally."),
    "analysis-as-fact": _l("%(n)s of %(all)s took an analysis for a fact."),
    "later-read-back": _l("%(n)s of %(all)s read later events back into the lesson."),
    "wrong-direction": _l("%(n)s of %(all)s turned around who does what to whom."),
    "wrong-actor": _l("%(n)s of %(all)s took one actor for another."),
    "number-mixed-up": _l("%(n)s of %(all)s mixed up a number."),
}


def error_words(error: SharedError) -> str:
    """Say how many share an error, and which."""
    counts = {"n": error.count, "all": error.asked}
    if error.misconception in SENTENCES:
        return str(SENTENCES[error.misconception]) % counts
    name = str(MISCONCEPTIONS.get(error.misconception, error.misconception))
    return str(_("%(n)s of %(all)s: %(name)s.", name=name, **counts))


def for_templates() -> dict[str, Any]:
    """Give the report's templates their sentences."""
    return {"error_words": error_words}
