"""What the forms of the desk share: fields of a row, dates as exact as they are known, lists."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_wtf import FlaskForm
from wtforms import HiddenField, SelectMultipleField, ValidationError
from wtforms.validators import Length
from wtforms.widgets import CheckboxInput, ListWidget

from lessons.dates import is_partial, later
from lessons.desk.finishing import tidy
from lessons.desk.rows import Desk
from quizzes.types.submission import storable

SHORT, LONG = Length(max=200), Length(max=2000)


def fits(_form: Any, field: Any) -> None:
    """Take a date as exact as it is known, or none."""
    text = (field.data or "").strip()
    if text and not is_partial(text):
        raise ValidationError(_("Write the date as 2026, 2026-03 or 2026-03-14."))


def not_before(start: str | None, end: str | None) -> None:
    """Take an end that does not come before its beginning."""
    first, last = (start or "").strip(), (end or "").strip()
    if is_partial(first) and is_partial(last) and later(first, last):
        raise ValidationError(_("The end comes before the beginning. Correct one."))


def tidied(text: str | None) -> str:
    """Make line breaks spaces, and drop what no database keeps."""
    return tidy(storable(text or ""))


def lines_in(text: str | None) -> tuple[str, ...]:
    """Give the lines of a text, each once, without those that are empty."""
    lines = (line.strip(" \t") for line in storable(text or "").split("\n"))
    return tuple(dict.fromkeys(line for line in lines if line))


class TicksField(SelectMultipleField):
    """Several of a list, each with a box to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


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

    def texts(self, *names: str) -> dict[str, str]:
        """Give fields of one line."""
        return {name: tidied(self[name].data) for name in names}
