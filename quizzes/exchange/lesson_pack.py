"""A lesson pack: one zip with a lesson, its ledger and its quizzes, as their files have them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from lessons.document import Lesson
from lessons.folder import FILES, read_library, render_lesson
from lessons.problems import Problem, Reading
from quizzes.document import Quiz
from quizzes.exchange.entries import MEBIBYTE, FileRefusedError
from quizzes.exchange.zip_files import Archive, pack
from quizzes.folder import read_bank
from quizzes.image_folder import FOLDER, contents_in, files_for
from quizzes.quiz_file import render_quiz

SUFFIX = ".lesson.zip"
MIMETYPE = "application/zip"
LIBRARY, BANK = "lessons", "quizzes"
LARGEST_FILE = MEBIBYTE


@dataclass(frozen=True)
class Pack:
    """A lesson and its quizzes."""

    lesson: Lesson
    quizzes: tuple[Quiz, ...]
    images: Mapping[str, bytes] = field(default_factory=dict, hash=False)
    """The bytes of every image that its questions show."""


def write_pack(packed: Pack) -> bytes:
    """Write a pack; unpacked, it is a library and a bank that `flask content` reads."""
    lesson = packed.lesson
    files = {f"{LIBRARY}/{lesson.slug}/{n}": t for n, t in render_lesson(lesson).items()}
    files |= {f"{BANK}/{q.lesson}/{q.slug}.yaml": render_quiz(q) for q in packed.quizzes}
    images = {
        f"{BANK}/{q.lesson}/{name}": content
        for q in packed.quizzes
        for name, content in files_for(q, packed.images)
    }
    return pack({name: text.encode() for name, text in files.items()} | images)


def read_pack(content: bytes) -> Reading[Pack]:
    """Read a pack; there is a value if all of it is sound. Raise FileRefusedError for no pack."""
    archive = Archive(content)
    with TemporaryDirectory() as folder:
        problems = tuple(_unpack(archive, Path(folder)))
        if problems:
            return Reading(None, problems)
        return _within(read_folders(Path(folder)), Path(folder))


def read_folders(folder: Path) -> Reading[Pack]:
    """Read what was unpacked."""
    (folder / BANK).mkdir(exist_ok=True)
    lessons = read_library(folder / LIBRARY)
    quizzes = read_bank(folder / BANK, lessons.value or ())
    problems = (*lessons.problems, *quizzes.problems)
    if problems or not lessons.value:
        return Reading(None, problems)
    found = quizzes.value or ()
    return Reading(Pack(lessons.value[0], found, contents_in(folder / BANK, found)), ())


def _unpack(archive: Archive, folder: Path) -> Iterator[Problem]:
    """Write the pack's files into a folder; name those that are no part of one."""
    names = [PurePosixPath(name) for name in archive.names if _counts(PurePosixPath(name))]
    lessons = [name for name in names if name.parts[-3:-2] == (LIBRARY,) and name.name in FILES]
    slugs = {name.parts[-2] for name in lessons}
    if len(slugs) != 1:
        raise FileRefusedError("not-pack", count=str(len(slugs)))
    top, slug = lessons[0].parts[:-3], slugs.pop()
    for name in names:
        if not _belongs(name, top, slug):
            yield Problem(str(name), 1, "this file is no part of a lesson pack; take it out")
            continue
        text = archive.read(str(name))
        if len(text) > LARGEST_FILE:
            yield Problem(str(name), 1, "this file is larger than 1 MiB; divide it")
        target = folder.joinpath(*name.parts[len(top) :])
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text)


def _counts(name: PurePosixPath) -> bool:
    """Tell whether a file is none that systems leave behind."""
    return not name.name.startswith(".")


def _belongs(name: PurePosixPath, top: Iterable[str], slug: str) -> bool:
    inner = name.parts[len(tuple(top)) :]
    if len(inner) == 4 and inner[:3] == (BANK, slug, FOLDER):
        return True
    if len(inner) != 3 or inner[1] != slug:
        return False
    quiz = inner[0] == BANK and name.suffix == ".yaml"
    return quiz or (inner[0] == LIBRARY and inner[2] in FILES)


def _within(reading: Reading[Pack], folder: Path) -> Reading[Pack]:
    """Name files as the pack does, not as the folder that they were unpacked to."""
    told = (replace(p, file=p.file.removeprefix(f"{folder}/")) for p in reading.problems)
    return Reading(reading.value, tuple(told))
