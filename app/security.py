"""Who is asking, and what they may see."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from flask import Flask, Response, abort, current_app, g, request
from flask_wtf.csrf import CSRFProtect

from app.db import db, read_only
from app.headers import set_headers, stamped
from app.models import Role
from app.roles import AUDIENCES, Audience, admits
from app.services import sessions
from app.signed_forms import SignedForms, form_token, is_token

csrf = CSRFProtect()
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
COOKIE = "crosscurrents_session"


class SignInNeeded(Exception):  # noqa: N818 (it is an invitation, not an error)
    """The page is for somebody with an account, and nobody is signed in."""


@dataclass(frozen=True)
class Identity:
    """Somebody known: by a password, or as a guest by their cookie."""

    person_id: UUID
    session_id: UUID
    role: Role
    name: str

    @property
    def is_teacher(self) -> bool:
        """Tell whether they teach."""
        return self.role is Role.TEACHER

    @property
    def is_member(self) -> bool:
        """Tell whether they have an account."""
        return self.role is not Role.GUEST


def init_app(app: Flask) -> None:
    """Put the checks before, and the headers after, every request."""
    app.session_interface = SignedForms(app)
    csrf.init_app(app)
    app.context_processor(lambda: {"csrf_token": form_token})
    app.before_request(admit)
    app.after_request(set_headers)
    app.wsgi_app = stamped(app.wsgi_app)  # type: ignore[assignment,method-assign]
    app.teardown_request(forget_transaction)


def admit() -> None:
    """Let a request in: what it may do to the database, who asks, and whether they may."""
    choose_transaction()
    load_identity()
    check_audience()
    check_csrf()


def choose_transaction() -> None:
    """Let the HTTP method decide: safe requests cannot write."""
    read_only.set(request.method in SAFE_METHODS)


def forget_transaction(_error: BaseException | None) -> None:
    """Leave the thread as it was found."""
    read_only.set(False)


def load_identity() -> None:
    """Find out who is asking, from the session cookie."""
    g.identity = None
    token = session_token()
    if token and request.endpoint != "static":
        g.identity = identity_of(token)


def session_token() -> str | None:
    """Give the token that the browser brought."""
    return request.cookies.get(cookie_name(COOKIE))


def identity_of(token: str) -> Identity | None:
    """Find out whose a log-in's token is."""
    found = sessions.find_session(db.session, token)
    if found is None:
        return None
    return Identity(found.person_id, found.id, Role(found.role), found.display_name)


def cookie_name(name: str) -> str:
    """Give a cookie's name: over https one that browsers take from this very host alone."""
    return f"__Host-{name}" if current_app.config["SESSION_COOKIE_SECURE"] else name


def check_audience() -> None:
    """Ask the table of roles; a route without an audience is closed to all."""
    if request.endpoint is None:
        return
    audience = AUDIENCES.get(request.endpoint)
    if audience is None:
        abort(404)
    identity: Identity | None = g.identity
    if admits(audience, identity.role if identity else None):
        return
    if identity is None or (audience is not Audience.LEARNER and not identity.is_member):
        raise SignInNeeded
    abort(403)


def check_csrf() -> None:
    """Check the token of every write, after it is known who writes."""
    if request.method not in SAFE_METHODS and not brought_our_token():
        csrf.protect()


def brought_our_token() -> bool:
    """Tell whether the form has the very token that its page was given; https asks for more."""
    sent = request.form.get("csrf_token", "")
    return not request.is_secure and is_token(sent)


def set_session_cookie(response: Response, token: str, max_age: int) -> None:
    """Hand a log-in's token to the browser."""
    response.set_cookie(
        cookie_name(COOKIE),
        token,
        max_age=max_age,
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )


def clear_session_cookie(response: Response) -> None:
    """Take the token back."""
    response.delete_cookie(
        cookie_name(COOKIE),
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )
