"""In and out: a log-in begins or ends in the browser, and where one goes from there."""

from __future__ import annotations

from urllib.parse import urlsplit
from uuid import UUID

from flask import Response, after_this_request, flash, g, session
from flask_babel import ngettext

from app.account.devices import remember_here
from app.models import Role
from app.security import clear_session_cookie, identity_of, set_session_cookie
from app.services.logins import Login


def enter(login: Login) -> None:
    """Let somebody in: a new token, a new form session, and the device is known from now on."""
    start_form_session(whose=str(login.person_id))
    g.identity = identity_of(login.token)

    @after_this_request
    def hand_over(response: Response) -> Response:
        set_session_cookie(response, login.token, int(login.lasts.total_seconds()))
        remember_here(response, login.sign_in_name)
        return response

    if login.adopted:
        flash(
            ngettext(
                "What you tried without logging in is now with your work.",
                "The %(num)s attempts that you made without logging in are now with your work.",
                login.adopted,
            ),
            "success",
        )


def leave() -> None:
    """Let somebody out: what the browser holds of the log-in goes."""
    start_form_session()
    g.identity = None
    after_this_request(taken_back)


def taken_back(response: Response) -> Response:
    """Take the log-in's cookie back."""
    clear_session_cookie(response)
    return response


def start_form_session(whose: str = "") -> None:
    """Begin a new form session: tokens of forms made before are worth nothing now."""
    session.clear()
    g.pop("csrf_token", None)
    if whose:
        session["whose"] = whose


def local_path(target: str | None) -> str:
    """Give an address if it is one of this site, else nothing."""
    if not target or not target.startswith("/") or target.startswith(("//", "/\\")):
        return ""
    if any(char <= " " or char in "\\\x7f" for char in target):
        return ""
    parts = urlsplit(target)
    return "" if parts.scheme or parts.netloc else target


def home(role: Role) -> str:
    """Give the page that somebody begins with."""
    return "/classes" if role is Role.TEACHER else "/work"


def guest_id() -> UUID | None:
    """Give the guest who is asking, if it is one."""
    identity = g.identity
    return identity.person_id if identity is not None and not identity.is_member else None


def earlier_login() -> UUID | None:
    """Give the log-in of an account that asks, to be ended by a new one."""
    identity = g.identity
    return identity.session_id if identity is not None and identity.is_member else None
