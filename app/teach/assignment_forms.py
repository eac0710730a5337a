"""The form for setting a quiz: times are typed as the class's clock shows them."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from babel.dates import format_datetime
from flask_babel import LazyString, get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, RadioField, SelectField
from wtforms.fields import DateField, TimeField
from wtforms.validators import InputRequired, Optional

from app.models import Release
from app.services.assignments import Terms
from app.services.local_times import SkippedTimeError, comes_twice, local_time, moment_of
from app.teach.class_forms import not_offered

MIDNIGHT, END_OF_DAY = time(0, 0), time(23, 59)
DAY_FORMATS = ["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y"]
TIME_FORMATS = ["%H:%M", "%H:%M:%S", "%H.%M"]
UNLIMITED = "0"


def day_field(label: LazyString) -> DateField:
    """Make a field for a day that may be left empty."""
    message = unread(_l("Write the day as in 2026-11-30."))
    return DateField(label, format=DAY_FORMATS, validators=[Optional()], **message)


def time_field(label: LazyString) -> TimeField:
    """Make a field for a time of day that may be left empty."""
    message = unread(_l("Write the time as in 18:00."))
    return TimeField(label, format=TIME_FORMATS, validators=[Optional()], **message)


def unread(message: LazyString) -> dict[str, Any]:
    """Say what a field asks for when it cannot read what was sent."""
    return {"invalid_value_message": message}


class TermsForm(FlaskForm):  # type: ignore[misc]
    """When a quiz opens and closes, how often it may be tried, when results open."""

    opens_day = day_field(_l("Day it opens"))
    opens_time = time_field(_l("Time it opens"))
    closes_day = day_field(_l("Day it closes"))
    closes_time = time_field(_l("Time it closes"))
    attempts = SelectField(
        _l("Attempts"),
        **not_offered(_l("Choose a number of attempts from the list.")),
        choices=lambda: {UNLIMITED: _("As many as they like")} | {n: n for n in "12345"},
    )
    release = RadioField(
        _l("When students see their result"),
        **not_offered(_l("Choose when students see their result.")),
        choices=lambda: {
            Release.SUBMISSION.value: _("At once, when they hand in"),
            Release.CLOSING.value: _("When the quiz has closed"),
        },
        validators=[InputRequired(_l("Choose when students see their result."))],
    )

    def __init__(self, zone: str, terms: Terms | None = None, **kwargs: Any) -> None:
        super().__init__(data=form_data(terms, zone) if terms else None, **kwargs)
        self.zone = zone
        self.notes: list[str] = []
        self.terms = Terms()

    def validate(self, extra_validators: Any = None) -> bool:
        """Read the terms as well, and put what is wrong with them beside its field."""
        if not super().validate(extra_validators):
            return False
        opens_at = self._moment(self.opens_day, self.opens_time, MIDNIGHT)
        closes_at = self._moment(self.closes_day, self.closes_time, END_OF_DAY)
        attempts = int(self.attempts.data) or None
        self.terms = Terms(opens_at, closes_at, attempts, Release(self.release.data))
        self._check_order()
        return not self.errors

    def still_ahead(self, at: datetime) -> bool:
        """Refuse a closing time that has passed: it would be set for nobody."""
        if self.terms.closes_at is not None and self.terms.closes_at <= at:
            self.closes_day.errors = [_("This closing time has passed. Choose a later one.")]
            return False
        return True

    def _moment(self, day: Field, clock: Field, otherwise: time) -> datetime | None:
        if day.data is None:
            if clock.data is not None:
                day.errors = [_("Give the day as well as the time.")]
            return None
        local = datetime.combine(day.data, clock.data or otherwise)
        later = day is self.closes_day
        try:
            moment = moment_of(local, self.zone, later=later)
        except SkippedTimeError as error:
            clock.errors = [skipped(local, error, self.zone)]
            return None
        if comes_twice(local, self.zone):
            self.notes.append(twice(local, self.zone, later=later))
        return moment

    def _check_order(self) -> None:
        terms = self.terms
        if terms.opens_at and terms.closes_at and terms.closes_at <= terms.opens_at:
            self.closes_day.errors = [_("The quiz must close after it opens.")]
        if self.release.data == Release.CLOSING and self.closes_day.data is None:
            message = _("Give a closing day, or let students see their result at once.")
            self.closes_day.errors = [message]


class AssignForm(TermsForm):
    """The same, with the quiz."""

    quiz = RadioField(
        _l("Quiz"),
        **not_offered(_l("Choose a quiz of the list.")),
        validators=[InputRequired(_l("Choose a quiz."))],
    )


def form_data(terms: Terms, zone: str) -> dict[str, Any]:
    """Give terms in the shape that fills the form."""
    opens = local_time(terms.opens_at, zone) if terms.opens_at else None
    closes = local_time(terms.closes_at, zone) if terms.closes_at else None
    return {
        "opens_day": opens and opens.date(),
        "opens_time": opens and opens.time(),
        "closes_day": closes and closes.date(),
        "closes_time": closes and closes.time(),
        "attempts": str(terms.attempts_allowed or UNLIMITED),
        "release": terms.release,
    }


def skipped(local: datetime, error: SkippedTimeError, zone: str) -> str:
    """Say that a time never comes, and what to write instead."""
    text = _(
        "The clocks in %(zone)s go forward on %(day)s and never show %(time)s: "
        "write %(before)s or %(after)s.",
        zone=zone,
        day=written(local, "d MMMM y"),
        time=written(local, "HH:mm"),
        before=written(error.before, "HH:mm"),
        after=written(error.after, "HH:mm"),
    )
    return str(text)


def twice(local: datetime, zone: str, *, later: bool) -> str:
    """Say which of two is meant by a time that comes twice."""
    place = {"zone": zone, "day": written(local, "d MMMM y"), "time": written(local, "HH:mm")}
    words = {
        True: _l(
            "The clocks in %(zone)s go back on %(day)s, and %(time)s comes twice: "
            "the quiz closes at the second.",
            **place,
        ),
        False: _l(
            "The clocks in %(zone)s go back on %(day)s, and %(time)s comes twice: "
            "the quiz opens at the first.",
            **place,
        ),
    }
    return str(words[later])


def written(local: datetime, pattern: str) -> str:
    """Write a local time."""
    return str(format_datetime(local, pattern, locale=get_locale()))
