"""What changed between two revisions of a question, field by field, whatever its type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from lessons.building import plain_of
from quizzes.document import Question
from quizzes.image import Image

Path: TypeAlias = tuple[str, ...]
"""The way to a value: ("options", "hts", "feedback"). Rows are named by their keys."""

Value: TypeAlias = str | bool | tuple[str, ...] | None
"""A text, a yes or no, or the names of rows in their order."""

COMMENTS = frozenset({"feedback", "misconception"})
"""What is said about a row, and does not make it another one."""


@dataclass(frozen=True)
class Difference:
    """A field that is not as it was; None where there was, or is, nothing."""

    path: Path
    before: Value
    after: Value


def differences(before: Question, after: Question) -> list[Difference]:
    """List what changed, in the order in which the newer question is written."""
    old, new = values_of(before), values_of(after)
    paths = [*new, *(path for path in old if path not in new)]
    return [
        Difference(path, old.get(path), new.get(path))
        for path in paths
        if old.get(path) != new.get(path) and not _same_order(path, old, new)
    ]


def values_of(question: Question) -> dict[Path, Value]:
    """Give every value of a question by its path; a list has the names of its rows, in order."""
    plain = plain_of(question)
    if question.images:
        plain["images"] = [_seen(image) for image in question.images]
    return dict(_values({name: plain[name] for name in plain if name != "id"}, ()))


def _seen(image: Image) -> dict[str, Any]:
    """Give what an author sees of an image; another picture is another row."""
    told = plain_of(image)
    name = "-".join(filter(None, (image.sha256[:8], image.at)))
    return {"key": name} | {n: told[n] for n in ("alt", "decorative", "at") if n in told}


def has_fields(path: Path, values: Mapping[Path, Value]) -> bool:
    """Tell whether a list's rows have fields of their own."""
    return any(len(other) == len(path) + 2 and other[:-2] == path for other in values)


def _values(value: Any, path: Path) -> Iterator[tuple[Path, Value]]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if name != "key":  # it names the row already
                yield from _values(inner, (*path, str(name)))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield path, tuple(_name(row) for row in value)
        for row in value:
            if isinstance(row, Mapping):
                yield from _values(row, (*path, _name(row)))
    else:
        yield path, value if isinstance(value, bool) else str(value)


def _name(row: Any) -> str:
    """Name a row by its key, or by what it says."""
    if not isinstance(row, Mapping):
        return str(row)
    for name in ("key", "rule"):
        if name in row:
            return str(row[name])
    return " ".join(str(value) for name, value in row.items() if name not in COMMENTS)


def _same_order(path: Path, old: Mapping[Path, Value], new: Mapping[Path, Value]) -> bool:
    """Tell whether rows with fields only left, or came at the end: their fields say so."""
    before, after = old.get(path, ()), new.get(path, ())
    if not isinstance(before, tuple) or not isinstance(after, tuple):
        return False
    kept = tuple(name for name in before if name in after)
    return has_fields(path, {**old, **new}) and after[: len(kept)] == kept
