"""The time zones that a class can have, grouped by continent."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from zoneinfo import available_timezones


def zones_by_region(also: str | None = None) -> dict[str, dict[str, str]]:
    """Give IANA zones for a grouped select: what they are called, by region and name.

    `also` is one that is in use, whether or not the zone table still lists it.
    """
    known = also in zone_names() or also not in available_timezones()
    groups: dict[str, dict[str, str]] = {}
    for name in zone_names() if known else (str(also), *zone_names()):
        groups.setdefault(name.partition("/")[0], {})[name] = name.replace("_", " ")
    return groups


@cache
def zone_names() -> tuple[str, ...]:
    """Give the names of zones where people live, by the zone table, and UTC."""
    lines = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8").splitlines()
    named = (line.split("\t")[2] for line in lines if line and not line.startswith("#"))
    return ("UTC", *sorted(named))
