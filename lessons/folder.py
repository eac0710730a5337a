"""A lesson folder to a lesson and back; every problem as `file:line: what to do`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from lessons.building import build, build_each, plain_of, suggest_key
from lessons.checks import Flaw, check_lesson, check_rows
from lessons.document import Actor, Claim, Document, Event, Lesson, Section, Term
from lessons.lesson_file import FRONT, FrontMatter, read_lesson_file, render_lesson_file
from lessons.plain_file import write_text
from lessons.problems import Problem, Reading, did_you_mean
from lessons.yaml_file import Tree, Where, dump_yaml, read_yaml

TEXT_FILE = "lesson.md"
LIST_FILES: dict[str, tuple[str, type[Document]]] = {
    "actors": ("actors.yaml", Actor),
    "claims": ("claims.yaml", Claim),
    "events": ("timeline.yaml", Event),
    "terms": ("glossary.yaml", Term),
}
FILES = (TEXT_FILE, *(name for name, _ in LIST_FILES.values()))


@dataclass(frozen=True)
class Part:
    """One list of a lesson as its file has it: the rows in order, None where one is broken."""

    tree: Tree | None
    rows: tuple[Any, ...] = ()
    problems: tuple[Problem, ...] = ()
    top: Where = ()

    @property
    def good(self) -> list[Any]:
        """List the rows that could be read."""
        return [row for row in self.rows if row is not None]

    def unreadable(self) -> Iterator[str]:
        """Name the ids that stand in broken rows."""
        for number, row in enumerate(self.rows):
            if row is None and self.tree:
                yield from _ids_in(self.tree.at((*self.top, number)))

    def problem(self, flaw: Flaw) -> Problem:
        """Point at a flaw of a readable row, in the file."""
        assert self.tree is not None
        places = [number for number, row in enumerate(self.rows) if row is not None]
        _, *steps = flaw.where
        if steps:
            steps[0] = places[int(steps[0])]
        return self.tree.problem((*self.top, *steps), flaw.message)


def read_lesson(folder: Path) -> Reading[Lesson]:
    """Read a lesson. Never raises: what is wrong in any of its files is a problem.

    There is a value if every row could be read, even if the lesson is unsound.
    """
    if not folder.is_dir():
        return Reading(None, (Problem(str(folder), 1, "there is no such folder of a lesson"),))
    front, parts = _read_parts(folder)
    problems = [*front.problems, *(p for part in parts.values() for p in part.problems)]
    problems += [*_strays(folder), *_badly_named(folder)]
    lesson = None
    if all(part.tree for part in parts.values()):
        lesson = _whole_lesson(folder.name, front.value, parts)
        problems += _flaws(lesson, parts)
    return Reading(lesson, tuple(sorted(set(problems))))


def read_library(library: Path) -> Reading[tuple[Lesson, ...]]:
    """Read every lesson of a library; the value holds the sound ones, in order of their slugs."""
    if not library.is_dir():
        return Reading(None, (Problem(str(library), 1, "there is no such folder of lessons"),))
    folders = sorted(f for f in library.iterdir() if f.is_dir() and f.name[0] not in "._")
    readings = [read_lesson(folder) for folder in folders]
    lessons = tuple(reading.value for reading in readings if reading.sound and reading.value)
    return Reading(lessons, tuple(p for reading in readings for p in reading.problems))


def write_lesson(lesson: Lesson, folder: Path) -> tuple[Path, ...]:
    """Write a lesson's files, and list those that changed.

    A file that already reads as the same stays as it is, with its comments and line breaks.
    """
    if folder.name != lesson.slug:
        raise ValueError(f"lesson '{lesson.slug}' belongs in a folder of that name, not {folder}")
    front, parts = _read_parts(folder)
    written = dict(_changed_files(lesson, front, parts))
    for name, text in written.items():
        write_text(folder / name, text)
    return tuple(folder / name for name in written)


def render_lesson(lesson: Lesson) -> dict[str, str]:
    """Write a lesson as the texts of its files, by their names."""
    lists = {name: _rendered(getattr(lesson, field)) for field, (name, _) in LIST_FILES.items()}
    return {TEXT_FILE: render_lesson_file(lesson)} | lists


def _rendered(rows: tuple[Document, ...]) -> str:
    return "\n".join(dump_yaml([plain_of(row)]) for row in rows) or dump_yaml([])


def _changed_files(
    lesson: Lesson, front: Reading[Document], parts: dict[str, Part]
) -> Iterator[tuple[str, str]]:
    head = FrontMatter.model_construct(**{name: getattr(lesson, name) for name in FRONT})
    if front.value != head or not _same(parts["sections"], lesson.sections):
        yield TEXT_FILE, render_lesson_file(lesson)
    for field, (name, _) in LIST_FILES.items():
        rows = getattr(lesson, field)
        if not _same(parts[field], rows):
            yield name, _rendered(rows)


def _same(part: Part, rows: tuple[Document, ...]) -> bool:
    return part.tree is not None and not part.problems and part.rows == rows


def _read_parts(folder: Path) -> tuple[Reading[Document], dict[str, Part]]:
    text = read_lesson_file(folder / TEXT_FILE)
    front: Reading[Document] = Reading(None, text.problems)
    if text.value:
        front = build(FrontMatter, text.value, ("front",))
    parts = {"sections": _part(text, Section, ("sections",))}
    for field, (name, model) in LIST_FILES.items():
        parts[field] = _part(read_yaml(folder / name), model)
    return front, parts


def _part(file: Reading[Tree], model: type[Document], top: Where = ()) -> Part:
    if file.value is None:
        return Part(None, (), file.problems, top)
    readings = build_each(model, file.value, top)
    problems = (p for reading in readings for p in reading.problems)
    rows = tuple(reading.value for reading in readings)
    return Part(file.value, rows, (*file.problems, *problems), top)


def _whole_lesson(slug: str, front: Document | None, parts: dict[str, Part]) -> Lesson | None:
    if front is None or any(None in part.rows for part in parts.values()):
        return None
    try:
        return Lesson(slug=slug, **dict(front), **{name: p.rows for name, p in parts.items()})
    except ValidationError:
        return None


def _flaws(lesson: Lesson | None, parts: dict[str, Part]) -> Iterator[Problem]:
    """Check the lesson, or what could be read of it."""
    if lesson:
        flaws = check_lesson(lesson)
    else:
        unreadable = frozenset(id_ for part in parts.values() for id_ in part.unreadable())
        rows: dict[str, Any] = {name: tuple(part.good) for name, part in parts.items()}
        flaws = check_rows(Lesson.model_construct(**rows), unreadable)
    for flaw in flaws:
        yield _problem(flaw, parts)


def _problem(flaw: Flaw, parts: dict[str, Part]) -> Problem:
    if flaw.where[0] != "front":
        return parts[str(flaw.where[0])].problem(flaw)
    tree = parts["sections"].tree
    assert tree is not None
    return tree.problem(flaw.where, flaw.message)


def _ids_in(row: Any) -> Iterator[str]:
    """Find ids in the plain values of a row, and of the paragraphs within it."""
    if isinstance(row, dict):
        if isinstance(row.get("id"), str):
            yield row["id"]
        for inner in row.get("paragraphs") or ():
            yield from _ids_in(inner)


def _strays(folder: Path) -> Iterator[Problem]:
    for file in folder.iterdir():
        if file.suffix in {".md", ".yaml", ".yml"} and file.name not in FILES:
            message = "this file is not read as a part of the lesson"
            yield Problem(str(file), 1, message + did_you_mean(file.name, FILES))


def _badly_named(folder: Path) -> Iterator[Problem]:
    key = suggest_key(folder.name, words=80)
    if key != folder.name:
        message = "a lesson's folder is named with small letters, digits and single hyphens"
        yield Problem(str(folder), 1, f"{message}; rename it to '{key or 'lesson'}'")
