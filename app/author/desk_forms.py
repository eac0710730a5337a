"""Forms for putting a finding right, or adding one: an actor, a claim, a date, a word."""

from __future__ import annotations

import re
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    HiddenField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import InputRequired, Length
from wtforms.widgets import CheckboxInput, ListWidget

from app import wording
from lessons.dates import is_date
from lessons.desk.rows import ActorRow, ClaimRow, Desk, EventRow, Kind, Row, State, WordRow
from quizzes.types.submission import storable

SHORT, LONG = Length(max=200), Length(max=2000)
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def fits(_form: Any, field: Any) -> None:
    """Take a date as exact as it is known, or none."""
    text = (field.data or "").strip()
    if text and not (DATE.fullmatch(text) and is_date(text)):
        raise ValidationError(_("Write the date as 2026, 2026-03 or 2026-03-14."))


class RowForm(FlaskForm):  # type: ignore[misc]
    """What all of them have: the sentence of the article, if it comes from one."""

    version = HiddenField(render_kw={"autocomplete": "off"})
    sentence = HiddenField()

    def offer(self, desk: Desk) -> None:
        """Fill choices that depend on the desk."""

    def values(self) -> dict[str, Any]:
        """Give the fields of the row."""
        number = self.sentence.data or ""
        return {"sentence": int(number)} if number.isdecimal() and len(number) < 6 else {}


class ActorForm(RowForm):
    """An actor and its card."""

    name = StringField(_l("Name"), [InputRequired(_l("Give the actor's name.")), SHORT])
    short = StringField(_l("Short name, for the map"), [SHORT])
    kind = SelectField(_l("Kind"))
    local = BooleanField(_l("Holds or contests ground in the conflict"))
    aliases = StringField(_l("Other names in the text, with commas between"), [LONG])
    who = TextAreaField(_l("Who it is, in neutral words"), [LONG])
    aims = TextAreaField(_l("Its aims, as it states them"), [LONG])

    def offer(self, desk: Desk) -> None:
        """Offer the kinds of actor."""
        self.kind.choices = list(wording.KINDS.items())

    def fill(self, row: Row) -> None:
        """Show a row's values."""
        assert isinstance(row, ActorRow)
        for name in ("name", "short", "kind", "local", "who", "aims"):
            self[name].data = getattr(row, name)
        self.aliases.data = ", ".join(row.aliases)

    def values(self) -> dict[str, Any]:
        """Give the fields of the row."""
        names = ("name", "short", "who", "aims")
        parts = [folded(part) for part in (self.aliases.data or "").split(",")]
        return {
            **super().values(),
            **{name: folded(self[name].data) for name in names},
            "kind": self.kind.data,
            "local": bool(self.local.data),
            "aliases": tuple(dict.fromkeys(part for part in parts if part)),
        }


class ClaimForm(RowForm):
    """Who does what to whom, and who says so."""

    who = SelectField(_l("Who"))
    relation = SelectField(_l("does what"))
    whom = SelectField(_l("to whom"))
    means = SelectMultipleField(
        _l("By what means"),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    since = StringField(_l("Since"), [fits])
    until = StringField(_l("Until"), [fits])
    certainty = SelectField(_l("How certain"))
    said_by = StringField(_l("Who says so"), [SHORT])
    quote = TextAreaField(_l("Words of the article"), [LONG])

    def offer(self, desk: Desk) -> None:
        """Offer the actors that were not rejected, and the three kinds of claim."""
        actors = [(a.id, a.name) for a in desk.actors if a.state is not State.REJECTED]
        self.who.choices = self.whom.choices = [("", _l("Choose an actor")), *actors]
        self.relation.choices = list(wording.RELATIONS.items())
        self.means.choices = list(wording.MEANS.items())
        kinds = wording.CERTAINTIES
        explained = wording.CERTAINTIES_EXPLAINED
        self.certainty.choices = [(key, f"{kinds[key]}: {explained[key]}") for key in kinds]

    def fill(self, row: Row) -> None:
        """Show a row's values."""
        assert isinstance(row, ClaimRow)
        for name in ("who", "relation", "whom", "since", "until", "certainty", "said_by", "quote"):
            self[name].data = getattr(row, name)
        self.means.data = list(row.means)

    def values(self) -> dict[str, Any]:
        """Give the fields of the row."""
        names = ("who", "relation", "whom", "since", "until", "certainty", "said_by", "quote")
        typed = {name: folded(self[name].data) for name in names}
        return {**super().values(), **typed, "means": tuple(self.means.data or ())}

    def validate_who(self, field: Any) -> None:
        """Ask for an actor."""
        if not field.data:
            raise ValidationError(_("Choose who acts."))

    def validate_whom(self, field: Any) -> None:
        """Ask for another actor."""
        if not field.data or field.data == self.who.data:
            raise ValidationError(_("Choose another actor, to whom it is done."))

    def validate_said_by(self, field: Any) -> None:
        """Ask who says what is attributed."""
        if self.certainty.data == "attributed" and not (field.data or "").strip():
            raise ValidationError(_("Say who says so, as the claim is attributed."))


class EventForm(RowForm):
    """A date and what happened then."""

    date = StringField(_l("Date"), [InputRequired(_l("Give the date.")), fits])
    what = TextAreaField(_l("What happened, in your own words"), [LONG])

    def fill(self, row: Row) -> None:
        """Show a row's values."""
        assert isinstance(row, EventRow)
        self.date.data, self.what.data = row.date, row.what

    def values(self) -> dict[str, Any]:
        """Give the fields of the row."""
        typed = {name: folded(self[name].data) for name in ("date", "what")}
        return {**super().values(), **typed}


class WordForm(RowForm):
    """A word and what it means."""

    term = StringField(_l("Word"), [InputRequired(_l("Give the word.")), SHORT])
    forms = StringField(_l("Other forms in your text, with commas between"), [SHORT])
    meaning = TextAreaField(_l("What it means"), [LONG])

    def fill(self, row: Row) -> None:
        """Show a row's values."""
        assert isinstance(row, WordRow)
        self.term.data, self.meaning.data = row.term, row.meaning
        self.forms.data = ", ".join(row.forms)

    def values(self) -> dict[str, Any]:
        """Give the fields of the row."""
        parts = [folded(part) for part in (self.forms.data or "").split(",")]
        typed = {name: folded(self[name].data) for name in ("term", "meaning")}
        return {**super().values(), **typed, "forms": tuple(part for part in parts if part)}


FORMS: dict[Kind, type[RowForm]] = {
    "actors": ActorForm,
    "claims": ClaimForm,
    "events": EventForm,
    "words": WordForm,
}


def folded(text: str | None) -> str:
    """Fold white space, and drop what no database keeps."""
    return " ".join(storable(text or "").split())
