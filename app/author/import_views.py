"""Pages of imports: choose a file, see what would come of each entry, import, undo."""

from __future__ import annotations

from uuid import UUID

from flask import Response, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from app.author import blueprint
from app.author.exchange_forms import ImportForm
from app.author.exchange_words import OUTCOMES, say
from app.author.forms import number_of
from app.author.import_lines import Lines
from app.db import db, reading_only
from app.models import QuestionImport
from app.services import import_drafts, import_files, imports, library
from quizzes.exchange import (
    FOR_TEXTS,
    FORMATS,
    FileRefusedError,
    csv_table,
    read_questions,
    xlsx_table,
)
from quizzes.exchange.entries import MOST_BYTES

TABLES = {"csv": csv_table, "xlsx": xlsx_table}
OVERHEAD = 64 * 1024
"""Bytes of a form around its file."""


@blueprint.url_value_preprocessor
def admit_large_files(endpoint: str | None, _values: dict[str, object] | None) -> None:
    """Let these forms bring more than the others; it comes before any of it is read."""
    if endpoint in {"author.import_questions", "author.import_pack"}:
        request.max_content_length = MOST_BYTES + OVERHEAD


@blueprint.route("/questions/import", methods=["GET", "POST"])
def import_questions() -> ResponseReturnValue:
    """Ask for a file; read it, keep what was read, and change nothing else."""
    form = ImportForm()
    form.offer(db.session)
    if not form.validate_on_submit():
        return show_form(form)
    content, name = form.upload()
    db.session.rollback()  # nobody waits for the database while a large file is read
    try:
        format_name = form.format_of(content, name)
        found = read_questions(content, FORMATS[format_name])
    except FileRefusedError as error:
        form.refuse(why_refused(error, content))
        return show_form(form)
    with reading_only():
        lesson = library.current_lesson(db.session, form.lesson_slug)
        db.session.rollback()
    batch = imports.begin_import(
        db.session,
        g.identity.person_id,
        lesson,
        found,
        format_name=format_name,
        name=name,
        quiz_id=form.quiz_id,
    )
    return redirect(url_for("author.import_file", import_id=batch.id))


def why_refused(error: FileRefusedError, content: bytes) -> str:
    """Say why a file is refused, and in which line; the files in a zip have no lines to count."""
    reason = say(error.note)
    if content.startswith(b"PK"):
        return reason
    return str(_("Line %(line)s: %(reason)s", line=error.line, reason=reason))


def show_form(form: ImportForm) -> ResponseReturnValue:
    """Show the form, with what is wrong with it."""
    earlier = imports.imports_of(db.session, g.identity.person_id)
    page = render_template("author/import.html", form=form, earlier=earlier)
    return page, 422 if form.errors else 200


@blueprint.get("/questions/import/template.<any(csv, xlsx):ending>")
def import_template(ending: str) -> ResponseReturnValue:
    """Give the table to fill in."""
    table = TABLES[ending]
    headers = {"Content-Disposition": f'attachment; filename="questions.{ending}"'}
    return Response(table.template(), mimetype=table.MIMETYPE, headers=headers)


@blueprint.route("/questions/imports/<uuid:import_id>", methods=["GET", "POST"])
def import_file(import_id: UUID) -> ResponseReturnValue:
    """Show what became, or would become, of each entry of a file; import it, or undo that."""
    batch = imports.find_import(db.session, import_id, g.identity.person_id)
    if request.method == "POST":
        flash(undo(batch) if request.form.get("do") == "undo" else carry_out(batch))
        return redirect(url_for("author.import_file", import_id=import_id))
    lines = Lines(batch.entries, imports.find_twins(db.session, batch))
    only = request.args.get("only", "")
    only = only if only in OUTCOMES else ""
    return render_template(
        "author/import_file.html",
        batch=batch,
        title=FORMATS[batch.format].TITLE,
        unkept=[say(note) for note in import_files.notes_of(batch.unkept)],
        lines=lines,
        only=only,
        page=lines.page(number_of(request.args.get("page")), only),
        made=import_drafts.drafts_made(db.session, batch),
        made_in_all=import_drafts.count_drafts(db.session, batch),
        outcomes=OUTCOMES,
        for_texts={name: FORMATS[name].TITLE for name in FOR_TEXTS},
    )


def carry_out(batch: QuestionImport) -> str:
    """Make drafts of all entries that can be taken, and say how many."""
    count = import_drafts.carry_out(db.session, batch)
    if not count:
        return str(_("No draft was made. What the file holds stays listed here."))
    return str(ngettext("%(num)d draft was made.", "%(num)d drafts were made.", count))


def undo(batch: QuestionImport) -> str:
    """Take the drafts back that an import made, and say how many."""
    done = import_drafts.undo_import(db.session, batch)
    said = ngettext("%(num)d draft was removed.", "%(num)d drafts were removed.", done.removed)
    if done.kept:
        said = f"{said} " + ngettext(
            "%(num)d was worked on since and stays.",
            "%(num)d were worked on since and stay.",
            done.kept,
        )
    return str(said)
