"""Images beside a quiz's file: named in it, checked with it, and taken along without loss."""

from __future__ import annotations

import json

import pytest

from quizzes.exchange.lesson_pack import Pack, read_pack, write_pack
from quizzes.exchange.zip_files import Archive, pack
from quizzes.folder import read_bank, write_quiz
from quizzes.image_folder import contents_in
from quizzes.types import TYPES, build_question
from quizzes.types.sample_lesson import LESSON
from tests.harness.pictures import CONTENTS, drawn, image_row, picture
from tests.harness.taking import every_type

QUIZ = every_type()
FIRST = next(q for q in QUIZ.questions if q.type == "single-choice")
ROWS = [image_row(), image_row("red", decorative=True), image_row("red", alt="א «b»", at="hill")]


def with_images(rows):
    data = json.loads(FIRST.to_json()) | {"type": FIRST.type, "images": rows}
    return QUIZ.model_copy(update={"questions": (build_question(data), *QUIZ.questions[1:3])})


SHOWN = {row["sha256"]: CONTENTS[row["sha256"]] for row in ROWS}


@pytest.fixture
def bank(tmp_path):
    write_quiz(with_images(ROWS), tmp_path, CONTENTS)
    return tmp_path


def quiz_file(bank):
    [path] = bank.glob("*/*.yaml")
    return path


def problems(bank, old="", new=""):
    path = quiz_file(bank)
    path.write_text(path.read_text().replace(old, new, 1))
    found = read_bank(bank, [LESSON]).problems
    return [f"{p.file.removeprefix(str(bank))}:{p.line}: {p.message}" for p in found]


def line_of(bank, text):
    lines = quiz_file(bank).read_text().splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


def test_a_bank_with_images_reads_as_it_was_written(bank):
    [quiz] = read_bank(bank, [LESSON]).value
    assert quiz == with_images(ROWS)
    assert contents_in(bank, [quiz]) == SHOWN


def test_a_file_that_an_author_named_keeps_its_name(bank):
    name = f"{picture().sha256[:16]}.png"
    (bank / LESSON.slug / "images" / name).rename(bank / LESSON.slug / "images" / "bridge.png")
    assert problems(bank, name, "bridge.png") == []
    assert write_quiz(with_images(ROWS), bank, CONTENTS) == ()


def test_a_missing_file_is_named_with_its_line_and_the_nearest_one(bank):
    name = f"{picture().sha256[:16]}.png"
    [said] = problems(bank, f"file: {name}", f"file: x{name}")[:1]
    line = line_of(bank, f"file: x{name}")
    assert f".yaml:{line}: there is no file images/x{name}; did you mean '{name}'?" in said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<svg/>", "no PNG, JPEG, GIF or WebP"),
        (drawn()[:45], "damaged"),
        (drawn() + b"behind", "flask content clean-image"),
        (drawn("GIF"), "flask content clean-image"),
    ],
    ids=["svg", "cut off", "something behind", "another form"],
)
def test_a_file_that_is_odd_is_named_with_what_to_do(bank, content, said):
    (bank / LESSON.slug / "images" / f"{picture().sha256[:16]}.png").write_bytes(content)
    assert any(said in one for one in problems(bank))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  - file: ", "  - file: ../images/", "file '../images/"),
        ("    alt: A river with an old bridge\n", "", "describe the image in 'alt'"),
        ("    at: hill", "    at: hil", "did you mean 'hill'?"),
        ("    decorative: true", "    sha256: abc", "'sha256' is no field here"),
    ],
)
def test_what_is_wrong_with_a_row_is_named(bank, old, new, said):
    assert old in quiz_file(bank).read_text()
    assert any(said in one for one in problems(bank, old, new))


def test_an_image_that_no_question_names_is_named(bank):
    (bank / LESSON.slug / "images" / "spare.png").write_bytes(drawn(colour="blue"))
    assert ["no question names" in said for said in problems(bank)] == [True]


def test_a_lesson_pack_loses_no_image():
    whole = Pack(LESSON, (with_images(ROWS),), SHOWN)
    content = write_pack(whole)
    assert read_pack(content).value == whole
    names = [name for name in Archive(content).names if "/images/" in name]
    assert len(names) == len(SHOWN)


def test_a_pack_with_a_spoiled_image_is_refused_whole():
    content = write_pack(Pack(LESSON, (with_images(ROWS),), SHOWN))
    archive = Archive(content)
    files = {name: archive.read(name) for name in archive.names}
    spoiled = next(name for name in files if "/images/" in name)
    found = read_pack(pack(files | {spoiled: files[spoiled] + b"<script>"}))
    assert found.value is None
    assert any("images/" in problem.message for problem in found.problems)


def test_questions_without_images_are_written_as_before():
    assert all("images" not in json.loads(t.samples().question.to_json()) for t in TYPES.values())
