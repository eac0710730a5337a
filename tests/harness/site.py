"""The real app, served on a free port of this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import Thread

from werkzeug.serving import WSGIRequestHandler, make_server

Start = Callable[..., object]
Answerer = Callable[[dict[str, object], Start], Iterable[bytes]]
BLANK = "/.blank"
"""An address of the site that no app ever sees: an empty page."""


class Quiet(WSGIRequestHandler):
    """Serve without a line per request."""

    def log(self, type: str, message: str, *args: object) -> None:
        """Say nothing."""


def blank(_environ: dict[str, object], start: Start) -> list[bytes]:
    """Answer with an empty page, which asks for no icon either."""
    start("200 OK", [("Content-Type", "text/html; charset=utf-8")])
    return [b'<!doctype html><title>Blank</title><link rel="icon" href="data:,">']


class Stage:
    """One address for every app that is tested; between two of them its pages are blank."""

    def __init__(self) -> None:
        self.app: Answerer = blank
        self.address = ""

    def __call__(self, environ: dict[str, object], start: Start) -> list[bytes]:
        """Answer in one piece: the server forgets to close a file when a browser hangs up on it."""
        app = blank if environ["PATH_INFO"] == BLANK else self.app
        body = app(environ, start)
        try:
            return [b"".join(body)]
        finally:
            getattr(body, "close", lambda: None)()

    @contextmanager
    def showing(self, app: Answerer) -> Iterator[str]:
        """Let an app answer while this lasts; give the address."""
        self.app = app
        try:
            yield self.address
        finally:
            self.app = blank


@contextmanager
def served() -> Iterator[Stage]:
    """Serve a stage by threads."""
    stage = Stage()
    server = make_server("127.0.0.1", 0, stage, threaded=True, request_handler=Quiet)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    stage.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield stage
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
