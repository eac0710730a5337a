"""`flask content …`: check, load and save the lessons and quizzes in files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from flask.cli import AppGroup

from app.commands.ending import counted, stop, tables_or_stop
from app.config import ROOT
from app.db import db
from app.services import content as shelves
from lessons.schema import lesson_schemas, write_schemas
from quizzes.item_writing.in_files import Advised, advise_bank
from quizzes.schema import quiz_schemas

LIBRARY = ROOT / "lessons" / "library"
BANK = ROOT / "quizzes" / "bank"
content = AppGroup("content", help="Check, load and save lessons and quizzes in files.")


def folders(verb: Callable[..., Any]) -> Callable[..., Any]:
    """Let a command name the two folders; ours by default."""
    for name, default in (("--bank", None), ("--library", LIBRARY)):
        verb = click.option(name, type=click.Path(path_type=Path), default=default)(verb)
    return verb


def bank_for(library: Path, bank: Path | None) -> Path | None:
    """Give the quizzes that belong to lessons: ours to ours; to others, those that are named."""
    return BANK if bank is None and library == LIBRARY else bank


@content.command()
@folders
def check(library: Path, bank: Path | None) -> None:
    """Say every problem of the files at once, as file:line: what to do."""
    bank = bank_for(library, bank)
    lessons, quizzes = read_or_stop(library, bank)
    advised = advise_bank(bank, lessons) if bank else Advised((), ())
    for waived in advised.waived:
        click.echo(str(waived))
    if advised.problems:
        then = "mend each, or waive its rule with a reason (docs/item-writing.md)"
        stop(*advised.problems, f"{counted(len(advised.problems), 'problem')}; {then}.")
    questions = sum(len(quiz.questions) for quiz in quizzes)
    click.echo(
        f"{counted(len(lessons), 'lesson')}, {counted(len(quizzes), 'quiz')}, "
        f"{counted(questions, 'question')}: all sound."
    )


@content.command()
@folders
@click.option("--over", is_flag=True, help="Also replace what users changed in the app.")
def load(library: Path, bank: Path | None, over: bool) -> None:
    """Bring the database up to the files: a change is a new revision, all or nothing."""
    bank = bank_for(library, bank)
    read_or_stop(library, bank)
    tables_or_stop()
    for loaded in shelves.load_content(db.session, library, bank, over=over):
        note = "; the app's version stands, --over replaces it" if loaded.outcome == "kept" else ""
        click.echo(f"{loaded.slug}: {loaded.outcome}{note}")
        for claim, questions in loaded.touched.items():
            rest = f"look at {', '.join(questions)}" if questions else "no question rests on it"
            click.echo(f"  claim {claim} changed: {rest}")


@content.command()
@folders
def save(library: Path, bank: Path | None) -> None:
    """Write the database's lessons and quizzes to the files. What is the same stays as it is."""
    tables_or_stop()
    paths = shelves.save_content(db.session, library, bank or BANK)
    for path in paths:
        click.echo(str(path))
    click.echo(f"{counted(len(paths), 'file')} written.")


@content.command()
@click.argument("folder", type=click.Path(path_type=Path), default=ROOT / "docs" / "schema")
def schema(folder: Path) -> None:
    """Write the JSON Schema of every kind of file, for editors to complete and check."""
    for path in write_schemas(lesson_schemas() | quiz_schemas(), folder):
        click.echo(str(path))


def read_or_stop(library: Path, bank: Path | None) -> tuple[Any, Any]:
    """Read all files, or print every problem and exit with 1."""
    try:
        return shelves.read_content(library, bank)
    except shelves.ContentError as error:
        stop(*error.problems, f"{counted(len(error.problems), 'problem')}; nothing was loaded.")
