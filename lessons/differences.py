"""What differs between two revisions of a lesson, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lessons.document import Document, Lesson, Section

Value = str | bool | tuple[str, ...] | None
Fields = dict[str, Value]
KINDS = ("front", "source", "section", "paragraph", "actor", "claim", "event", "term")
FRONT = (
    "title", "summary", "level", "language", "as_of", "last_checked", "next_check", "content_note",
)  # fmt: skip
WHOLE = ""
"""The field of a part that only one of the two has."""


@dataclass(frozen=True)
class LessonDifference:
    """A field that differs, of a part named by its kind and id, with both its values.

    A part that only one of the two has differs as a whole: `before` and `after` tell which.
    """

    kind: str
    name: str
    field: str
    before: Value
    after: Value


def lesson_differences(before: Lesson, after: Lesson) -> tuple[LessonDifference, ...]:
    """List what differs, in the order of the lesson; new parts come last in their kind."""
    old, new = _parts(before), _parts(after)
    parts = sorted(dict.fromkeys((*old, *new)), key=lambda part: KINDS.index(part[0]))
    return tuple(d for part in parts for d in _between(part, old.get(part), new.get(part)))


def _between(
    part: tuple[str, str], old: Fields | None, new: Fields | None
) -> Iterator[LessonDifference]:
    if old is None or new is None:
        yield LessonDifference(*part, WHOLE, old is not None, new is not None)
        return
    for field in dict.fromkeys((*old, *new)):
        if old.get(field) != new.get(field):
            yield LessonDifference(*part, field, old.get(field), new.get(field))


def _parts(lesson: Lesson) -> dict[tuple[str, str], Fields]:
    """Give every part's fields by its kind and id."""
    front: Fields = {name: str(getattr(lesson, name) or "") for name in FRONT}
    order: Fields = {"order": tuple(section.id for section in lesson.sections)}
    return {
        ("front", ""): front | order,
        ("source", ""): _fields(lesson.source),
        **{("section", s.id): _section(s) for s in lesson.sections},
        **{("paragraph", p.id): _fields(p) for p in lesson.paragraphs.values()},
        **{("actor", a.id): _fields(a) for a in lesson.actors},
        **{("claim", c.id): _fields(c) for c in lesson.claims},
        **{("event", e.id): _fields(e) for e in lesson.events},
        **{("term", t.id): _fields(t) for t in lesson.terms},
    }


def _section(section: Section) -> Fields:
    inner = tuple(paragraph.id for paragraph in section.paragraphs)
    return {"title": section.title, "role": section.role.value, "order": inner}


def _fields(part: Document) -> Fields:
    plain = part.model_dump(mode="json", exclude={"id"})
    return {name: _value(value) for name, value in plain.items()}


def _value(value: Any) -> Value:
    """Give a value as texts: names by language, and listings, are lines."""
    if isinstance(value, dict):
        return tuple(f"{name}: {text}" for name, text in value.items())
    if isinstance(value, list):
        return tuple(_line(row) for row in value)
    return value if isinstance(value, bool) or value is None else str(value)


def _line(row: Any) -> str:
    return " ".join(filter(None, row.values())) if isinstance(row, dict) else str(row)
