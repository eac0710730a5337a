"""Flask's signed cookie, and the token of every form: each signature is made or checked once."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from hmac import compare_digest
from typing import cast

from flask import Flask, Request, current_app, session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from flask_wtf.csrf import generate_csrf
from itsdangerous import BadData, TimestampSigner, URLSafeTimedSerializer


class SignedForms(SecureCookieSessionInterface):
    """Flask's signed cookie for forms: one signer, and each signature is checked once.

    A cookie that comes with every page was signed by us the second time too; only its age counts.
    """

    def __init__(self, app: Flask) -> None:
        self.signer = super().get_signing_serializer(app)
        self.unsigned = lru_cache(maxsize=4096)(self.unsign)

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession:
        """Read the cookie that a browser brought; one that is not ours, or too old, is empty."""
        cookie = request.cookies.get(self.get_cookie_name(app))
        if self.signer is None or not cookie:
            return self.session_class()
        try:
            payload, signed_at = self.unsigned(cookie)
            fresh = datetime.now(UTC) - signed_at <= app.permanent_session_lifetime
            return self.session_class(self.signer.load_payload(payload) if fresh else None)
        except BadData:
            return self.session_class()

    def unsign(self, cookie: str) -> tuple[bytes, datetime]:
        """Give what a cookie holds, and when it was signed; raise BadSignature if not by us."""
        signer = cast(URLSafeTimedSerializer, self.signer).make_signer()
        return cast(TimestampSigner, signer).unsign(cookie, return_timestamp=True)

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """Give the signer."""
        return self.signer


def form_token() -> str:
    """Give the token that a form brings back: one for each cookie, so signed once."""
    written = session.get("csrf_token")
    return signed_token(current_app.secret_key, written) if written else generate_csrf()


def is_token(sent: str) -> bool:
    """Tell whether a form brings back what `form_token` gives this cookie."""
    written = session.get("csrf_token")
    token = signed_token(current_app.secret_key, written) if written else ""
    return bool(token) and compare_digest(sent.encode(), token.encode())


@lru_cache(maxsize=4096)
def signed_token(_secret: str | bytes | None, _written: str) -> str:
    """Sign what the cookie says, and keep it for the next page."""
    return str(generate_csrf())
