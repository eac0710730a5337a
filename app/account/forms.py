"""Forms about accounts, with room for what the services refuse."""

from __future__ import annotations

from typing import ClassVar

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from wtforms import BooleanField, Form, HiddenField, PasswordField, StringField
from wtforms.validators import DataRequired, Length

from app.db import now
from app.refusals import refusal
from app.services.names import LONGEST_DISPLAY_NAME, clean_display_name
from app.services.problems import NotAllowedError, TooManyTriesError

Refused = (NotAllowedError, TooManyTriesError)


def needed(message: str) -> DataRequired:
    """Ask for something to be typed."""
    return DataRequired(message)


not_endless = Length(max=1000, message=_l("That is too long to be right."))


def seen(text: str | None) -> str:
    """Give what of a typed name can be seen."""
    return clean_display_name(text or "")


class AccountForm(Form):
    """A form that can show what a service refused, beside the field it is about."""

    places: ClassVar[dict[str, str]] = {}
    main: ClassVar[str]

    def show(self, error: NotAllowedError | TooManyTriesError) -> None:
        """Put a refusal beside its field; without a place of its own, beside the main one."""
        name = self.places.get(getattr(error, "code", ""), self.main)
        self[name].errors = [words_of(error)]


class LoginForm(AccountForm):
    """Who one is."""

    main = "sign_in_name"
    sign_in_name = StringField(
        _l("Sign-in name"), [needed(_l("Type your sign-in name.")), not_endless]
    )
    password = PasswordField(_l("Password"), [needed(_l("Type your password.")), not_endless])
    bring = BooleanField(_l("Bring along what was tried here without logging in"), default=True)
    next = HiddenField()


class AgainForm(LoginForm):
    """Who one is, while something waits to be sent."""

    kept = HiddenField()
    target = HiddenField()
    whose = HiddenField()


class CodeForm(AccountForm):
    """The code of a class."""

    main = "code"
    code = StringField(_l("Class code"), [needed(_l("Type the code of your class."))])


class DisplayNameForm(AccountForm):
    """The name that others see."""

    main = "display_name"
    display_name = StringField(
        _l("Your name"),
        [
            needed(_l("Type your name.")),
            Length(max=LONGEST_DISPLAY_NAME, message=_l("Use at most 60 characters.")),
        ],
        filters=[seen],
    )


class StudentForm(AccountForm):
    """A new student's account."""

    main = "password"
    places: ClassVar = {
        "sign-in-name-taken": "sign_in_name",
        "sign-in-name-unfit": "sign_in_name",
    }
    sign_in_name = StringField(_l("Sign-in name"), [needed(_l("Choose a sign-in name."))])
    password = PasswordField(_l("Password"), [needed(_l("Choose a password."))])


class TeacherForm(DisplayNameForm, StudentForm):
    """A new teacher's account."""

    main = "password"


class PasswordChangeForm(AccountForm):
    """One's own password, changed."""

    main = "current"
    places: ClassVar = {
        f"password-{problem}": "password" for problem in ("short", "long", "common", "is-name")
    }
    current = PasswordField(_l("Current password"), [needed(_l("Type your current password."))])
    password = PasswordField(_l("New password"), [needed(_l("Choose a new password."))])


def words_of(error: NotAllowedError | TooManyTriesError) -> str:
    """Say a refusal in words."""
    if isinstance(error, NotAllowedError):
        return refusal(error.code, error.details)[1]
    return waiting_time(seconds_left(error))


def waiting_time(seconds: int) -> str:
    """Say how long to wait, in seconds or minutes."""
    minutes = -(-seconds // 60)
    wait = (
        ngettext("one second", "%(num)s seconds", seconds)
        if seconds < 100
        else ngettext("one minute", "%(num)s minutes", minutes)
    )
    return str(_("There were many wrong tries. Wait %(wait)s, then try again.", wait=wait))


def seconds_left(error: TooManyTriesError) -> int:
    """Count how long to wait."""
    return max(1, round((error.until - now()).total_seconds()))


def shown(
    template: str,
    form: AccountForm,
    error: NotAllowedError | TooManyTriesError | None = None,
    **values: object,
) -> ResponseReturnValue:
    """Show a page with a form, and what is wrong with it."""
    headers = {}
    if error is not None:
        form.show(error)
    if isinstance(error, TooManyTriesError):
        headers["Retry-After"] = str(seconds_left(error))
    status = 429 if headers else 422 if form.errors else 200
    return render_template(template, form=form, **values), status, headers
