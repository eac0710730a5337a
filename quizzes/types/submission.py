"""Read the fields of a form, a learner's or an author's."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Any

from lessons.building import suggest_key
from quizzes.document import MalformedError, Raw

NOT_STORED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""The categories Cc and Cs of Unicode, but for tabs and line feeds."""


def one_value(raw: Raw, field: str) -> str | None:
    """Give a field's value, None if it is empty. Two different values are malformed."""
    values = set(all_values(raw, field))
    if len(values) > 1:
        raise MalformedError("more-than-one", field=field)
    return next(iter(values), None)


def all_values(raw: Raw, field: str) -> list[str]:
    """Give a field's values that are not empty."""
    return [value for value in map(printable, raw.get(field, ())) if value]


def printable(text: str) -> str:
    """Put a text on one line and drop what cannot be stored: control characters, surrogates."""
    return " ".join(storable(text).split())


def storable(text: str) -> str:
    """Keep line breaks; drop other control characters and lone surrogates."""
    return NOT_STORED.sub("", text).strip()


def known(value: str, keys: Collection[str], field: str) -> str:
    """Give the value if it is one of the keys; our pages offer no other."""
    if value not in keys:
        raise MalformedError("unknown-option", field=field)
    return value


def choices_by_part(raw: Raw, prefix: str, parts: Collection[str]) -> dict[str, str]:
    """Read a select a part: `match-<part>` gives {part: value}. Empty ones are left out."""
    chosen: dict[str, str] = {}
    for field in sorted(field for field in raw if field.startswith(prefix)):
        value = one_value(raw, field)
        part = known(field.removeprefix(prefix), parts, field)
        if value is not None:
            chosen[part] = value
    return {part: chosen[part] for part in parts if part in chosen}


def typed(raw: Raw, field: str) -> str:
    """Give what an author typed into a field, with its line breaks."""
    return storable(next(iter(raw.get(field, ())), ""))


def typed_fields(raw: Raw, prefix: str, names: Iterable[str]) -> dict[str, Any]:
    """Give the author's fields that are not empty, by their names in files."""
    values = {name: typed(raw, f"{prefix}{name}") for name in names}
    return {name: value for name, value in values.items() if value}


def typed_rows(raw: Raw, group: str, names: Collection[str]) -> dict[int, dict[str, Any]]:
    """Read an author's repeating rows (`options-0-text`, …) by number, without empty ones."""
    pattern = re.compile(rf"{re.escape(group)}-(\d{{1,3}})-")
    numbers = {int(found[1]) for field in raw if (found := pattern.match(field))}
    rows = {number: typed_fields(raw, f"{group}-{number}-", names) for number in sorted(numbers)}
    return {number: row for number, row in rows.items() if row}


def with_keys(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give each row that has no key yet one made of its text, different from all others."""
    rows = list(rows)
    taken = {row["key"] for row in rows if "key" in row}
    keyed = []
    for number, row in enumerate(rows, start=1):
        key = row.get("key") or free_key(suggest_key(row.get("text", "")) or f"n{number}", taken)
        taken.add(key)
        keyed.append({"key": key} | {name: row[name] for name in row if name != "key"})
    return keyed


def free_key(wanted: str, taken: Collection[str]) -> str:
    """Give the key, with a number after it if it is taken."""
    key, number = wanted, 2
    while key in taken:
        key, number = f"{wanted[:70].strip('-')}-{number}", number + 1
    return key
