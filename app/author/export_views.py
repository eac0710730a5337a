"""Pages of exports: what a format carries of a quiz, and the file."""

from __future__ import annotations

from uuid import UUID

from flask import Response, g, render_template
from flask.typing import ResponseReturnValue

from app.author import blueprint
from app.author.exchange_words import GOING_TO, safe_name, say
from app.db import db
from app.services import bank, exports, import_files, imports, packs
from app.services.problems import NotFoundError
from quizzes.exchange import FOR_TEXTS, FORMATS, lesson_pack, write_texts


@blueprint.get("/questions/quizzes/<slug>/export")
def export_quiz(slug: str) -> ResponseReturnValue:
    """Show for every format what it cannot carry of this quiz."""
    found = bank.list_quiz(db.session, slug)
    return render_template(
        "author/export.html",
        quiz=found,
        formats=FORMATS,
        going_to=GOING_TO,
        written={name: exports.export_quiz(db.session, slug, name) for name in GOING_TO},
        say=say,
    )


@blueprint.get("/questions/quizzes/<slug>/export/<format_name>")
def export_file(slug: str, format_name: str) -> ResponseReturnValue:
    """Give a quiz's questions as a file."""
    export = exports.export_quiz(db.session, slug, format_name)
    return as_file(export.content, slug, format_name)


@blueprint.get("/questions/imports/<uuid:import_id>/texts/<format_name>")
def kept_texts(import_id: UUID, format_name: str) -> ResponseReturnValue:
    """Give the texts of an import that asked nothing, as items that ask nothing."""
    batch = imports.find_import(db.session, import_id, g.identity.person_id)
    texts = import_files.texts_of(batch.entries)
    if not texts or format_name not in FOR_TEXTS:
        raise NotFoundError
    return as_file(write_texts(texts, FORMATS[format_name]), "texts", format_name)


def as_file(content: bytes, name: str, format_name: str) -> Response:
    """Give a file of a format to be saved."""
    headers = {"Content-Disposition": f'attachment; filename="{safe_name(name, format_name)}"'}
    return Response(content, mimetype=FORMATS[format_name].MIMETYPE, headers=headers)


@blueprint.get("/articles/lessons/<slug>/pack")
def export_pack(slug: str) -> ResponseReturnValue:
    """Give a lesson with its ledger and its quizzes as one zip."""
    content = lesson_pack.write_pack(packs.pack_of(db.session, slug))
    headers = {"Content-Disposition": f'attachment; filename="{slug}{lesson_pack.SUFFIX}"'}
    return Response(content, mimetype=lesson_pack.MIMETYPE, headers=headers)
