"""Forms for classes and the people in them."""

from __future__ import annotations

from typing import Any

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import SelectField, StringField
from wtforms.validators import DataRequired, Length

from app.services.names import LONGEST_DISPLAY_NAME, clean_display_name
from app.teach.time_zones import zones_by_region


def not_offered(message: LazyString) -> dict[str, Any]:
    """Say what a field asks for when something is chosen that it does not offer."""
    return {"invalid_choice_message": message}


def tidy(text: str | None) -> str | None:
    """Clean what was typed as a name."""
    return clean_display_name(text) if text else text


class ClassForm(FlaskForm):  # type: ignore[misc]
    """A class's name and zone."""

    name = StringField(
        _l("Name of the class"),
        filters=[tidy],
        validators=[
            DataRequired(_l("Give the class a name.")),
            Length(1, 80, _l("Give the class a name of at most 80 letters.")),
        ],
    )
    time_zone = SelectField(
        _l("Time zone"),
        **not_offered(_l("Choose a time zone of the list.")),
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.time_zone.choices = zones_by_region(self.time_zone.data)


class StudentForm(FlaskForm):  # type: ignore[misc]
    """The name that a student is shown by."""

    name = StringField(
        _l("Name"),
        filters=[tidy],
        validators=[
            DataRequired(_l("Write the student's name.")),
            Length(1, LONGEST_DISPLAY_NAME, _l("Write a name of at most 60 letters.")),
        ],
    )
