"""A small lesson in a folder: the example of docs/lesson-format.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lessons.document import Lesson
from lessons.folder import read_lesson

DOC = Path(__file__).parents[2] / "docs" / "lesson-format.md"


def example_files() -> dict[str, str]:
    """Take the files of the example lesson out of the docs."""
    _, example = DOC.read_text(encoding="utf-8").split("## A whole lesson")
    return dict(re.findall(r"`([a-z]+\.\w+)`:\n\n```\n(.*?)```\n", example, re.DOTALL))


class Folder:
    """A lesson folder that a test may spoil."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir()
        for name, text in example_files().items():
            (path / name).write_text(text, encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        """Change the only place in a file where something stands."""
        text = (self.path / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        (self.path / name).write_text(text.replace(old, new), encoding="utf-8")

    def problems(self) -> list[str]:
        """Read the lesson and list its problems, each without the way to the folder."""
        problems = read_lesson(self.path).problems
        return [str(problem).removeprefix(f"{self.path}/") for problem in problems]


def changed(lesson: Lesson, **fields: object) -> Lesson:
    """Make another lesson that differs in some fields."""
    return Lesson(**{name: getattr(lesson, name) for name in Lesson.model_fields} | fields)


@pytest.fixture
def bridge(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "the-bridge")


@pytest.fixture
def lesson(bridge: Folder) -> Lesson:
    value = read_lesson(bridge.path).value
    assert value is not None
    return value
