"""What is said when a verb refuses: a title and what to do, by the code of the refusal."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import LazyString, gettext
from flask_babel import lazy_gettext as _l

REFUSALS: dict[str, tuple[LazyString, LazyString]] = {
    "already-submitted": (
        _l("Already handed in"),
        _l("This attempt was handed in before. Its answers stand as they were then."),
    ),
    "draft-changed": (
        _l("Changed in another tab"),
        _l("This draft was saved somewhere else meanwhile. Reload the page to see that version."),
    ),
    "question-overtaken": (
        _l("Published meanwhile by somebody else"),
        _l("The question got a new revision after you began. Look at it before you publish."),
    ),
}


def refusal(code: str, details: Mapping[str, object]) -> tuple[str, str]:
    """Give the title and text for a refusal; `details` fill its placeholders."""
    if code not in REFUSALS:
        return gettext("That is not possible"), gettext("Go back, reload the page and try again.")
    title, text = REFUSALS[code]
    return str(title), str(text) % dict(details)
