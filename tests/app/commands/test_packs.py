"""A lesson pack goes out and comes in by command: all of it, or nothing."""

from __future__ import annotations

import pytest

from app.db import db
from app.models import LessonRevision
from app.services import packs
from app.services.library import current_lesson
from app.services.problems import ConflictError
from quizzes.exchange.lesson_pack import Pack, read_pack, write_pack

SLUG = "syria-2024"


@pytest.fixture
def run(app):
    def run(*words):
        return app.test_cli_runner().invoke(args=["lesson", *map(str, words)])

    return run


@pytest.fixture
def zipped(run, tmp_path):
    out = tmp_path / "a.lesson.zip"
    assert run("export", SLUG, "--out", out).exit_code == 0
    return out


def reworded(path, title="Another title"):
    whole = read_pack(path.read_bytes()).value
    path.write_bytes(write_pack(Pack(whole.lesson.model_copy(update={"title": title}), ())))


def test_a_pack_that_changes_nothing_makes_no_revision(app, visitors, run, zipped):
    answer = run("import", zipped, "--author", "chidi")
    assert answer.exit_code == 0, answer.output
    assert {line.split(": ")[1].split(",")[0] for line in answer.output.splitlines()} == {
        "unchanged"
    }


def test_a_dry_run_says_what_would_change_and_changes_nothing(app, visitors, run, zipped):
    reworded(zipped)
    answer = run("import", zipped, "--author", "chidi", "--dry-run")
    assert answer.output == f"{SLUG}: changed\nNothing was imported.\n"
    with app.app_context():
        assert current_lesson(db.session, SLUG).lesson.title != "Another title"


def test_a_changed_lesson_becomes_a_revision_of_its_author(app, visitors, run, zipped):
    reworded(zipped)
    assert run("import", zipped, "--author", "chidi").output == f"{SLUG}: changed\n"
    with app.app_context():
        now = current_lesson(db.session, SLUG)
        assert now.lesson.title == "Another title"
        revision = db.session.get(LessonRevision, now.revision_id)
        assert revision.created_by_id == visitors.cast.chidi.id


def test_a_quiz_of_another_lesson_is_not_taken_over(app, visitors, zipped):
    whole = read_pack(zipped.read_bytes()).value
    quizzes = tuple(q.model_copy(update={"lesson": "another"}) for q in whole.quizzes)
    other = Pack(whole.lesson.model_copy(update={"slug": "another"}), quizzes)
    with app.app_context(), pytest.raises(ConflictError):
        packs.plan(db.session, other)


def test_what_cannot_be_done_is_said_in_one_sentence(app, visitors, run, zipped, tmp_path):
    other = tmp_path / "no.zip"
    other.write_bytes(b"no zip")
    for words, said in (
        (("export", "nothing", "--out", tmp_path / "x"), "No lesson is called nothing."),
        (("export", SLUG, "--out", zipped), "is there already"),
        (("import", other, "--author", "chidi"), "This is no zip file"),
        (("import", tmp_path / "none.zip", "--author", "chidi"), "No such file"),
        (("import", zipped, "--author", "amina"), "no teacher signs in as amina"),
    ):
        answer = run(*words)
        assert (answer.exit_code, said in answer.output) == (1, True), answer.output
