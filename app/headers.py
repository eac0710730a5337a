"""The headers that keep an answer its reader's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from flask import Response, g, request

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

HEADERS = (
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
)


def stamped(answer: WSGIApplication) -> WSGIApplication:
    """Add the headers that every page has: as they are, without looking each up first."""

    def answer_stamped(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        def start_stamped(
            status: str, headers: list[tuple[str, str]], *error: Any
        ) -> Callable[[bytes], object]:
            return start(status, [*headers, *HEADERS], *error)

        return answer(environ, start_stamped)

    return answer_stamped


def set_headers(response: Response) -> Response:
    """Let nothing private stay in a cache, and a site with https keep to it."""
    headers = response.headers
    if request.is_secure:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    if request.endpoint != "static":
        headers.setdefault("Cache-Control", "no-store" if g.get("identity") else "no-cache")
        headers.add("Vary", "Cookie")
    return response
