"""A lesson folder that is spoiled is told what to mend, file by file and line by line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lessons.folder import FILES, read_lesson, read_library
from tests.lessons.conftest import Folder


def test_the_example_of_the_docs_is_sound(bridge: Folder):
    assert bridge.problems() == []
    assert read_lesson(bridge.path).sound


def test_a_lesson_is_named_by_its_folder(lesson):
    assert lesson.slug == "the-bridge"


def test_a_value_is_what_the_file_says(lesson):
    assert lesson.actors_by_id["northland"].names == {"no": "Nordland"}
    assert lesson.source.date == "2024-03-31"
    assert lesson.paragraphs["who-holds-it"].text.endswith("after two days of fighting with the "
                                                           "Hill Front.")  # fmt: skip
    assert lesson.paragraphs["who-holds-it"].rests_on == ("S1",)
    assert lesson.sections[1].role == "critical"


def test_every_problem_is_told_at_once(bridge: Folder):
    bridge.replace("claims.yaml", "relation: captures-from", "relation: takes")
    bridge.replace("claims.yaml", "whom: river-league", "whom: the-league")
    bridge.replace("timeline.yaml", "date: 2024-03", "day: 2024-03")
    bridge.replace("glossary.yaml", "meaning", "means")
    bridge.replace("lesson.md", "{#who-says-so S3}", "{#who-says-so 3}")
    lines = [problem.partition(": ")[0] for problem in bridge.problems()]
    assert lines == [
        "claims.yaml:3", "claims.yaml:12", "glossary.yaml:1", "glossary.yaml:3", "lesson.md:25",
        "timeline.yaml:1", "timeline.yaml:2",
    ]  # fmt: skip


def test_a_row_that_cannot_be_read_does_not_make_others_wrong(bridge: Folder):
    bridge.replace("actors.yaml", "kind: state\n  who: The country north", "kind: land\n"
                   "  who: The country north")  # fmt: skip
    bridge.replace("lesson.md", "{#friends-abroad S2}", "{#friends-abroad 2}")
    assert [problem.partition(": ")[0] for problem in bridge.problems()] == [
        "actors.yaml:19", "lesson.md:20",
    ]  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_a_problem(bridge: Folder, name: str):
    (bridge.path / name).unlink()
    assert bridge.problems() == [f"{name}:1: the file is missing"]


def test_a_file_with_a_wrong_name_is_a_problem(bridge: Folder):
    (bridge.path / "claims.yaml").rename(bridge.path / "claim.yaml")
    assert bridge.problems() == [
        "claim.yaml:1: this file is not read as a part of the lesson; did you mean 'claims.yaml'?",
        "claims.yaml:1: the file is missing",
    ]


def test_a_folder_with_a_wrong_name_is_a_problem(bridge: Folder):
    wrong = bridge.path.rename(bridge.path.with_name("The Bridge"))
    reading = read_lesson(wrong)
    assert reading.value is None
    assert "rename it to 'the-bridge'" in str(reading.problems[0])


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path):
    assert not read_lesson(tmp_path / "nowhere").sound
    assert not read_library(tmp_path / "nowhere").sound


def test_line_ends_and_a_mark_of_another_system_do_no_harm(bridge: Folder, lesson):
    for name in FILES:
        text = (bridge.path / name).read_text(encoding="utf-8")
        (bridge.path / name).write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    reading = read_lesson(bridge.path)
    assert (reading.problems, reading.value) == ((), lesson)


def test_a_paragraph_may_be_wrapped_anywhere(bridge: Folder, lesson):
    bridge.replace("lesson.md", "{#who-says-so S3}", "{#who-says-so\nS3}")
    bridge.replace("lesson.md", "holds the old bridge", "holds\tthe  old\n   bridge")
    bridge.replace("lesson.md", "{#at-the-bridge}\n\n", "{#at-the-bridge}\n")
    assert read_lesson(bridge.path).value == lesson


def test_a_library_holds_its_sound_lessons_and_names_problems_of_the_others(bridge: Folder):
    library = bridge.path.parent
    broken = Path(shutil.copytree(bridge.path, library / "another-bridge"))
    (broken / "claims.yaml").unlink()
    (library / ".hidden").mkdir()
    reading = read_library(library)
    assert [lesson.slug for lesson in reading.value] == ["the-bridge"]
    assert [problem.file for problem in reading.problems] == [str(broken / "claims.yaml")]
