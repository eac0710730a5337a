"""The lessons that are shipped."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lessons.folder import read_lesson, read_library, write_lesson
from lessons.text import annotate_all, spans_of_claims

LIBRARY = Path(__file__).parents[2] / "lessons" / "library"
FOLDERS = [folder for folder in LIBRARY.iterdir() if folder.is_dir()]


def test_every_shipped_lesson_is_sound():
    reading = read_library(LIBRARY)
    assert list(map(str, reading.problems)) == []
    assert len(reading.value) == len(FOLDERS)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_saving_a_shipped_lesson_changes_no_byte(tmp_path: Path, folder: Path):
    copy = Path(shutil.copytree(folder, tmp_path / folder.name))
    lesson = read_lesson(copy).value
    assert write_lesson(lesson, copy) == ()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_shipped_lesson_survives_being_written_anew(tmp_path: Path, folder: Path):
    lesson = read_lesson(folder).value
    write_lesson(lesson, tmp_path / folder.name)
    assert read_lesson(tmp_path / folder.name).value == lesson


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_claim_is_marked_in_the_text(folder: Path):
    lesson = read_lesson(folder).value
    marked = {s.claim for segments in annotate_all(lesson).values() for s in segments if s.claim}
    assert marked == set(lesson.claims_by_id)
    stated = {id_ for p in lesson.paragraphs.values() for id_ in spans_of_claims(lesson.claims, p)}
    assert stated == marked
