"""The real app, served on a free port of this machine while a test lasts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import Thread

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server


class Quiet(WSGIRequestHandler):
    """Serve without a line per request."""

    def log(self, type: str, message: str, *args: object) -> None:
        """Say nothing."""


def whole(app: Flask) -> Callable[..., list[bytes]]:
    """Answer in one piece: this server forgets to close a file when a browser hangs up on it."""

    def answer(environ: dict[str, object], start: Callable[..., object]) -> list[bytes]:
        body: Iterable[bytes] = app(environ, start)
        try:
            return [b"".join(body)]
        finally:
            getattr(body, "close", lambda: None)()

    return answer


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """Serve an app by threads; give its address."""
    server = make_server("127.0.0.1", 0, whole(app), threaded=True, request_handler=Quiet)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
