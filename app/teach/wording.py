"""Words and figures of the teacher's pages: moments near now, scores, shares."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from babel.dates import format_datetime
from babel.numbers import format_decimal
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.db import now
from app.presentation import in_zone
from app.services.report_scopes import Basis
from app.wording import MISCONCEPTIONS, RELATIONS, TYPES

COUNTED = {
    Basis.FIRST: _l("the first attempt of each student"),
    Basis.BEST: _l("the best attempt of each student"),
    Basis.LAST: _l("the last attempt of each student"),
    Basis.ALL: _l("all attempts"),
}


def for_templates() -> dict[str, Any]:
    """Give the teacher's templates their words."""
    return {
        "brief": brief,
        "near": near,
        "grouped": grouped,
        "in_words": in_words,
        "question_types": TYPES,
        "misconceptions": MISCONCEPTIONS,
        "counted_words": COUNTED,
        "two_places": two_places,
        "signed": signed,
    }


def two_places(value: float) -> str:
    """Write a correlation with two decimals, as it stands above and below others."""
    return signed(format_decimal(round(value, 2) + 0.0, "0.00", locale=get_locale()))


def signed(text: str) -> str:
    """Write a real minus sign: it stands as high as a plus, and is read aloud."""
    return str(text).replace("-", "−")


def brief(value: datetime | None, zone: str) -> str:
    """Write a moment for a dense table: 14 Nov, 10:42. The zone is named once, beside it."""
    if value is None:
        return ""
    local = in_zone(value, zone)
    this_year = local.year == in_zone(now(), zone).year
    pattern = "d MMM, HH:mm" if this_year else "d MMM y, HH:mm"
    return str(format_datetime(local, pattern, locale=get_locale()))


def near(value: datetime, zone: str) -> str:
    """Write a moment as one speaks of it: today at 18:00 (Europe/Berlin)."""
    local, today = in_zone(value, zone), in_zone(now(), zone).date()
    clock = str(format_datetime(local, "HH:mm", locale=get_locale()))
    place = {"time": clock, "zone": zone}
    if local.date() == today:
        return str(_("today at %(time)s (%(zone)s)", **place))
    if local.date() == today + timedelta(days=1):
        return str(_("tomorrow at %(time)s (%(zone)s)", **place))
    if local.date() == today - timedelta(days=1):
        return str(_("yesterday at %(time)s (%(zone)s)", **place))
    day = str(format_datetime(local, "EEE d MMM", locale=get_locale()))
    return str(_("on %(day)s at %(time)s (%(zone)s)", day=day, **place))


def grouped(code: str) -> str:
    """Write a join code in two groups, as it is easier to copy."""
    return f"{code[:4]} {code[4:]}"


def in_words(text: str, type_name: str) -> str:
    """Write an answer as its page does: relations by their words, not by their names in files."""
    if type_name != "relations":
        return text
    return " ".join(str(RELATIONS.get(part, part)) for part in text.split(" · "))
