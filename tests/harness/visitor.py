"""Somebody with a browser without scripts: opens pages, fills forms in, presses buttons."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.security import COOKIE
from tests.harness.checks import problems_of
from tests.harness.page import Page


class Visitor:
    """A visitor of the site. Every page they get is checked."""

    def __init__(self, app: Flask, token: str | None = None) -> None:
        self.app = app
        self.client: FlaskClient = app.test_client()
        self.page: Page | None = None
        if token:
            self.client.set_cookie(COOKIE, token)

    def open(self, address: str, status: int = 200) -> Page:
        """Open an address, follow redirects, and check the page that comes."""
        return self.arrive(self.client.get(address, follow_redirects=True), status)

    def submit(
        self, button: str = "", *, action: str = "", status: int = 200, **fields: object
    ) -> Page:
        """Fill in the form on the page with this button (or action), press it, see what comes."""
        return self.fill(fields, button, action=action, status=status)

    def fill(
        self, fields: dict[str, object], button: str = "", *, action: str = "", status: int = 200
    ) -> Page:
        """Submit a form whose fields have names that Python cannot spell."""
        assert self.page is not None, "open a page first"
        form = self.page.form(button, action)
        values = form.filled(fields, button)
        method, action = form.sent_by(button)
        if method == "GET":
            answer = self.client.get(action, query_string=values, follow_redirects=True)
        else:
            answer = self.client.post(action, data=values, follow_redirects=True)
        return self.arrive(answer, status)

    def post(self, address: str, data: dict[str, object] | None = None, status: int = 200) -> Page:
        """Send something no form on the page would send, with a good token."""
        values = {"csrf_token": self.token(), **(data or {})}
        return self.arrive(self.client.post(address, data=values, follow_redirects=True), status)

    def token(self) -> str:
        """Give a CSRF token of this visitor's, from a page seen before or the log-in page."""
        if self.page is None or "csrf_token" not in self.page.html:
            self.open("/join")
        assert self.page is not None
        tokens = [form.fields().get("csrf_token") for form in self.page.forms]
        return next(token for token in tokens if token)

    def arrive(self, response: TestResponse, status: int) -> Page:
        """Take in a page: the right status, and nothing wrong with it."""
        got = f"{response.request.method} {response.request.path}"
        assert response.status_code == status, f"{got}: {response.status_code}, not {status}"
        assert response.mimetype == "text/html", f"{got} is {response.mimetype}; use .client"
        self.page = Page(response)
        problems = problems_of(self.page)
        assert not problems, f"{got}:\n" + "\n".join(f"  - {problem}" for problem in problems)
        return self.page
