"""Questions come in from files and go out to them by command, with the same dry run."""

from __future__ import annotations

import pytest

from app.db import db
from app.services.drafts import list_drafts
from quizzes.exchange import FORMATS

FILE = "First? {=a ~b}\n\nOrder. {>1 x}\n\nSecond? {=a ~%50%b}"


@pytest.fixture
def run(app):
    def run(*words):
        return app.test_cli_runner().invoke(args=["questions", *map(str, words)])

    return run


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "my.gift"
    path.write_text(FILE)
    return path


WHERE = ("--format", "gift", "--lesson", "syria-2024", "--author", "chidi")


def stems(app, visitors):
    with app.app_context():
        lines = list_drafts(db.session, visitors.cast.chidi.id)
        return sorted(line.draft.data["stem"] for line in lines)


def test_a_dry_run_names_every_entry_and_imports_nothing(app, visitors, run, file):
    answer = run("import", file, *WHERE, "--dry-run")
    assert answer.exit_code == 0
    assert f"{file}:3: refused: A question of the type" in answer.output
    assert f"{file}:5: changed: An option that earned a part" in answer.output
    assert answer.output.endswith("2 would be taken. Nothing was imported.\n")
    assert stems(app, visitors) == []


def test_an_import_makes_drafts_and_can_be_undone(app, visitors, run, file):
    answer = run("import", file, *WHERE, "--quiz", "actors")
    assert stems(app, visitors) == ["First?", "Second?"]
    assert "2 drafts made" in answer.output
    undo = answer.output.split("flask questions undo ")[1].split()[0]
    assert run("undo", undo).output.startswith("2 drafts removed")
    assert stems(app, visitors) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"--lesson": "none"}, "no lesson is called none"),
        ({"--author": "amina"}, "no teacher signs in as amina"),
        ({"--author": "nobody"}, "no teacher signs in as nobody"),
        ({"--quiz": "none"}, "no quiz on syria-2024 is called none"),
        ({"--format": "csv"}, "my.gift:1: The column “first? {=a ~b}” is not known"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(app, visitors, run, file, change, words):
    options = dict(zip(WHERE[::2], WHERE[1::2], strict=True)) | change
    answer = run("import", file, *[word for pair in options.items() for word in pair])
    assert answer.exit_code == 1
    assert words in answer.output
    assert stems(app, visitors) == []


def test_a_large_file_tells_how_far_it_has_come(visitors, run, tmp_path):
    path = tmp_path / "large.gift"
    path.write_text("\n\n".join(f"Number {n}? {{T}}" for n in range(4_100)))
    answer = run("import", path, *WHERE, "--dry-run")
    assert "2000 entries read …\n4000 entries read …\n" in answer.output
    assert "4100 would be taken." in answer.output


def test_a_file_that_is_not_there_is_named(visitors, run, tmp_path):
    answer = run("import", tmp_path / "none.gift", *WHERE)
    assert answer.exit_code == 1
    assert "none.gift: this file cannot be read (No such file or directory)." in answer.output


@pytest.mark.parametrize("name", FORMATS)
def test_a_quiz_is_written_with_a_list_of_losses(run, tmp_path, name):
    out = tmp_path / "out"
    answer = run("export", "actors", "--format", name, "--out", out)
    assert answer.exit_code == 0
    assert "Left out: the format" in answer.output or name != "aiken"
    assert out.read_bytes()
    again = run("export", "actors", "--format", name, "--out", out)
    assert (again.exit_code, "is there already" in again.output) == (1, True)


def test_a_file_that_cannot_be_written_is_named(run, tmp_path):
    out = tmp_path / "no-such-folder" / "out"
    answer = run("export", "actors", "--format", "gift", "--out", out)
    assert answer.exit_code == 1
    assert "out: nothing can be written there (No such file or directory)" in answer.output


def test_a_quiz_or_import_that_is_not_there_is_named(run, tmp_path):
    answer = run("export", "none", "--format", "gift", "--out", tmp_path / "out")
    assert answer.output.startswith("No quiz is called none. There are: actors, ")
    assert "There is no import" in run("undo", "00000000-0000-7000-8000-000000000000").output
