"""The interface's words on an actor map."""

from __future__ import annotations

from flask_babel import gettext

from app import wording
from app.presentation import partial_date
from lessons.actor_map import Words


def map_words() -> Words:
    """Give the map the interface's words."""
    return Words(
        verbs={key: str(word) for key, word in wording.MAP_RELATIONS.items()},
        means={key: str(word) for key, word in wording.MEANS.items()},
        kinds={key: str(word).lower() for key, word in wording.KINDS.items()},
        until=lambda date: gettext("until %(date)s", date=partial_date(date, "MMM")),
    )
