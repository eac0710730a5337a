"""How values look on a page: language, dates, numbers, and static files with a fingerprint."""

from __future__ import annotations

import hashlib
import shutil
from contextlib import suppress
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_time
from babel.numbers import format_decimal, format_percent
from flask import Flask, g
from flask_babel import Babel, get_locale
from flask_babel import gettext as _
from flask_compress import Compress
from whitenoise import WhiteNoise
from whitenoise.compress import Compressor

from app import translation, wording
from app.config import LANGUAGES
from lessons.sentences import sentences

babel = Babel()
compress = Compress()
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


def init_app(app: Flask, static_root: Path) -> None:
    """Give templates their filters, and serve static files apart from the app."""
    babel.init_app(app, locale_selector=choose_language)
    translation.init_app(app)
    compress.init_app(app)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        moment=moment,
        clock=clock,
        day=day,
        partial_date=partial_date,
        date_span=date_span,
        number=number,
        percent=percent,
        sentences=sentences,
    )
    app.jinja_env.globals.update(
        asset=asset, language=language, direction=direction, identity=lambda: g.get("identity")
    )
    app.jinja_env.globals["wording"] = wording
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app,
        root=str(packed_copy(static_root, Path(app.instance_path) / "static")),
        prefix="static/",
        max_age=31536000,
        allow_all_origins=False,
    )


def packed_copy(static_root: Path, shelf: Path) -> Path:
    """Copy the static files, each with a compressed one beside it, to where we may write.

    A copy is named after what it holds and never changes, whoever else serves or reads it.
    """
    place = shelf / content_mark(static_root)
    if not place.exists():
        shelf.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=shelf) as folder:
            fresh = pack(static_root, Path(folder) / "packed")
            with suppress(OSError):  # another process was faster, and made the same
                fresh.rename(place)
    return place


def content_mark(folder: Path) -> str:
    """Name what a folder's files hold."""
    mark = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        mark.update(f"{path.relative_to(folder)}:{fingerprint(path)}\n".encode())
    return mark.hexdigest()[:16]


def pack(static_root: Path, place: Path) -> Path:
    """Copy the files and compress each."""
    shutil.copytree(static_root, place)
    compressor = Compressor(use_brotli=False, quiet=True)
    for path in [path for path in place.rglob("*") if path.is_file()]:
        list(compressor.compress(str(path)))
    return place


def choose_language() -> str:
    """Give the language of the interface: English until others are there."""
    return LANGUAGES[0]


def language() -> str:
    """Name the page's language."""
    name: str | None = g.get("language")
    if name is None:
        name = g.language = str(get_locale())
    return name


def direction() -> str:
    """Tell which way the page's language runs."""
    return "rtl" if language().split("_")[0] in RIGHT_TO_LEFT else "ltr"


@lru_cache(maxsize=64)
def fingerprint(path: Path) -> str:
    """Name a static file's content, so that browsers may keep it for ever."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:10]


@lru_cache(maxsize=64)
def asset(name: str) -> str:
    """Give the address of a static file, with its fingerprint."""
    path = Path(__file__).parent / "static" / name
    return f"/static/{name}?v={fingerprint(path)}"


def in_zone(value: datetime, zone: str) -> datetime:
    """Move a moment into a class's zone."""
    return value.astimezone(ZoneInfo(zone))


def moment(value: datetime | None, zone: str = "UTC") -> str:
    """Write a moment with its zone's name: 22 Nov 2026, 10:42 (Europe/Berlin)."""
    if value is None:
        return ""
    local = in_zone(value, zone)
    written = format_datetime(local, "d MMM y, HH:mm", locale=get_locale())
    return str(_("%(moment)s (%(zone)s)", moment=written, zone=zone))


def clock(value: datetime, zone: str = "UTC") -> str:
    """Write the time of day: 10:42."""
    return format_time(in_zone(value, zone), "HH:mm", locale=get_locale())


def day(value: date | None) -> str:
    """Write a day: 30 November 2024."""
    return format_date(value, "d MMMM y", locale=get_locale()) if value else ""


def partial_date(text: str | None, month: str = "MMMM") -> str:
    """Write a date as exactly as it is known: 2015, September 2015 or 27 November 2024."""
    if not text:
        return ""
    parts = [int(part) for part in text.split("-")]
    pattern = {1: "y", 2: f"{month} y", 3: f"d {month} y"}[len(parts)]
    first = date(*[*parts, 1, 1][:3])
    return format_date(first, pattern, locale=get_locale())


def date_span(since: str, until: str | None) -> str:
    """Write from when to when: 29–30 November 2024, or October 2023 – 27 November 2024."""
    if not until or until == since:
        return partial_date(since)
    if len(since) == len(until) == 10 and since[:7] == until[:7]:
        first = format_date(date.fromisoformat(since), "d", locale=get_locale())
        return f"{first}–{partial_date(until)}"
    return f"{partial_date(since)} – {partial_date(until)}"


def number(value: float | None, digits: int = 2) -> str:
    """Write a number with at most so many decimals; nothing for None."""
    if value is None:
        return ""
    return decimal(value, digits, language())


@lru_cache(maxsize=4096)
def decimal(value: float, digits: int, locale: str) -> str:
    """Write a number, and keep it: pages of scores say the same few again and again."""
    pattern = "#,##0." + "#" * digits if digits else "#,##0"
    return format_decimal(round(value, digits) + 0.0, pattern, locale=locale)  # no sign before 0


def percent(value: float | None) -> str:
    """Write a share as a percentage; nothing for None."""
    return "" if value is None else hundredths(value, language())


@lru_cache(maxsize=4096)
def hundredths(value: float, locale: str) -> str:
    """Write a percentage, and keep it."""
    return format_percent(value, "#,##0%", locale=locale)
