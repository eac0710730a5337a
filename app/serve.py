"""`python -m app.serve`: bring the database up to date, load the library, serve the site."""

from __future__ import annotations

import errno
import gc
import os
import socket
import sqlite3
import sys
from collections.abc import Mapping

from alembic import command
from alembic.util import CommandError
from flask import Flask
from gunicorn.app.base import BaseApplication
from sqlalchemy.exc import DBAPIError

from app import create_app
from app.commands.content import BANK, LIBRARY
from app.commands.database import migrations_config
from app.config import THREADS, SettingError, Settings, read_settings
from app.db import db
from app.learn.lesson_page import page_of
from app.services.content import ContentError, load_content
from app.services.guests import purge_guests
from app.services.invitations import first_teacher_link
from app.services.reading import open_library


class StartError(Exception):
    """The site cannot be served; the message says why and what to do."""


class Server(BaseApplication):  # type: ignore[misc]
    """Gunicorn with one process of several threads: memory is shared, the database waits."""

    def __init__(self, app: Flask, listener: socket.socket) -> None:
        self.app = app
        self.file_number = listener.detach()
        super().__init__()

    def load_config(self) -> None:
        """Set what differs from gunicorn's defaults."""
        settings = {
            "bind": f"fd://{self.file_number}",
            "workers": 1,
            "worker_class": "gthread",
            "threads": THREADS,
            "keepalive": 15,
            "graceful_timeout": 20,
            "loglevel": "warning",
            "control_socket_disable": True,
        }
        for name, value in settings.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Give the app that was made before the worker.

        What is in memory by now stays there: collecting garbage need not go through it each time.
        """
        gc.collect()
        gc.freeze()
        return self.app


def main() -> int:
    """Serve until stopped. Every reason not to is one sentence and exit code 1."""
    try:
        settings = read_settings()
        with open_port(os.environ) as listener:
            app = make_app(settings)
            announce(site_address(settings, listener), prepare(app, settings))
            Server(app, listener).run()
    except (SettingError, StartError) as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        pass
    return 0


def open_port(env: Mapping[str, str]) -> socket.socket:
    """Listen on HOST and PORT."""
    host, port = env.get("HOST") or "127.0.0.1", port_number(env)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        raise StartError(why_not_listening(host, port, error)) from error


def port_number(env: Mapping[str, str]) -> int:
    """Read the port; 0 takes a free one."""
    text = env.get("PORT") or "5000"
    if not (text.isdecimal() and int(text) < 65536):
        raise SettingError(f"PORT must be a number from 0 to 65535, not {text!r}.")
    return int(text)


def why_not_listening(host: str, port: int, error: OSError) -> str:
    """Say what is wrong with a port or an address."""
    if error.errno == errno.EADDRINUSE:
        other = port + 1 if port < 65535 else 5000
        return f"Port {port} is in use: stop the other program or run PORT={other} make run."
    if error.errno == errno.EACCES:
        return f"Port {port} needs rights that you do not have: run PORT=5000 make run."
    return f"HOST {host!r} is no address of this computer: write 127.0.0.1, or 0.0.0.0 for all."


def make_app(settings: Settings) -> Flask:
    """Make the app, and the folder of what belongs to this installation."""
    try:
        settings.instance_path.mkdir(parents=True, exist_ok=True)
        return create_app(settings)
    except OSError as error:
        raise StartError(
            f"The folder {settings.instance_path} cannot be written ({error.strerror}): "
            "make it writable, or set INSTANCE_PATH to another one."
        ) from error


def prepare(app: Flask, settings: Settings) -> str | None:
    """Bring database and library up to date; give the first teacher's token while there is none."""
    try:
        command.upgrade(migrations_config(settings.database_url), "head")
        with app.test_request_context():
            load_library()
            lay_out_library()
            purge_guests(db.session)
            token = first_teacher_link(db.session)
            db.session.remove()
            db.engine.dispose()
    except CommandError as error:
        raise StartError(
            f"The database was made by a newer version of Crosscurrents ({error}): "
            "update the code, or restore a backup."
        ) from error
    except (DBAPIError, sqlite3.Error) as error:
        raise StartError(why_no_database(settings, error)) from error
    return token


def load_library() -> None:
    """Load the lessons and quizzes in files. If they have problems, the library stays as it is."""
    try:
        load_content(db.session, LIBRARY, BANK)
    except ContentError as error:
        db.session.rollback()
        print(f"{error}\nThe library stays as it was until this is mended.", file=sys.stderr)


def lay_out_library() -> None:
    """Draw the maps of all lessons now: the worker inherits them, and no reader waits."""
    for lesson in open_library(db.session):
        page_of(lesson.pinned)


def why_no_database(settings: Settings, error: DBAPIError | sqlite3.Error) -> str:
    """Say why the database cannot be used."""
    reason = str(getattr(error, "orig", error)).strip().splitlines()[0]
    if settings.database_url.startswith("sqlite"):
        place = settings.database_url.removeprefix("sqlite:///")
        return (
            f"The database {place} cannot be written ({reason}): make its folder writable, "
            "or set INSTANCE_PATH to another folder."
        )
    return f"The database of DATABASE_URL cannot be used ({reason}): start it, or mend the address."


def site_address(settings: Settings, listener: socket.socket) -> str:
    """Give the address under which readers reach the site."""
    if settings.trusted_hosts:
        name = settings.trusted_hosts[0].lstrip(".")
        return f"{'https' if settings.https else 'http'}://{name}"
    host, port = listener.getsockname()[:2]
    host = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104 (compared, not bound)
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def announce(address: str, token: str | None) -> None:
    """Print the address, and the first teacher's link."""
    print(f"Crosscurrents is at {address} (Ctrl-C stops it).")
    if token:
        print("There is no teacher yet. This link makes the first one, once:")
        print(f"{address}/invitations/{token}")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
