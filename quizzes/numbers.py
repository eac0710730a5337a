"""Read numbers as people type them, and keep them exact: 1,234.5, 1 234,5, −3, 50 %, 1e3."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

MOST_DIGITS = 40
HIGHEST_POWER = 99
MINUS = dict.fromkeys(map(ord, "‐‑‒–—−﹣－"), "-")
SEPARATORS = {ord("٫"): ".", ord("٬"): "'", ord("’"): "'", ord("_"): "'"}
RAISED = dict(zip(map(ord, "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"), "0123456789-", strict=True))
POWER = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+")
FORM = re.compile(
    r"([+-]?) ?([.,]?\d[\d.,' ]*?)(?: ?(?:e|[x×*·] ?10 ?\^) ?([+-]?\d{1,3}))? ?([^\d\s.,'].*)?",
    re.IGNORECASE,
)
GROUPED = re.compile(r"\d{1,3}(?:([ '.,])\d{3})(?:\1\d{3})*")


class UnreadableError(ValueError):
    """A text that is no number. `code` names the reason, `text` is what it is about."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(code)
        self.code = code
        self.text = text


def readings(text: str, unit: str = "") -> tuple[Decimal, ...]:
    """Give what a text may mean as a number, the likelier first, or raise UnreadableError.

    One point or comma with three digits behind it may part thousands or decimals: two readings.
    The unit may stand before or after; 50 % is 0.5 unless % is the unit.
    """
    plain = _without(_plain(unit), _plain(text)) if unit else _plain(text)
    found = FORM.fullmatch(plain)
    if not found:
        raise UnreadableError("not-a-number", text)
    sign, body, power, rest = found.groups(default="")
    if rest not in {"", "%"}:
        raise UnreadableError("number-and-words", rest)
    tens = int(power or 0) - (2 if rest else 0)
    bodies = _bodies(body.strip(), text)
    if abs(tens) > HIGHEST_POWER or len(bodies[0]) > MOST_DIGITS:
        raise UnreadableError("number-too-large", text)
    return tuple(Decimal(f"{sign}{each}e{tens}") for each in bodies)


def exact(text: str) -> Decimal:
    """Give the one number that an author means; 1.5 and 3.142 have a decimal point."""
    found = readings(text)
    if len(found) > 1 and "," in text:
        raise UnreadableError("number-ambiguous", text)
    return found[0]


def written(value: Decimal) -> str:
    """Write a number so that equal ones are written alike: 12.5, -3, 1e30."""
    sign, digits, exponent = value.as_tuple()
    text = "".join(map(str, digits)).lstrip("0")
    if not text or not isinstance(exponent, int):
        return "0"
    kept = text.rstrip("0")
    exponent += len(text) - len(kept)
    return ("-" if sign else "") + _positive(kept, exponent)


def _positive(digits: str, exponent: int) -> str:
    point = len(digits) + exponent
    if (exponent > 0 and point > 21) or point < -5:
        more = f".{digits[1:]}" if digits[1:] else ""
        return f"{digits[0]}{more}e{point - 1}"
    if exponent >= 0:
        return digits + "0" * exponent
    if point > 0:
        return f"{digits[:point]}.{digits[point:]}"
    return f"0.{'0' * -point}{digits}"


def _plain(text: str) -> str:
    """Write digits, minus signs and spaces in one way; what cannot be seen goes."""
    raised = POWER.sub(lambda found: "^" + found[0].translate(RAISED), text)
    folded = unicodedata.normalize("NFKC", raised).translate(MINUS | SEPARATORS)
    seen = (char for char in folded if unicodedata.category(char) != "Cf")
    digits = (str(unicodedata.decimal(char, char)) for char in seen)
    return " ".join("".join(digits).split()).casefold()


def _without(unit: str, text: str) -> str:
    """Take the unit away from the end, or from the beginning."""
    if text.endswith(unit):
        return text.removesuffix(unit).rstrip()
    return text.removeprefix(unit).lstrip()


def _bodies(body: str, text: str) -> list[str]:
    """Give the digits with a decimal point, in every way in which they can be read."""
    whole, mark, decimals = _parted(body)
    if GROUPED.fullmatch(body) and body[0] != "0":
        grouped = re.sub(r"\D", "", body)
        plain = [f"{whole}.{decimals}"] if whole.isdigit() and mark else []
        return [*plain, grouped] if mark == "." else [grouped, *plain]
    if whole.isdigit() or (not whole and decimals):
        good = decimals.isdigit() or not decimals
    else:
        parts = GROUPED.fullmatch(whole)
        good = bool(parts and parts[1] != mark and mark and decimals.isdigit())
    if not good or not (whole or decimals):
        raise UnreadableError("number-groups", text)
    return [f"{re.sub(r'[^0-9]', '', whole) or '0'}.{decimals or '0'}"]


def _parted(body: str) -> tuple[str, str, str]:
    """Part a number at its last point or comma."""
    at = max(body.rfind("."), body.rfind(","))
    return (body, "", "") if at < 0 else (body[:at], body[at], body[at + 1 :])
