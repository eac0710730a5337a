"""A lesson pack: all of a lesson in one zip, and all of it back."""

from __future__ import annotations

from pathlib import Path

import pytest

from lessons.folder import read_library
from quizzes.exchange import FileRefusedError
from quizzes.exchange.lesson_pack import Pack, read_pack, write_pack
from quizzes.exchange.zip_files import Archive, pack
from quizzes.folder import read_bank

ROOT = Path(__file__).parents[3]
LESSON = (read_library(ROOT / "lessons" / "library").value or ())[0]
QUIZZES = read_bank(ROOT / "quizzes" / "bank", [LESSON]).value or ()
WHOLE = Pack(LESSON, tuple(quiz for quiz in QUIZZES if quiz.lesson == LESSON.slug))


SMALL = Pack(LESSON, WHOLE.quizzes[:1])


def files():
    archive = Archive(write_pack(SMALL))
    return {name: archive.read(name) for name in archive.names}


def changed(**by_end):
    found = files()
    for name in tuple(found):
        for end, content in by_end.items():
            if name.endswith(end.replace("_", ".")):
                found[name] = content(found[name])
    return read_pack(pack(found))


def test_nothing_is_lost_on_the_way():
    assert WHOLE.quizzes
    assert read_pack(write_pack(WHOLE)).value == WHOLE


def test_unpacked_it_is_a_library_and_a_bank():
    assert {name.split("/")[0] for name in files()} == {"lessons", "quizzes"}


def test_a_folder_around_it_and_what_systems_leave_behind_do_no_harm():
    moved = {f"my pack/{name}": content for name, content in files().items()}
    assert read_pack(pack(moved | {"my pack/.DS_Store": b"x"})).value == SMALL


def test_a_lesson_without_quizzes_is_a_pack_too():
    alone = Pack(LESSON, ())
    assert read_pack(write_pack(alone)).value == alone


def test_every_problem_is_named_with_its_file_and_line():
    found = changed(claims_yaml=lambda c: c.replace(b"relation: backs", b"relation: adores", 1))
    assert found.value is None
    (problem,) = (p for p in found.problems if "adores" in p.message)
    assert problem.file == f"lessons/{LESSON.slug}/claims.yaml"
    assert problem.line > 1


@pytest.mark.parametrize(
    "more",
    [
        {"notes.txt": b"x"},
        {f"quizzes/{LESSON.slug}/deep/er.yaml": b"x"},
        {"quizzes/other/quiz.yaml": b"x"},
        {f"quizzes/{LESSON.slug}/large.yaml": b"#" * (1024 * 1024 + 1)},
        {f"quizzes/{LESSON.slug}/bomb.yaml": b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"},
        {f"quizzes/{LESSON.slug}/latin.yaml": "title: café\n".encode("cp1252")},
        {f"quizzes/{LESSON.slug}/nul.yaml": b"title: \x00\n"},
    ],
)
def test_what_does_not_belong_is_named_and_nothing_is_taken(more):
    found = read_pack(pack(files() | more))
    assert found.value is None
    assert [p.file for p in found.problems if p.file in more]


@pytest.mark.parametrize("content", [b"no zip", pack({"a.txt": b"x"})])
def test_what_is_no_pack_is_refused(content):
    with pytest.raises(FileRefusedError):
        read_pack(content)


def test_two_lessons_are_no_pack():
    two = files() | {"lessons/another/lesson.md": b"x"}
    with pytest.raises(FileRefusedError, match="not-pack"):
        read_pack(pack(two))
