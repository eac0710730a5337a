"""Pages of lesson packs: choose one, see what would change, bring it in, undo that."""

from __future__ import annotations

from uuid import UUID

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from app.author import blueprint
from app.author.exchange_forms import PackForm
from app.author.exchange_words import say
from app.db import db
from app.models import PackImport
from app.services import pack_imports, packs
from quizzes.exchange import FileRefusedError
from quizzes.exchange.lesson_pack import read_pack

OUTCOMES = {
    "new": _l("new"),
    "changed": _l("gets a new revision"),
    "unchanged": _l("is here already, the same"),
}
MOST_PROBLEMS = 30


@blueprint.route("/articles/packs", methods=["GET", "POST"])
def import_pack() -> ResponseReturnValue:
    """Ask for a pack; read it, keep what was read, and change nothing else."""
    form = PackForm()
    if not form.validate_on_submit():
        return show_form(form)
    content, name = form.upload()
    db.session.rollback()  # nobody waits for the database while a large file is read
    try:
        reading = read_pack(content)
    except FileRefusedError as error:
        form.refuse(say(error.note))
        return show_form(form)
    if reading.value is None:
        form.refuse(*map(str, reading.problems[:MOST_PROBLEMS]))
        return show_form(form)
    batch = pack_imports.begin_pack(db.session, g.identity.person_id, reading.value, name)
    return redirect(url_for("author.pack", pack_id=batch.id))


def show_form(form: PackForm) -> ResponseReturnValue:
    """Show the form, with what is wrong with the pack."""
    earlier = pack_imports.packs_of_author(db.session, g.identity.person_id)
    page = render_template("author/import_pack.html", form=form, earlier=earlier)
    return page, 422 if form.errors else 200


@blueprint.route("/articles/packs/<uuid:pack_id>", methods=["GET", "POST"])
def pack(pack_id: UUID) -> ResponseReturnValue:
    """Show what a pack would change, or did; bring it in, or undo that."""
    batch = pack_imports.find_pack(db.session, pack_id, g.identity.person_id)
    if request.method == "POST":
        flash(undo(batch) if request.form.get("do") == "undo" else carry_out(batch))
        return redirect(url_for("author.pack", pack_id=pack_id))
    held = pack_imports.pack_in(batch)
    return render_template(
        "author/pack.html",
        batch=batch,
        lesson=held.lesson,
        lines=packs.plan(db.session, held) if awaits(batch) else [],
        awaits=awaits(batch),
        quizzes=held.quizzes,
        outcomes=OUTCOMES,
    )


def awaits(batch: PackImport) -> bool:
    """Tell whether a pack can be brought in: it was only read, or taken back."""
    return batch.imported_at is None or batch.undone_at is not None


def carry_out(batch: PackImport) -> str:
    """Bring a pack in, and say so."""
    pack_imports.carry_out_pack(db.session, batch)
    return str(_("The lesson and its quizzes are in the library."))


def undo(batch: PackImport) -> str:
    """Take back what a pack brought, and say what stays."""
    done = pack_imports.undo_pack(db.session, batch)
    if not done.kept:
        return str(_("All of it was taken back."))
    return str(
        ngettext(
            "%(num)d part was changed or used since and stays.",
            "%(num)d parts were changed or used since and stay.",
            done.kept,
        )
    )
