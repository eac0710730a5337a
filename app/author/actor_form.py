"""The form of an actor: its card, its names, and who has listed it."""

from __future__ import annotations

import re
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    FieldList,
    Form,
    FormField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import InputRequired

from app import wording
from app.author.desk_fields import LONG, SHORT, RowForm, lines_in, tidied
from lessons.dates import is_partial, later
from lessons.desk.rows import ActorRow, Desk, Row
from lessons.document import Designation

NAME = re.compile(r"(?P<code>[^\s:]+)\s*:\s*(?P<name>\S.*)")


class ListingForm(Form):
    """A listing by a government or body."""

    by = StringField(_l("Listed by"))
    what = StringField(_l("as"))
    since = StringField(_l("since"))
    until = StringField(_l("until"))


class ActorForm(RowForm):
    """An actor and its card."""

    name = StringField(_l("Name"), [InputRequired(_l("Give the actor's name.")), SHORT])
    short = StringField(_l("Short name, for the map"), [SHORT])
    kind = SelectField(_l("Kind"))
    local = BooleanField(_l("Holds or contests ground in the conflict"))
    aliases = TextAreaField(_l("Other names in the text, one a line"), [LONG])
    who = TextAreaField(_l("Who it is, in neutral words"), [LONG])
    aims = TextAreaField(_l("Its aims, as it states them"), [LONG])
    names = TextAreaField(_l("Names in other languages, one a line"), [LONG])
    designations = FieldList(FormField(ListingForm), _l("Listings"), min_entries=1)

    def offer(self, desk: Desk) -> None:
        """Offer the kinds of actor."""
        self.kind.choices = list(wording.KINDS.items())

    def fill(self, row: Row) -> None:
        """Show a row's values."""
        assert isinstance(row, ActorRow)
        for name in ("name", "short", "kind", "local", "who", "aims"):
            self[name].data = getattr(row, name)
        self.aliases.data = "\n".join(row.aliases)
        self.names.data = "\n".join(f"{code}: {name}" for code, name in row.names.items())
        self.designations.pop_entry()
        for listed in row.designations:
            values = listed.model_dump()
            self.designations.append_entry({**values, "what": values.pop("label")})
        self.designations.append_entry()

    def values(self) -> dict[str, Any]:
        """Give the fields of the row."""
        return {
            **super().values(),
            **self.texts("name", "short", "who", "aims"),
            "kind": self.kind.data,
            "local": bool(self.local.data),
            "aliases": lines_in(self.aliases.data),
            "names": {m["code"]: m["name"] for m in self._named() if m},
            "designations": tuple(self._listings()),
        }

    def validate_names(self, _field: Any) -> None:
        """Ask for a language and a name in each line."""
        if not all(self._named()):
            raise ValidationError(_("Begin each line with the language: tr: Kıbrıs."))

    def validate_designations(self, _field: Any) -> None:
        """Ask for all that a listing needs."""
        for listed in self._written():
            since, until = listed["since"], listed["until"]
            if not (listed["by"] and listed["label"] and is_partial(since)):
                raise ValidationError(_("Say of each listing by whom, as what, and since when."))
            if until and (not is_partial(until) or later(since, until)):
                raise ValidationError(_("A listing ends on a date after its beginning, or not."))

    def _named(self) -> list[re.Match[str] | None]:
        return [NAME.fullmatch(line) for line in lines_in(self.names.data)]

    def _written(self) -> list[dict[str, str]]:
        """Give the listings in which something stands."""
        read = [
            {("label" if name == "what" else name): tidied(text) for name, text in row.items()}
            for row in self.designations.data
        ]
        return [row for row in read if any(row.values())]

    def _listings(self) -> list[Designation]:
        return [Designation(**{**row, "until": row["until"] or None}) for row in self._written()]
