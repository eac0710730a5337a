"""Changing the desk from a page, and showing both versions when another tab was faster."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask import g, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.author.changes import Change, pieces
from app.author.desk_forms import FORMS
from app.author.desk_lines import title_of
from app.author.desk_words import STATES, label_of
from app.author.forms import number_of
from app.db import db
from app.errors import wants_json
from app.models import LessonDraft
from app.services import articles, desk_log, lesson_drafts
from app.services.desk_log import Trace
from app.services.lesson_drafts import Settlement, unchanged
from app.services.problems import ConflictError
from lessons.desk.rows import KINDS, Desk
from lessons.desk.writing import places
from quizzes.types.submission import storable

OWN = frozenset({"csrf_token", "version", "seen_version", "keep"})
"""What a page sends besides its fields: `keep` says which of two versions is to stand."""
DONE = {"accept": "accepted", "reject": "rejected", "reopen": "undecided"}
PRESSED = {
    "undo": _l("Undo the last change"),
    "publish": _l("Publish the lesson"),
    "take": _l("Take the published revision onto the desk"),
}


@dataclass(frozen=True)
class Sent:
    """What a page sent that could not be done: the kind of change, and the disputed places.

    Where places are not known, the page is too old to be brought together with the desk.
    """

    what: str
    places: tuple[str, ...] = ()


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


def settlement() -> Settlement | None:
    """Read which of two versions is to stand, from whoever was shown both."""
    keep = request.form.get("keep")
    if keep not in {"mine", "theirs"}:
        return None
    return Settlement(number_of(request.form.get("seen_version")), keep == "mine")


def change(
    draft: LessonDraft,
    what: str,
    make: Callable[[Desk], Desk] = unchanged,
    then: Callable[[Desk], Desk] = unchanged,
) -> LessonDraft | ResponseReturnValue:
    """Make a change on a desk; if somebody changed the same, show both and change nothing."""
    try:
        return lesson_drafts.change_desk(
            db.session,
            draft,
            make,
            what=what,
            version=number_of(request.form.get("version")),
            fields=sent_fields() | {"path": request.path},
            by=g.identity.person_id,
            then=then,
            settlement=settlement(),
        )
    except ConflictError as error:
        if wants_json():
            raise
        return show_conflict(draft, Sent(what, getattr(error, "places", ())))


def show_conflict(draft: LessonDraft, sent: Sent) -> ResponseReturnValue:
    """Show what this page wanted beside what the desk holds now, and who wrote that."""
    db.session.refresh(draft)
    desk = articles.desk_in(draft)
    fields = [(n, v) for n, v in request.form.items(multi=True) if n not in OWN]
    version = number_of(request.form.get("version"))
    traces = desk_log.by_others_since(db.session, draft, version, g.identity.person_id)
    page = render_template(
        "author/desk_conflict.html",
        draft=draft,
        disputed=bool(sent.places),
        version=version if sent.places else draft.version,
        changes=differences(desk, sent),
        by=latest(traces, sent.places),
        fields=fields,
        target=request.full_path.rstrip("?"),
        show=request.form.get("show", "actors"),
    )
    return page, 409


def latest(traces: dict[str, Trace], places: tuple[str, ...]) -> Trace | None:
    """Give who changed disputed places last; nobody if it was one's own other tab."""
    found = [trace for place, trace in traces.items() if not places or place in places]
    return max(found, key=lambda trace: trace.at, default=None)


def differences(desk: Desk, sent: Sent) -> list[Change]:
    """Put what was sent beside what is there, field by field."""
    if sent.what == "write":
        now = places(desk)
        typed = {name: storable(text) for name, text in sent_fields().items() if name in now}
        return [
            Change(label_of(name, desk), *pieces(now[name], text))
            for name, text in typed.items()
            if now[name].split() != text.split()
            and (not sent.places or place_of_field(name) in sent.places)
        ]
    if sent.what == "decide":
        return decision(desk)
    if sent.what in {"correct", "add"}:
        return correction(desk)
    return [Change(str(PRESSED[sent.what]), [], [])]


def place_of_field(name: str) -> str:
    """Name the place of the desk that a field of the text belongs to."""
    if name.startswith("claim."):
        return f"claims/{name.split('.')[1]}.stated"
    id_, _dot, field = name.partition(".")
    if field in {"title", "role"}:
        return f"sections/{id_}"
    if id_.startswith("source_"):
        return "source"
    return f"paragraphs/{id_}" if field else id_


def decision(desk: Desk) -> list[Change]:
    """Put a decision beside the one that is there."""
    word, kind, id_ = decided()
    row = desk.row(kind, id_) if kind in KINDS else None
    there = str(STATES[row.state]) if row else _("It is gone.")
    title = title_of(desk, row)[0] if row else id_
    return [Change(title, *pieces(there, str(STATES[DONE[word]])))]


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
        return " ".join(text for text in map(said, value.values()) if text)
    if isinstance(value, list | tuple):
        return ", ".join(text for text in map(said, value) if text)
    return "" if value is None else str(value)
