"""A file that was read, as its import keeps it, and beside the lesson that it is for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from lessons.document import Lesson
from quizzes.exchange import Entry, Import, Note
from quizzes.exchange.sameness import content_mark


def beside_lesson(found: Import, lesson: Lesson) -> Import:
    """Drop the claims that the lesson does not have, and say so."""
    return replace(found, entries=tuple(_beside(entry, lesson) for entry in found.entries))


def _beside(entry: Entry, lesson: Lesson) -> Entry:
    actors = entry.data.get("actors", ()) if entry.data else ()
    if nobody := [id_ for id_ in actors if id_ not in lesson.actors_by_id]:
        note = Note("actors-unknown", {"actors": ", ".join(nobody)})
        return replace(entry, type="", data=None, notes=(note,))
    claims = entry.data.get("claims", ()) if entry.data else ()
    strange = [id_ for id_ in claims if id_ not in lesson.claims_by_id]
    if entry.data is None or not strange:
        return entry
    left = [id_ for id_ in claims if id_ not in strange]
    note = Note("claims-unknown", {"claims": ", ".join(strange)})
    return replace(entry, data={**entry.data, "claims": left}, notes=(*entry.notes, note))


def plain_entries(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """Give entries as they are stored."""
    return [
        {
            "line": entry.line,
            "stem": entry.stem,
            "type": entry.type,
            "data": None if entry.data is None else dict(entry.data),
            "notes": plain_notes(entry.notes),
            "mark": None if entry.data is None else content_mark(entry.type, entry.data),
        }
        for entry in entries
    ]


def plain_notes(notes: Iterable[Note]) -> list[dict[str, Any]]:
    """Give notes as they are stored."""
    return [{"code": note.code, "details": dict(note.details)} for note in notes]


def notes_of(stored: Iterable[Mapping[str, Any]]) -> tuple[Note, ...]:
    """Read stored notes."""
    return tuple(Note(row["code"], row["details"]) for row in stored)


def entry_of(row: Mapping[str, Any]) -> Entry:
    """Read a stored entry."""
    return Entry(row["line"], row["stem"], row["type"], row["data"], notes_of(row["notes"]))


def entries_of(stored: Iterable[Mapping[str, Any]]) -> list[Entry]:
    """Read stored entries."""
    return [entry_of(row) for row in stored]


def marks_of(stored: Iterable[Mapping[str, Any]]) -> list[str | None]:
    """Name what stored entries ask; None for one of which no question is made."""
    return [row["mark"] if "mark" in row else _mark(row) for row in stored]


def _mark(row: Mapping[str, Any]) -> str | None:
    return None if row["data"] is None else content_mark(row["type"], row["data"])


def texts_of(stored: Iterable[Mapping[str, Any]]) -> list[str]:
    """List the texts that asked nothing and were kept."""
    return [entry.stem for entry in entries_of(stored) if entry.outcome == "kept"]


def lacks_evidence(data: Mapping[str, Any]) -> bool:
    """Tell whether nothing in the lesson is named on which the key rests."""
    return not any(data.get(name) for name in ("claims", "evidence", "supports"))


def lacks_description(data: Mapping[str, Any]) -> bool:
    """Tell whether an image of it says nothing to those who do not see it."""
    return any(not row.get("alt") and not row.get("decorative") for row in data.get("images", ()))


def twins(marks: Iterable[str | None], known: Iterable[str]) -> dict[int, str]:
    """Tell which entries are there already: "bank", or "file" if an earlier one is the same."""
    met, found = dict.fromkeys(known, "bank"), dict[int, str]()
    for number, mark in enumerate(marks):
        if mark is None:
            continue
        if mark in met:
            found[number] = met[mark]
        met.setdefault(mark, "file")
    return found
