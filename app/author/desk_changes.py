"""Changing the desk from a page, and showing both versions when another tab was faster."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.author.changes import Change, pieces
from app.author.desk_forms import FORMS
from app.author.desk_lines import title_of
from app.author.desk_words import STATES, label_of
from app.author.forms import number_of
from app.author.text_buttons import LABELS
from app.db import db
from app.errors import wants_json
from app.models import LessonDraft
from app.services import articles, lesson_drafts
from app.services.problems import ConflictError
from lessons.desk.rows import KINDS, Desk
from lessons.desk.writing import places
from quizzes.types.submission import storable

OWN = frozenset({"csrf_token", "version"})
DONE = {"accept": "accepted", "reject": "rejected", "reopen": "undecided"}
PRESSED = {
    "undo": _l("Undo the last change"),
    "publish": _l("Publish the lesson"),
    "take": _l("Take the published revision onto the desk"),
}


@dataclass(frozen=True)
class Sent:
    """What a page sent that could not be done: the kind of change."""

    what: str


def sent_fields() -> dict[str, str]:
    """Give what a page sent, without its token and version."""
    fields = request.form.to_dict(flat=False)
    return {name: "\n".join(values) for name, values in fields.items() if name not in OWN}


def decided() -> tuple[str, str, str]:
    """Read which button of a row was pressed: its word, the kind of the row and its id."""
    word, _space, rest = request.form.get("do", "").partition(" ")
    kind, _space, id_ = rest.partition(" ")
    return word, kind, id_


def merging() -> tuple[str, str, str]:
    """Read which row is to become one with which: their kind, the one, and the one that stays."""
    word, kind, rest = decided()
    if word == "merge":
        row, _space, into = rest.partition(" ")
        return kind, row, into
    return request.form.get("show", ""), request.form.get("row", ""), request.form.get("into", "")


def change(
    draft: LessonDraft,
    what: str,
    make: Callable[[Desk], Desk],
    first: Callable[[Desk], Desk] | None = None,
) -> LessonDraft | ResponseReturnValue:
    """Make a change on a desk; if another tab was faster, show both and change nothing.

    What was typed beside a button comes `first`, as a step of its own.
    """
    try:
        return lesson_drafts.change_desk(
            db.session,
            draft,
            make,
            what=what,
            version=number_of(request.form.get("version")),
            fields=sent_fields() | {"path": request.path},
            typed=first,
        )
    except ConflictError:
        if wants_json():
            raise
        return show_conflict(draft, Sent("write" if first else what))


def is_meant(name: str) -> bool:
    """Tell whether a field was typed in: a script says which, without one all may have been."""
    touched = request.form.get("touched", "").split()
    return not touched or name in touched or name in {"do", "show"}


def show_conflict(draft: LessonDraft, sent: Sent) -> ResponseReturnValue:
    """Show what this page wanted beside what the desk holds now."""
    db.session.refresh(draft)
    desk = articles.desk_in(draft)
    fields = [(n, v) for n, v in request.form.items(multi=True) if n not in OWN and is_meant(n)]
    page = render_template(
        "author/desk_conflict.html",
        draft=draft,
        changes=differences(desk, sent),
        fields=fields,
        target=request.full_path.rstrip("?"),
        show=request.form.get("show", "actors"),
    )
    return page, 409


def differences(desk: Desk, sent: Sent) -> list[Change]:
    """Put what was sent beside what is there, field by field."""
    if sent.what == "write":
        return writing(desk)
    if sent.what == "decide":
        return decision(desk)
    if sent.what in {"correct", "add"}:
        return correction(desk)
    if sent.what == "merge":
        return union(desk)
    return [Change(str(PRESSED[sent.what]), [], [])]


def writing(desk: Desk) -> list[Change]:
    """Put what was typed beside what is there, and name the button that was pressed."""
    now, sent = places(desk), sent_fields()
    typed = {name: storable(text) for name, text in sent.items() if name in now}
    button = sent.get("do", "").partition(" ")[0]
    return [
        *(
            Change(label_of(name, desk), *pieces(now[name], text))
            for name, text in typed.items()
            if now[name].split() != text.split() and is_meant(name)
        ),
        *([Change(str(LABELS[button]), [], [])] if button in LABELS else []),
    ]


def decision(desk: Desk) -> list[Change]:
    """Put a decision beside the one that is there."""
    word, kind, id_ = decided()
    row = desk.row(kind, id_) if kind in KINDS else None
    there = str(STATES[row.state]) if row else _("It is gone.")
    title = title_of(desk, row)[0] if row else id_
    return [Change(title, *pieces(there, str(STATES[DONE[word]])))]


def union(desk: Desk) -> list[Change]:
    """Put a merge beside the row that is there."""
    kind, *ids = merging()
    row, into = (desk.row(kind, id_) if kind in KINDS else None for id_ in ids)
    there = str(STATES[row.state]) if row else _("It is gone.")
    other = title_of(desk, into)[0] if into else _("It is gone.")
    one = title_of(desk, row)[0] if row else ids[0]
    return [Change(one, *pieces(there, _("the same as “%(other)s”", other=other)))]


def correction(desk: Desk) -> list[Change]:
    """Put a corrected row beside the one that is there."""
    kind, id_ = request.path.split("/")[-2:]
    form, there = FORMS[kind](), FORMS[kind](formdata=None)  # type: ignore[index]
    row = desk.row(kind, id_)  # type: ignore[arg-type]
    for one in (form, there):
        one.offer(desk)
    if row:
        there.fill(row)
    shown = [f for f in form if f.type not in {"HiddenField", "CSRFTokenField"}]
    return [
        Change(f.label.text, *pieces(said(there[f.short_name].data), said(f.data)))
        for f in shown
        if said(there[f.short_name].data).split() != said(f.data).split()
    ]


def said(value: object) -> str:
    """Write a field's value."""
    if isinstance(value, dict):
        return " ".join(map(str, value.values()))
    if isinstance(value, list | tuple):
        return ", ".join(said(part) for part in value)
    return "" if value is None else str(value)
