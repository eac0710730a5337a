"""`flask lesson export` and `flask lesson import`: a lesson with its quizzes in one zip."""

from __future__ import annotations

from pathlib import Path

import click

from app.commands.ending import counted, read_bytes, stop, tables_or_stop, write_bytes
from app.commands.lesson import PATH, lesson
from app.commands.questions import teacher_or_stop
from app.db import db
from app.services import bank, packs
from app.services.problems import ConflictError, NotFoundError
from quizzes.exchange import FileRefusedError
from quizzes.exchange.lesson_pack import Pack, read_pack, write_pack

__all__ = ["lesson"]


@lesson.command("export")
@click.argument("slug")
@click.option("--out", type=PATH, required=True, help="The zip to write; it must not be there.")
def export(slug: str, out: Path) -> None:
    """Write the lesson SLUG, its ledger and its quizzes to a lesson pack."""
    tables_or_stop()
    try:
        pack = packs.pack_of(db.session, slug)
    except NotFoundError:
        there = ", ".join(lesson.slug for lesson in bank.lessons_to_ask_about(db.session))
        stop(f"No lesson is called {slug}. There are: {there or 'none'}.")
    write_bytes(out, write_pack(pack))
    click.echo(f"{out}: the lesson and {counted(len(pack.quizzes), 'quiz')}.")


@lesson.command("import")
@click.argument("file", type=PATH)
@click.option("--author", required=True, help="The teacher who is named as their author.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and stop.")
def import_(file: Path, author: str, dry_run: bool) -> None:
    """Bring in the lesson pack FILE: all of it, or nothing."""
    author_id = teacher_or_stop(author)
    pack = read_or_stop(file)
    try:
        lines = packs.plan(db.session, pack)
        if not dry_run:
            packs.import_pack(db.session, pack, author_id)
    except ConflictError:
        stop(f"{file}: a quiz of this name belongs to another lesson here; rename one of them.")
    for line in lines:
        count = "" if line.questions is None else f", {counted(line.questions, 'question')}"
        click.echo(f"{line.slug}: {line.outcome}{count}")
    if dry_run:
        click.echo("Nothing was imported.")


def read_or_stop(file: Path) -> Pack:
    """Read a pack, or print every problem and exit with 1."""
    try:
        reading = read_pack(read_bytes(file))
    except FileRefusedError as error:
        stop(f"{file}: {error.note}")
    if reading.value is None:
        stop(
            *reading.problems, f"{counted(len(reading.problems), 'problem')}; nothing was imported."
        )
    return reading.value
