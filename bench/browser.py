"""A browser without scripts that keeps its connection, its cookies and its times."""

from __future__ import annotations

import gzip
import re
import time
from html import unescape
from http.client import HTTPConnection
from urllib.parse import urlencode

FIELD = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
ENOUGH = 400  # from here on an answer is a failure


class Browser:
    """One student's browser."""

    def __init__(self, port: int) -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=120)
        self.cookies: dict[str, str] = {}
        self.seconds: list[float] = []
        self.failures: list[str] = []
        self.path, self.body = "", ""

    def open(self, path: str) -> None:
        """Open a page, and go where it leads."""
        self.ask("GET", path)

    def send(self, path: str, fields: dict[str, list[str]]) -> None:
        """Send a form with the hidden fields of the page, and go where it leads."""
        hidden = {name: [unescape(value)] for name, value in FIELD.findall(self.body)}
        self.ask("POST", path, urlencode({**hidden, **fields}, doseq=True))

    def ask(self, method: str, path: str, body: str | None = None) -> None:
        """Send one request; follow a redirect with another."""
        headers = {
            "Host": f"127.0.0.1:{self.connection.port}",
            "Accept": "text/html",
            "Accept-Encoding": "gzip",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        began = time.perf_counter()
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        content = answer.read()
        self.seconds.append(time.perf_counter() - began)
        for cookie in answer.msg.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        if answer.status >= ENOUGH:
            self.failures.append(f"{method} {path}: {answer.status}")
        if answer.status in {302, 303}:
            return self.ask("GET", answer.headers["Location"])
        zipped = answer.headers.get("Content-Encoding") == "gzip"
        self.path, self.body = path, (gzip.decompress(content) if zipped else content).decode()
        return None
