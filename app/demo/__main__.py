"""`python -m app.demo`: make the demo's database, print its log-ins, serve it, and remove it."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from app.config import SettingError, Settings, read_settings
from app.db import now
from app.demo.building import build
from app.demo.people import PASSWORD, TEACHERS, Student
from app.serve import Server, StartError, make_app, open_port, site_address
from app.services.names import suggest_base

SHOWN = 3


def main() -> int:
    """Serve the demo until it is stopped. Every reason not to is one sentence and exit code 1."""
    try:
        with throw_away_folder() as folder:
            serve(settings_in(folder))
    except (SettingError, StartError) as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    return 0


@contextmanager
def throw_away_folder() -> Iterator[Path]:
    """Give a folder, and remove it in the end; not when a worker ends, which is forked from us."""
    folder, owner = Path(tempfile.mkdtemp(prefix="crosscurrents-demo-")), os.getpid()
    try:
        yield folder
    finally:
        if os.getpid() == owner:
            shutil.rmtree(folder, ignore_errors=True)


def settings_in(folder: Path) -> Settings:
    """Read the settings, but keep everything in a folder that goes."""
    database = f"sqlite:///{folder / 'demo.sqlite3'}"
    environ = {**os.environ, "INSTANCE_PATH": str(folder), "DATABASE_URL": database}
    return read_settings(environ)


def serve(settings: Settings) -> None:
    """Make the demo and serve it."""
    listener = open_port(os.environ)
    app = make_app(settings)
    print("Making a class of 24 and its weeks of work …", flush=True)
    students = build(app, now())
    print(f"The demo is at {site_address(settings, listener)} (Ctrl-C stops it).")
    print(logins(students), flush=True)
    Server(app, listener).run()


def logins(students: Sequence[Student]) -> str:
    """Say how to log in."""
    people = [(suggest_base(name), f"teacher ({name})") for name in TEACHERS]
    people += [(student.sign_in_name, f"student ({student.name})") for student in students[:SHOWN]]
    width = max(len(name) for name, _what in people)
    lines = [f"  {name:<{width}}  {what}" for name, what in people]
    text = "It is a throw-away copy: what you do here is gone when you stop it. Log in as"
    return "\n".join([text, *lines, f"each with the password: {PASSWORD}"])


if __name__ == "__main__":
    sys.exit(main())
