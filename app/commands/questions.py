"""`flask questions …`: bring questions in from other programs' files, and take them out."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import click
from flask.cli import AppGroup

from app.commands.ending import counted, read_bytes, stop, tables_or_stop, write_bytes
from app.db import db
from app.models import QuestionImport, Role
from app.services import bank, draft_saves, exports, import_drafts, imports, library, people
from app.services.import_files import entries_of, notes_of
from app.services.problems import NotFoundError
from quizzes.exchange import FORMATS, FileRefusedError, Import, read_questions

PATH = click.Path(path_type=Path)
FORMAT = click.Choice(list(FORMATS))
THERE = {
    "bank": "the same question is in the bank, or among the author's drafts.",
    "file": "the same question stands earlier in the file.",
}
questions = AppGroup("questions", help="Bring questions in from files, and take them out.")


@questions.command("import")
@click.argument("file", type=PATH)
@click.option("--format", "format_name", type=FORMAT, required=True, help="The file's format.")
@click.option("--lesson", required=True, help="The lesson that the questions are about.")
@click.option("--quiz", help="The quiz on it that is to ask them.")
@click.option("--author", required=True, help="The teacher whose drafts they become.")
@click.option("--dry-run", is_flag=True, help="Say what would become of each entry, and stop.")
def import_(
    file: Path, format_name: str, lesson: str, quiz: str | None, author: str, dry_run: bool
) -> None:
    """Make drafts of the questions in FILE: of all that can be taken, or of none."""
    author_id = teacher_or_stop(author)
    pinned = lesson_or_stop(lesson)
    quiz_id = draft_saves.quiz_of_lesson(db.session, pinned.id, quiz)
    if quiz and quiz_id is None:
        there = ", ".join(row.slug for row in bank.quizzes_of_lesson(db.session, pinned.id))
        stop(f"--quiz: no quiz on {lesson} is called {quiz}. There are: {there or 'none'}.")
    found = read_or_stop(file, format_name)
    batch = imports.begin_import(
        db.session,
        author_id,
        pinned,
        found,
        format_name=format_name,
        name=file.name,
        quiz_id=quiz_id,
    )
    taken = tell(batch, file)
    if dry_run:
        imports.forget_import(db.session, batch)
        click.echo(f"{taken} would be taken. Nothing was imported.")
        return
    count = import_drafts.carry_out(db.session, batch)
    click.echo(f"{counted(count, 'draft')} made; flask questions undo {batch.id} takes back.")


@questions.command()
@click.argument("import_id", type=click.UUID)
def undo(import_id: UUID) -> None:
    """Take back the drafts of an import. Those worked on since stay."""
    batch = db.session.get(QuestionImport, import_id)
    if batch is None:
        stop(f"There is no import {import_id}. Give the id that the import printed.")
    done = import_drafts.undo_import(db.session, batch)
    kept = f"; {done.kept} worked on since, and kept" if done.kept else ""
    click.echo(f"{counted(done.removed, 'draft')} removed{kept}.")


@questions.command()
@click.argument("quiz")
@click.option("--format", "format_name", type=FORMAT, required=True, help="The file's format.")
@click.option("--out", type=PATH, required=True, help="The file to write; it must not be there.")
def export(quiz: str, format_name: str, out: Path) -> None:
    """Write the questions of QUIZ to a file, and say what the format cannot carry."""
    tables_or_stop()
    try:
        written = exports.export_quiz(db.session, quiz, format_name)
    except NotFoundError:
        there = ", ".join(lines.slug for lines in bank.list_bank(db.session))
        stop(f"No quiz is called {quiz}. There are: {there or 'none'}.")
    write_bytes(out, written.content)
    for loss in written.losses:
        what = "" if loss.left_out else "loses: "
        click.echo(f"{loss.key}: {what}{'; '.join(map(str, loss.notes))}")
    click.echo(f"{out}: {counted(written.written, 'question')}.")


def tell(batch: QuestionImport, file: Path) -> int:
    """Print what becomes of every entry that is not taken as it is; count those taken."""
    twins, entries = imports.find_twins(db.session, batch), entries_of(batch.entries)
    for number, entry in enumerate(entries):
        reasons = [THERE[twins[number]]] if number in twins else map(str, entry.notes)
        outcome = "left out" if number in twins else entry.outcome
        if outcome != "imported":
            click.echo(f"{file}:{entry.line}: {outcome}: {' '.join(reasons)}")
    for note in notes_of(batch.unkept):
        click.echo(str(note))
    return sum(entry.data is not None and n not in twins for n, entry in enumerate(entries))


def read_or_stop(file: Path, format_name: str) -> Import:
    """Read a file, or exit with 1 and one sentence."""
    try:
        return read_questions(read_bytes(file), FORMATS[format_name], tell_progress)
    except FileRefusedError as error:
        stop(f"{file}:{error.line}: {error.note}")


def tell_progress(count: int) -> None:
    """Say how far the reading of a large file has come."""
    click.echo(f"{count} entries read …", err=True)


def lesson_or_stop(slug: str) -> library.PinnedLesson:
    """Find a lesson, or exit with 1 and one sentence."""
    try:
        return library.current_lesson(db.session, slug)
    except NotFoundError:
        there = ", ".join(lesson.slug for lesson in bank.lessons_to_ask_about(db.session))
        stop(f"--lesson: no lesson is called {slug}. There are: {there or 'none'}.")


def teacher_or_stop(sign_in_name: str) -> UUID:
    """Find a teacher, or exit with 1 and one sentence."""
    tables_or_stop()
    account = people.find_account(db.session, sign_in_name)
    if account is None or people.person_of(db.session, account[0]).role != Role.TEACHER:
        stop(f"--author: no teacher signs in as {sign_in_name}. Give a teacher's sign-in name.")
    return account[0]
